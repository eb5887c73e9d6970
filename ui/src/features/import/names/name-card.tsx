// One name of the queue. Open: its words, why it is not settled, and the people it may be. Settled:
// one line that says who it is and can be taken back.

import { clsx } from "clsx";
import { Check, UserX } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/button";
import { Kbd } from "@/components/kbd";
import { Pill } from "@/components/pill";
import type { CandidateView, DecisionView, NameDoubtView } from "@/ipc/types";
import { sizeOf, titleOf } from "./names";
import { SomebodyElse } from "./somebody-else";

/** One-digit keys choose as many candidates. */
export const mostKeys = 9;

export const nobody: DecisionView = {
  person: null,
  label: "Nobody on the list",
  isRemembered: false,
};

export const decisionFor = ({ person, label }: CandidateView): DecisionView => ({
  person,
  label,
  isRemembered: false,
});

interface NameCardProps {
  doubt: NameDoubtView;
  id: string;
  isCurrent: boolean;
  webinarId: string | null;
  others: readonly CandidateView[];
  onSettle: (decision: DecisionView | null) => void;
  onFocus: () => void;
}

function Candidate({
  candidate,
  digit,
  onChoose,
}: {
  candidate: CandidateView;
  /** The key that chooses it while this card has the keyboard. */
  digit: number | null;
  onChoose: () => void;
}) {
  return (
    <button
      type="button"
      onClick={onChoose}
      aria-keyshortcuts={digit === null ? undefined : String(digit)}
      className="flex min-h-control w-full items-center gap-2.5 rounded-control border border-line-strong bg-surface px-2.5 py-1 text-left transition-colors hover:bg-hover"
    >
      <span className="flex w-4.5 justify-center">
        {digit !== null && <Kbd>{String(digit)}</Kbd>}
      </span>
      <span className="min-w-0 flex-1">
        <span className="flex min-w-0 flex-wrap items-baseline gap-x-2">
          <bdi className="truncate font-medium">{candidate.label}</bdi>
          {candidate.email && candidate.email !== candidate.label && (
            <span className="truncate text-second">{candidate.email}</span>
          )}
        </span>
        <span className="block text-caption text-third">{candidate.reason}</span>
      </span>
    </button>
  );
}

function Frame({
  doubt,
  id,
  isCurrent,
  onFocus,
  children,
}: Pick<NameCardProps, "doubt" | "id" | "isCurrent" | "onFocus"> & { children: ReactNode }) {
  return (
    <li
      id={id}
      tabIndex={-1}
      aria-label={titleOf(doubt)}
      aria-current={isCurrent || undefined}
      onFocus={onFocus}
      className={clsx(
        "scroll-my-4 rounded-card border bg-surface",
        isCurrent ? "border-accent" : "border-line",
      )}
    >
      {children}
    </li>
  );
}

function SettledCard(props: NameCardProps & { decision: DecisionView }) {
  const { doubt, decision, onSettle } = props;
  const Icon = decision.person === null ? UserX : Check;
  return (
    <Frame {...props}>
      <div className="flex min-h-10 flex-wrap items-center gap-x-2 px-3.5 py-1.5">
        <Icon size={15} className="text-accent" aria-hidden />
        <p className="min-w-0 wrap-anywhere">
          “<bdi>{titleOf(doubt)}</bdi>”{" "}
          <span className="text-second">
            is {decision.person === null ? "nobody on the list" : ""}
          </span>
          {decision.person !== null && <bdi className="font-medium">{decision.label}</bdi>}
        </p>
        {decision.isRemembered && <Pill>Remembered</Pill>}
        <span className="ml-auto flex items-center gap-3">
          <span className="tabular text-caption text-third">{sizeOf(doubt)}</span>
          <Button
            kind="link"
            aria-label={`Undo: who ${titleOf(doubt)} is`}
            onClick={() => onSettle(null)}
          >
            Undo
          </Button>
        </span>
      </div>
    </Frame>
  );
}

export function NameCard(props: NameCardProps) {
  const { doubt, isCurrent, webinarId, others, onSettle } = props;
  if (doubt.decision) return <SettledCard {...props} decision={doubt.decision} />;
  const title = titleOf(doubt);
  return (
    <Frame {...props}>
      <div className="px-3.5 py-3">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <span className="selectable font-section wrap-anywhere">
            “<bdi>{title}</bdi>”
          </span>
          {doubt.name && doubt.email && (
            <span className="selectable truncate text-second">{doubt.email}</span>
          )}
          <span className="tabular text-second">{sizeOf(doubt)}</span>
        </p>
        {doubt.words.length > 0 && (
          <ul className="selectable mt-1 flex flex-col gap-0.5">
            {doubt.words.map((words, index) => (
              <li
                // biome-ignore lint/suspicious/noArrayIndexKey: two messages may be alike, and none moves
                key={index}
                className="line-clamp-2 border-l-2 border-line-strong pl-2 wrap-anywhere"
              >
                <bdi>{words}</bdi>
              </li>
            ))}
          </ul>
        )}
        <p className="mt-1 text-second">{doubt.reason}</p>
        {doubt.candidates.length > 0 && (
          <ul className="mt-2 flex flex-col gap-1.5">
            {doubt.candidates.map((candidate, index) => (
              <li key={candidate.person}>
                <Candidate
                  candidate={candidate}
                  digit={isCurrent && index < mostKeys ? index + 1 : null}
                  onChoose={() => onSettle(decisionFor(candidate))}
                />
              </li>
            ))}
          </ul>
        )}
        <div className="mt-2 -ml-2 flex flex-wrap gap-1">
          <SomebodyElse name={title} webinarId={webinarId} others={others} onPick={onSettle} />
          <Button
            kind="ghost"
            size="sm"
            {...(isCurrent ? { keys: "n" } : {})}
            onClick={() => onSettle(nobody)}
          >
            Nobody on the list
          </Button>
        </div>
      </div>
    </Frame>
  );
}
