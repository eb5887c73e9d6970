// One person: why the score is what it is, when they were there, what they wrote, and where each of
// these came from.

import { Link } from "@tanstack/react-router";
import { ArrowRight, Copy, X } from "lucide-react";
import type { ReactNode } from "react";
import { useAttendee } from "@/api/queries";
import { IconButton } from "@/components/button";
import { InlineError } from "@/components/inline-error";
import { Panel, SectionTitle } from "@/components/panel";
import { Pill } from "@/components/pill";
import { ScoreParts } from "@/components/score-parts";
import { SkeletonLines } from "@/components/skeleton";
import { TierBadge } from "@/components/tier-badge";
import type { AttendeeView, MessageView } from "@/ipc/types";
import { longTime, minutes, score } from "@/lib/format";
import { draftWords } from "./people-columns";
import { Presence } from "./presence";

function Message({ message }: { message: MessageView }) {
  const when =
    message.minute !== null ? `minute ${Math.round(message.minute)}` : (message.at ?? "");
  return (
    <li>
      <p className="tabular flex items-center gap-2 text-caption text-second">
        {when}
        {message.isQuestion && <Pill tone="accent">Question</Pill>}
      </p>
      <p className="selectable wrap-anywhere">
        <bdi>{message.text}</bdi>
      </p>
    </li>
  );
}

function Section({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <section className="mt-5 border-t border-line pt-4">
      <SectionTitle className="mb-2">{title}</SectionTitle>
      {children}
    </section>
  );
}

function Details({ person }: { person: AttendeeView }) {
  const lines: [string, string | null][] = [
    ["Joined", person.joinTime && longTime(person.joinTime)],
    ["Left", person.exitTime && longTime(person.exitTime)],
    [
      "There for",
      person.row.attendanceMinutes === null ? null : minutes(person.row.attendanceMinutes),
    ],
    ["Location", person.location],
    ["Place in the list", person.row.rank.toLocaleString("en-US")],
    ["From", person.source],
  ];
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1">
      {lines.map(
        ([name, value]) =>
          value && (
            <div key={name} className="col-span-2 grid grid-cols-subgrid">
              <dt className="text-second">{name}</dt>
              <dd className="selectable tabular wrap-anywhere">{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

export function PersonPanel({
  webinarId,
  id,
  length,
  onClose,
  onCopy,
}: {
  webinarId: string;
  id: string;
  /** The webinar's minutes, where known. */
  length: number | null;
  onClose: () => void;
  onCopy: (email: string) => void;
}) {
  const attendee = useAttendee(id);
  const person = attendee.data;
  const { word, tone } = draftWords(person?.row.draft ?? null);

  return (
    <Panel
      label="Person"
      footer={
        person?.row.draft && (
          <Link
            to="/webinars/$webinarId/drafts"
            params={{ webinarId }}
            search={{ draft: person.row.draft.id }}
            draggable={false}
            className="flex h-control-lg items-center gap-2 rounded-control border border-line-strong bg-surface px-3 font-medium hover:bg-hover"
          >
            Open the draft
            <span className={tone}>{word}</span>
            <ArrowRight size={15} className="ml-auto text-third" aria-hidden />
          </Link>
        )
      }
    >
      {attendee.isError && <InlineError error={attendee.error} />}
      {!person && !attendee.isError && <SkeletonLines lines={6} label="The person is loading" />}
      {person && (
        <>
          <div className="flex items-start gap-1">
            <div className="min-w-0 flex-1">
              <h2 className="selectable text-title font-title wrap-anywhere">
                <bdi>{person.row.name || "(no name)"}</bdi>
              </h2>
              <p className="selectable text-second wrap-anywhere">
                {person.row.email ?? "no address"}
              </p>
            </div>
            {person.row.email && (
              <IconButton
                icon={Copy}
                label="Copy address"
                keys="c"
                onClick={() => onCopy(person.row.email ?? "")}
              />
            )}
            <IconButton icon={X} label="Close" keys="escape" onClick={onClose} />
          </div>
          <section className="mt-5 border-t border-line pt-4">
            <SectionTitle className="mb-2" action={<TierBadge tier={person.row.tier} />}>
              {person.row.attended ? (
                <>
                  Score <span className="tabular">{score(person.row.score)}</span>
                </>
              ) : (
                "Did not come"
              )}
            </SectionTitle>
            <ScoreParts score={person.score} />
          </section>
          {person.joinMinute !== null && person.exitMinute !== null && (
            <Section title="Presence">
              <Presence person={person} length={length} />
            </Section>
          )}
          {person.messages.length > 0 && (
            <Section title={`Messages (${person.messages.length})`}>
              <ol className="flex flex-col gap-2.5">
                {person.messages.map((message, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: messages have no identity but their place
                  <Message key={index} message={message} />
                ))}
              </ol>
            </Section>
          )}
          <Section title="Details">
            <Details person={person} />
          </Section>
        </>
      )}
    </Panel>
  );
}
