// Who gets a mail with this file and who does not, each with the reason. The numbers add up to
// everybody on the list; the core counts them.

import { Link } from "@tanstack/react-router";
import {
  CircleAlert,
  CircleCheck,
  CircleDashed,
  type LucideIcon,
  TriangleAlert,
} from "lucide-react";
import type { ReactNode } from "react";
import { useDraftsAlone } from "@/api/queries";
import type {
  DraftKind,
  DraftQuery,
  EarlierExportView,
  ExportPreviewView,
  LeftOutView,
} from "@/ipc/types";
import { counted } from "@/lib/words";

const linkLook = "shrink-0 rounded-tag font-medium text-accent underline-offset-2 hover:underline";

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
  detail?: string;
  action?: ReactNode;
}) {
  return (
    <li className="flex items-start gap-3 border-t border-line py-2">
      <Icon size={17} className={`mt-px ${tone}`} aria-hidden />
      <div className="tabular min-w-0 flex-1">
        <p>{children}</p>
        {detail && (
          <p className="text-caption text-second wrap-anywhere">
            <bdi>{detail}</bdi>
          </p>
        )}
      </div>
      {action}
    </li>
  );
}

const looks: Record<string, { icon: LucideIcon; tone: string }> = {
  blocked: { icon: CircleAlert, tone: "text-bad" },
  unapproved: { icon: TriangleAlert, tone: "text-warm" },
};
const otherLook = { icon: CircleDashed, tone: "text-third" };

/** As many names as recognise the group. */
const namesShown = 3;

function names({ labels, people }: LeftOutView): string {
  const shown = labels.slice(0, namesShown).join(", ");
  const others = people - Math.min(labels.length, namesShown);
  return shown && others > 0 ? `${shown} and ${others.toLocaleString("en-US")} more` : shown;
}

/** Where mails are already, the latest first. */
function earlierWords(earlier: readonly EarlierExportView[]): string {
  const shown = earlier.slice(0, namesShown).map(({ target, exportedAt, mails }) => {
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

export function Preflight({
  webinarId,
  preview,
  includeUnapproved,
}: {
  webinarId: string;
  preview: ExportPreviewView;
  includeUnapproved: boolean;
}) {
  // The draft that a reader begins with to empty the group.
  const begin: Record<string, string | null | undefined> = {
    blocked: useDraftsAlone(webinarId, blocked).data?.first,
    unapproved: useDraftsAlone(webinarId, unapproved).data?.first,
  };
  const ready = counted(preview.ready, "mail");
  return (
    <ul className="mt-3 border-b border-line">
      <Line
        icon={preview.ready > 0 ? CircleCheck : CircleDashed}
        tone={preview.ready > 0 ? "text-good" : "text-third"}
      >
        {includeUnapproved
          ? `${ready} in the file, read or not`
          : `${ready} approved and in the file`}
      </Line>
      {preview.exportedBefore > 0 && (
        <Line
          icon={TriangleAlert}
          tone="text-warm"
          detail="They are in this file again. Import it where the first file went, or people get two mails."
        >
          {counted(preview.exportedBefore, "mail was", "mails were")} exported before
          {preview.earlier.length > 0 && `: ${earlierWords(preview.earlier)}`}
        </Line>
      )}
      {preview.leftOut.map((group) => {
        const { icon, tone } = looks[group.reason] ?? otherLook;
        const place = { to: "/webinars/$webinarId/drafts", params: { webinarId } } as const;
        return (
          <Line
            key={group.reason}
            icon={icon}
            tone={tone}
            detail={names(group)}
            action={
              group.reason === "blocked" || group.reason === "unapproved" ? (
                <Link
                  {...place}
                  search={{ draft: begin[group.reason] ?? undefined }}
                  className={linkLook}
                >
                  Review
                </Link>
              ) : (
                group.reason === "no_draft" && (
                  <Link {...place} className={linkLook}>
                    Write drafts
                  </Link>
                )
              )
            }
          >
            {group.message}
          </Line>
        );
      })}
    </ul>
  );
}
