// One person: why the score is what it is, when they were there, what they wrote, and where each of
// these came from.

import { Link } from "@tanstack/react-router";
import { clsx } from "clsx";
import { ArrowRight, Copy, UserX, X } from "lucide-react";
import type { ReactNode } from "react";
import { useAttendee } from "@/api/queries";
import { Button, IconButton } from "@/components/button";
import { InlineError } from "@/components/inline-error";
import { Panel, SectionTitle } from "@/components/panel";
import { Presence, timesOf } from "@/components/presence";
import { ScoreParts } from "@/components/score-parts";
import { SkeletonLines } from "@/components/skeleton";
import { TierBadge } from "@/components/tier-badge";
import type { Asked, AttendeeRowView, AttendeeView, PollAnswerView } from "@/ipc/types";
import { longTime, minutes, score } from "@/lib/format";
import { standingName, whyLeftOut } from "@/lib/words";
import { Elsewhere } from "./elsewhere";
import { type Keep, keepChoices } from "./keeping";
import { NeverAgain } from "./never-again";
import { draftWords } from "./people-columns";
import { Answers, Message } from "./person-words";

function Section({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <section className="mt-5 border-t border-line pt-4">
      <SectionTitle className="mb-2">{title}</SectionTitle>
      {children}
    </section>
  );
}

/** What they answered where it was asked; nothing where they answered nothing. */
function AnswersSection({
  title,
  answers,
  asked,
}: {
  title: string;
  answers: readonly PollAnswerView[];
  asked: Asked;
}) {
  const given = answers.filter((answer) => answer.asked === asked);
  return (
    given.length > 0 && (
      <Section title={`${title} (${given.length})`}>
        <Answers answers={given} />
      </Section>
    )
  );
}

/** Whether they count, why not, and the way to change it. */
function Audience({ row, onKeep }: { row: AttendeeRowView; onKeep: Keep }) {
  return (
    <div className="mt-3 flex flex-wrap items-center gap-x-2 gap-y-1">
      {!row.isAudience && (
        <p className="flex min-w-0 items-center gap-1.5 text-warm">
          <UserX size={15} aria-hidden />
          Left out: {whyLeftOut(row)}
        </p>
      )}
      {row.isAudience && row.kept && <p className="text-second">Counted as audience by you</p>}
      <span className={clsx("flex gap-1", row.isAudience && !row.kept && "-ml-2")}>
        {keepChoices(row).map(({ title, keys, kept }) => (
          <Button
            key={title}
            kind={kept === true ? "secondary" : "ghost"}
            size="sm"
            keys={keys}
            onClick={() => onKeep(row, kept)}
          >
            {title}
          </Button>
        ))}
      </span>
    </div>
  );
}

function Details({ person }: { person: AttendeeView }) {
  const lines: [string, string | null][] = [
    ["Came", standingName[person.row.standing]],
    ["Joined", person.joinTime && longTime(person.joinTime)],
    ["Left", person.exitTime && longTime(person.exitTime)],
    [
      "There for",
      person.row.attendanceMinutes === null ? null : minutes(person.row.attendanceMinutes),
    ],
    ["Location", person.row.location],
    ["Place in the list", person.row.isAudience ? person.row.rank.toLocaleString("en-US") : null],
    ["From", person.source],
  ];
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1">
      {lines.map(
        ([name, value]) =>
          value && (
            <div key={name} className="col-span-2 grid grid-cols-subgrid">
              <dt className="text-second">{name}</dt>
              <dd className="selectable wrap-anywhere">{value}</dd>
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
  onKeep,
}: {
  webinarId: string;
  id: string;
  /** The webinar's minutes, where known. */
  length: number | null;
  onClose: () => void;
  onCopy: (email: string) => void;
  onKeep: Keep;
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
          <Audience row={person.row} onKeep={onKeep} />
          <section className="mt-5 border-t border-line pt-4" hidden={!person.row.isAudience}>
            <SectionTitle className="mb-2" action={<TierBadge tier={person.row.tier} />}>
              {person.row.standing === "attended" ? (
                <>
                  Score <span className="tabular">{score(person.row.score)}</span>
                </>
              ) : (
                standingName[person.row.standing]
              )}
            </SectionTitle>
            <ScoreParts score={person.score} />
          </section>
          {timesOf(person).length > 0 && (
            <Section title="Presence">
              <Presence key={person.row.id} person={person} length={length} />
            </Section>
          )}
          <AnswersSection title="Poll answers" answers={person.pollAnswers} asked="in_poll" />
          <AnswersSection
            title="Answers on registering"
            answers={person.pollAnswers}
            asked="on_registering"
          />
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
          {person.elsewhere.length > 0 && (
            <Section title={`Other webinars (${person.elsewhere.length})`}>
              <Elsewhere others={person.elsewhere} />
            </Section>
          )}
          <Section title="Details">
            <Details person={person} />
          </Section>
          <NeverAgain key={person.row.id} row={person.row} onErased={onClose} />
        </>
      )}
    </Panel>
  );
}
