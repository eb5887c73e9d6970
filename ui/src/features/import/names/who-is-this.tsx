// The queue "Who is this?": names that match nobody on the list, or several. Their messages are kept
// and count for no one until a person has decided; nothing here has to be decided to go on.

import { clsx } from "clsx";
import { useCallback, useMemo, useState } from "react";
import type { NameDeed } from "@/api/import-mutations";
import { Button } from "@/components/button";
import { InlineError } from "@/components/inline-error";
import { Keys } from "@/components/kbd";
import { SectionTitle } from "@/components/panel";
import { Pill } from "@/components/pill";
import type { DecisionView, NameDoubtView } from "@/ipc/types";
import { NameCard } from "./name-card";
import { allCandidates, nextOpen, settledCount, settledWords, stepped } from "./names";
import { useNameKeys } from "./use-name-keys";

/** So many cards are drawn before a person asks for all. */
const firstCards = 25;

/** Where the links to the queue lead. */
export const namesPlace = "who-is-this";

const cardId = (doubts: readonly NameDoubtView[], key: string) =>
  `name-${doubts.findIndex((doubt) => doubt.key === key)}`;

/** After React has drawn the cards anew. */
function focusCard(id: string): void {
  requestAnimationFrame(() => document.getElementById(id)?.focus());
}

/** What the keys of use-name-keys.ts can do to the name they act on, and nothing that they cannot. */
function KeyHints({ current, count }: { current: NameDoubtView; count: number }) {
  const isOpen = current.decision === null;
  return (
    <span className="hidden items-center gap-3 text-caption text-third mid:flex">
      {count > 1 && (
        <span className="flex items-center gap-1">
          <Keys keys="j" />
          <Keys keys="k" /> move
        </span>
      )}
      {isOpen && current.candidates.length > 0 && (
        <span className="flex items-center gap-1">
          <Keys keys="1" /> choose
        </span>
      )}
      {!isOpen && (
        <span className="flex items-center gap-1">
          <Keys keys="u" /> take back
        </span>
      )}
    </span>
  );
}

export function WhoIsThis({
  doubts,
  deed,
  webinarId,
  className,
}: {
  doubts: readonly NameDoubtView[];
  deed: NameDeed;
  /** The imported webinar whose list can be searched; null before the import. */
  webinarId: string | null;
  className?: string;
}) {
  const [cursor, setCursor] = useState<string | null>(null);
  const [isWhole, setWhole] = useState(false);
  const current =
    doubts.find((doubt) => doubt.key === cursor) ??
    doubts.find((doubt) => doubt.decision === null) ??
    doubts[0];
  const at = current ? doubts.indexOf(current) : -1;
  const shown = isWhole || at >= firstCards ? doubts : doubts.slice(0, firstCards);
  const others = useMemo(() => allCandidates(doubts), [doubts]);
  const { settle } = deed;
  const currentKey = current?.key ?? null;

  const goTo = useCallback(
    (key: string) => {
      setCursor(key);
      focusCard(cardId(doubts, key));
    },
    [doubts],
  );
  const step = useCallback(
    (by: number) => {
      // The first key only shows where the keyboard is.
      const key = cursor === null ? currentKey : stepped(doubts, currentKey, by);
      if (key !== null) goTo(key);
    },
    [doubts, cursor, currentKey, goTo],
  );
  const decide = useCallback(
    (doubt: NameDoubtView, decision: DecisionView | null) => {
      settle({ key: doubt.key, decision });
      goTo((decision !== null && nextOpen(doubts, doubt.key)) || doubt.key);
    },
    [settle, doubts, goTo],
  );
  useNameKeys(current, step, decide);

  if (doubts.length === 0) return null;
  const open = doubts.length - settledCount(doubts);
  return (
    <section id={namesPlace} aria-label="Who is this?" className={clsx("scroll-mt-4", className)}>
      <SectionTitle
        aside={<Pill tone={open > 0 ? "warn" : "accent"}>{settledWords(doubts)}</Pill>}
        action={current && <KeyHints current={current} count={doubts.length} />}
      >
        Who is this?
      </SectionTitle>
      <p className="mt-0.5 text-second">
        {open > 0
          ? `What they wrote is kept, and counts for nobody until you say whose it is.${webinarId === null ? " It can wait until after the import." : ""}`
          : "All names are settled, also for the next files of this series."}
      </p>
      {deed.error && <InlineError error={deed.error} className="mt-2" />}
      <ul className="mt-2 flex flex-col gap-2">
        {shown.map((doubt) => (
          <NameCard
            key={doubt.key}
            id={cardId(doubts, doubt.key)}
            doubt={doubt}
            isCurrent={doubt === current}
            webinarId={webinarId}
            others={others}
            onFocus={() => setCursor(doubt.key)}
            onSettle={(decision) => decide(doubt, decision)}
          />
        ))}
      </ul>
      {shown.length < doubts.length && (
        <Button kind="link" className="mt-2" onClick={() => setWhole(true)}>
          Show all {doubts.length.toLocaleString("en-US")}
        </Button>
      )}
    </section>
  );
}
