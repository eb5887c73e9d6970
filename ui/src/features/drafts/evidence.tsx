// The right pane: what is wrong, what the mail rests on, how the score came about, a note of the
// user's own, and where the versions are.

import { clsx } from "clsx";
import { Button } from "@/components/button";
import { SectionTitle } from "@/components/panel";
import { ScoreParts } from "@/components/score-parts";
import { TierBadge } from "@/components/tier-badge";
import type { DraftView, Fact } from "@/ipc/types";
import { score as scoreText } from "@/lib/format";
import { Findings, QualityLight } from "./findings";
import { NoteField } from "./note-field";
import { PersonStory } from "./person-story";
import { isFactMarked, type Pointed } from "./pointing";
import { VoiceMatch } from "./voice-match";

function FactLine({
  fact,
  used,
  pointed,
  onPoint,
}: {
  fact: Fact;
  used: boolean;
  pointed: Pointed;
  onPoint: (pointed: Pointed) => void;
}) {
  return (
    <li
      onPointerEnter={() => onPoint({ kind: "fact", id: fact.id })}
      onPointerLeave={() => onPoint(null)}
      className={clsx(
        "-mx-2 flex gap-3 rounded-control px-2 py-1 transition-colors",
        isFactMarked(pointed, fact.id) && "bg-mark",
      )}
    >
      <span
        className={clsx(
          "tabular w-3 shrink-0 text-caption font-section",
          used ? "text-accent" : "text-third",
        )}
      >
        {fact.id}
      </span>
      <div className="selectable min-w-0 wrap-anywhere">
        <p
          className={clsx(
            "text-caption",
            isFactMarked(pointed, fact.id) ? "text-ink" : "text-second",
          )}
        >
          <bdi>{fact.source}</bdi>
        </p>
        <p>
          <bdi>{fact.text}</bdi>
        </p>
      </div>
    </li>
  );
}

function Facts({
  draft,
  pointed,
  onPoint,
}: {
  draft: DraftView;
  pointed: Pointed;
  onPoint: (pointed: Pointed) => void;
}) {
  const used = new Set(draft.mail.blocks.flatMap((block) => block.facts));
  const resting = draft.facts.filter((fact) => used.has(fact.id));
  const others = draft.facts.filter((fact) => !used.has(fact.id));
  const line = (fact: Fact) => (
    <FactLine
      key={fact.id}
      fact={fact}
      used={used.has(fact.id)}
      pointed={pointed}
      onPoint={onPoint}
    />
  );
  return (
    <section aria-label="What it rests on">
      <SectionTitle className="mb-1.5">What it rests on</SectionTitle>
      {resting.length === 0 ? (
        <p className="text-second">On nothing about this person. It could go to anybody.</p>
      ) : (
        <ol className="flex flex-col gap-0.5">{resting.map(line)}</ol>
      )}
      {others.length > 0 && (
        <details className="mt-1.5">
          <summary className="rounded-tag text-caption text-second hover:text-ink">
            {others.length} more known, not used
          </summary>
          <ol className="mt-1.5 flex flex-col gap-0.5">{others.map(line)}</ol>
        </details>
      )}
    </section>
  );
}

const engineName = { templates: "by templates", openai: "by the model" };

export function Evidence({
  draft,
  keyed,
  pointed,
  onPoint,
  fixing,
  onFix,
  comparing,
  onCompare,
}: {
  draft: DraftView;
  /** The place of the finding that the key puts right. */
  keyed: number | null;
  pointed: Pointed;
  onPoint: (pointed: Pointed) => void;
  /** A finding is being put right. */
  fixing: boolean;
  onFix: (at: number) => void;
  comparing: boolean;
  onCompare: () => void;
}) {
  return (
    <>
      <QualityLight draft={draft} />
      <Findings
        findings={draft.findings}
        keyed={keyed}
        pointed={pointed}
        onPoint={onPoint}
        fixing={fixing}
        onFix={onFix}
      />
      <Facts draft={draft} pointed={pointed} onPoint={onPoint} />
      {draft.fallback && (
        <p className="mt-3 text-caption text-second">
          Written by templates, although a model was asked: {draft.fallback}
        </p>
      )}
      {draft.voice && <VoiceMatch match={draft.voice} />}
      <section aria-label="Score" className="mt-5 border-t border-line pt-4">
        <SectionTitle className="mb-2" action={<TierBadge tier={draft.score.tier} />}>
          Score{" "}
          {draft.score.parts.length > 0 && (
            <span className="tabular">{scoreText(draft.score.value)}</span>
          )}
        </SectionTitle>
        <ScoreParts score={draft.score} />
      </section>
      <PersonStory attendeeId={draft.item.attendeeId} />
      <section className="mt-5 border-t border-line pt-4">
        <NoteField key={draft.item.id} draft={draft} />
      </section>
      <section
        aria-label="Versions"
        className="mt-5 flex items-center gap-2 border-t border-line pt-4 text-second"
      >
        <p className="tabular">
          Version {draft.version} of {draft.versions},{" "}
          {draft.item.userEdited ? "edited by you" : engineName[draft.item.engine]}
        </p>
        {draft.versions > 1 && (
          <Button kind="link" className="ml-auto" aria-pressed={comparing} onClick={onCompare}>
            {comparing ? "Close" : "Compare"}
          </Button>
        )}
      </section>
    </>
  );
}
