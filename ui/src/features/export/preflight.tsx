// Who gets a mail and who does not, each with the reason and a way to do something about it. The
// numbers add up to everybody on the list; the core counts them.

import { Link } from "@tanstack/react-router";
import {
  Ban,
  ChevronDown,
  ChevronRight,
  CircleAlert,
  CircleCheck,
  CircleDashed,
  type LucideIcon,
  TriangleAlert,
  Users,
} from "lucide-react";
import { type ReactNode, useState } from "react";
import { usePreflight } from "@/api/contact";
import { useUpdateSettings } from "@/api/mutations";
import { useDraftsAlone, useSettings } from "@/api/queries";
import { Button } from "@/components/button";
import { InlineError } from "@/components/inline-error";
import { SkeletonLines } from "@/components/skeleton";
import type {
  DraftKind,
  DraftQuery,
  EarlierExportView,
  PreflightGroupView,
  PreflightSettings,
} from "@/ipc/types";
import { counted } from "@/lib/words";
import { adviceFor, names } from "./preflight-words";

const linkLook = "shrink-0 rounded-tag font-medium text-accent underline-offset-2 hover:underline";

const looks: Record<string, { icon: LucideIcon; tone: string }> = {
  blocked: { icon: CircleAlert, tone: "text-bad" },
  unapproved: { icon: TriangleAlert, tone: "text-warm" },
  do_not_contact: { icon: Ban, tone: "text-third" },
  bounced: { icon: Ban, tone: "text-third" },
  shared_address: { icon: Users, tone: "text-warm" },
};
const otherLook = { icon: CircleDashed, tone: "text-third" };

/** As many earlier files as are named. */
const filesShown = 3;

/** Where mails are already, the latest first. */
function earlierWords(earlier: readonly EarlierExportView[]): string {
  const shown = earlier.slice(0, filesShown).map(({ target, exportedAt, mails }) => {
    const day = new Date(exportedAt).toLocaleDateString("en-US", {
      month: "short",
      day: "numeric",
    });
    return `${mails.toLocaleString("en-US")} for ${target} on ${day}`;
  });
  return shown.join(", ");
}

/** The drafts of a group that wait for their reader, the riskiest first. */
const waiting = (states: DraftKind[]): DraftQuery => ({
  search: "",
  tiers: [],
  states,
  asked: false,
  rule: null,
  engine: null,
  edited: false,
  sort: "risk",
  kept: null,
});
const blocked = waiting(["blocked"]);
const unapproved = waiting(["warned", "to_review"]);

function Line({
  icon: Icon,
  tone,
  children,
  detail,
  action,
}: {
  icon: LucideIcon;
  tone: string;
  children: ReactNode;
  detail?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <li className="flex items-start gap-3 border-t border-line py-2">
      <Icon size={17} className={`mt-px shrink-0 ${tone}`} aria-hidden />
      <div className="tabular min-w-0 flex-1">
        <p>{children}</p>
        {detail}
      </div>
      {action}
    </li>
  );
}

/** The people of a group: some names at first, then each with the way to them and to their draft. */
function People({ webinarId, group }: { webinarId: string; group: PreflightGroupView }) {
  const [isOpen, setOpen] = useState(false);
  const Chevron = isOpen ? ChevronDown : ChevronRight;
  const advice = adviceFor[group.reason];
  const others = group.people - group.shown.length;
  return (
    <div className="text-caption text-second">
      {advice && <p>{advice}</p>}
      {group.shown.length > 0 && (
        <button
          type="button"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
          className="-ml-1 flex max-w-full items-center gap-1 rounded-tag px-1 text-left hover:text-ink"
        >
          <Chevron size={13} className="shrink-0" aria-hidden />
          <span className="wrap-anywhere">
            <bdi>{isOpen ? "The people" : names(group)}</bdi>
          </span>
        </button>
      )}
      {isOpen && (
        <ul className="mt-1 flex flex-col gap-0.5 pl-4">
          {group.shown.map((person) => (
            <li key={person.id} className="flex items-baseline gap-3">
              <Link
                to="/webinars/$webinarId/people"
                params={{ webinarId }}
                search={{ person: person.id }}
                className="min-w-0 rounded-tag underline-offset-2 wrap-anywhere hover:underline"
              >
                <bdi>{person.label}</bdi>
              </Link>
              {person.draft && (
                <Link
                  to="/webinars/$webinarId/drafts"
                  params={{ webinarId }}
                  search={{ draft: person.draft }}
                  aria-label={`Draft to ${person.label}`}
                  className={linkLook}
                >
                  Draft
                </Link>
              )}
            </li>
          ))}
          {others > 0 && <li>and {others.toLocaleString("en-US")} more</li>}
        </ul>
      )}
    </div>
  );
}

/** Changes what the look does about people who were mailed lately. */
function useRule() {
  const settings = useSettings().data;
  const { mutate, isPending } = useUpdateSettings();
  const change = (preflight: Partial<PreflightSettings>) => {
    if (settings) mutate({ ...settings, preflight: { ...settings.preflight, ...preflight } });
  };
  return { change, isPending };
}

export function Preflight({
  webinarId,
  target,
  includeUnapproved,
  earlier,
}: {
  webinarId: string;
  target: string;
  includeUnapproved: boolean;
  /** Files that some of these mails are in already. */
  earlier: readonly EarlierExportView[];
}) {
  const { data: look, error } = usePreflight(webinarId, target, includeUnapproved);
  const rule = useRule();
  // The draft that a reader begins with to empty the group.
  const begin: Record<string, string | null | undefined> = {
    blocked: useDraftsAlone(webinarId, blocked).data?.first,
    unapproved: useDraftsAlone(webinarId, unapproved).data?.first,
  };
  if (error) return <InlineError error={error} className="mt-3" />;
  if (!look) {
    return (
      <div className="mt-4">
        <SkeletonLines lines={4} label="The list is loading" />
      </div>
    );
  }
  const drafts = { to: "/webinars/$webinarId/drafts", params: { webinarId } } as const;
  const actions: Record<string, ReactNode> = {
    no_draft: (
      <Link {...drafts} className={linkLook}>
        Write drafts
      </Link>
    ),
    do_not_contact: (
      <Link to="/settings" className={linkLook}>
        The list
      </Link>
    ),
    mailed_lately: (
      <Button
        kind="link"
        className="shrink-0"
        busy={rule.isPending}
        onClick={() => rule.change({ leaveOutMailed: false })}
      >
        Write all the same
      </Button>
    ),
  };
  actions.bounced = actions.do_not_contact;
  for (const reason of ["blocked", "unapproved"]) {
    actions[reason] = (
      <Link {...drafts} search={{ draft: begin[reason] ?? undefined }} className={linkLook}>
        Review
      </Link>
    );
  }
  const ready = counted(look.ready, "mail");
  return (
    <ul className="mt-3 border-b border-line">
      <Line
        icon={look.ready > 0 ? CircleCheck : CircleDashed}
        tone={look.ready > 0 ? "text-good" : "text-third"}
      >
        {includeUnapproved
          ? `${ready} in the file, read or not`
          : `${ready} approved and in the file`}
      </Line>
      {look.warnings.map((group) => (
        <Line
          key={group.reason}
          icon={TriangleAlert}
          tone="text-warm"
          detail={
            <People webinarId={webinarId} group={{ ...group, reason: `warned_${group.reason}` }} />
          }
          action={
            group.reason === "mailed_lately" && (
              <Button
                kind="link"
                className="shrink-0"
                busy={rule.isPending}
                onClick={() => rule.change({ leaveOutMailed: true })}
              >
                Leave them out
              </Button>
            )
          }
        >
          {group.message}
          {group.reason === "exported" && earlier.length > 0 && `: ${earlierWords(earlier)}`}
        </Line>
      ))}
      {look.groups.map((group) => {
        const { icon, tone } = looks[group.reason] ?? otherLook;
        return (
          <Line
            key={group.reason}
            icon={icon}
            tone={tone}
            detail={<People webinarId={webinarId} group={group} />}
            action={actions[group.reason]}
          >
            {group.message}
          </Line>
        );
      })}
    </ul>
  );
}
