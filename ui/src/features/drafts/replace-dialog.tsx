// One phrase for another in many drafts. Every place is shown before anything changes, with what it
// costs: approvals that are revoked, drafts that a check would block. What is done is what was shown,
// or nothing.

import { useVirtualizer } from "@tanstack/react-virtual";
import { useDeferredValue, useMemo, useRef, useState } from "react";
import { useReplacePhrase } from "@/api/mutations";
import { useReplacePreview } from "@/api/queries";
import { Button } from "@/components/button";
import { Checkbox } from "@/components/checkbox";
import { Dialog } from "@/components/dialog";
import { Field, Input } from "@/components/field";
import { InlineError } from "@/components/inline-error";
import { saidFailure } from "@/components/toast";
import type {
  DraftScope,
  Phrase,
  PhraseHit,
  ReplaceDraftView,
  ReplacePreviewView,
} from "@/ipc/types";
import { counted } from "@/lib/words";
import { useSaidStep } from "./use-said-step";

const empty: Phrase = {
  find: "",
  replacement: "",
  matchCase: false,
  wholeWords: false,
  inSubject: true,
  inBody: true,
  inLinks: true,
};

const options = [
  ["matchCase", "Match case"],
  ["wholeWords", "Whole words"],
  ["inSubject", "In subjects"],
  ["inBody", "In texts and notes"],
  ["inLinks", "In link targets"],
] as const;

const placeName: Record<PhraseHit["place"], string> = {
  subject: "Subject",
  body: "Text",
  note: "Note",
  link: "Link",
};

/** Height of a line in pixels: the virtualiser must know it before anything is drawn. */
const lineHeight = 72;

interface Line {
  key: string;
  draft: ReplaceDraftView;
  hit: PhraseHit;
}

/** One line a place; a draft's consequences stand at its first. */
export function linesOf(preview: ReplacePreviewView): Line[] {
  return preview.drafts.flatMap((draft) =>
    draft.hits.map((hit, at) => ({ key: `${draft.id} ${at}`, draft, hit })),
  );
}

/** "3 approvals will be revoked. 1 draft will be blocked." */
export function consequences({ revokes, blocks, found, left }: ReplacePreviewView): string {
  const findings = found - blocks;
  return [
    revokes > 0 && `${counted(revokes, "approval")} will be revoked.`,
    blocks > 0 && `${counted(blocks, "draft")} will be blocked by a check.`,
    findings > 0 && `${counted(findings, "draft")} will have a new finding.`,
    ...left,
  ]
    .filter(Boolean)
    .join(" ");
}

function Hits({ preview, replacement }: { preview: ReplacePreviewView; replacement: string }) {
  const scroller = useRef<HTMLDivElement>(null);
  const lines = useMemo(() => linesOf(preview), [preview]);
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => lineHeight,
    overscan: 8,
  });
  return (
    <section
      ref={scroller}
      aria-label="Every place"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard
      tabIndex={0}
      className="h-80 overflow-y-auto border-y border-line"
    >
      <ul className="relative" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((row) => {
          const line = lines[row.index];
          if (!line) return null;
          const { draft, hit } = line;
          const cost = draft.blocks ? "Becomes blocked" : draft.revokes ? "Approval revoked" : "";
          return (
            <li
              key={line.key}
              aria-setsize={lines.length}
              aria-posinset={row.index + 1}
              className="absolute inset-x-0 top-0 overflow-hidden px-5 py-2"
              style={{ height: row.size, transform: `translateY(${row.start}px)` }}
            >
              <p className="flex justify-between gap-3 text-caption text-second">
                <span className="truncate">
                  {draft.label} · {placeName[hit.place]}
                </span>
                <span className={draft.blocks ? "text-bad" : ""}>{cost}</span>
              </p>
              <p className="line-clamp-2 wrap-anywhere">
                {hit.lead}
                <del className="rounded-tag bg-bad-soft text-bad">{hit.words}</del>
                <ins className="rounded-tag bg-accent-soft text-accent no-underline">
                  {replacement}
                </ins>
                {hit.tail}
              </p>
              {draft.findings.length > 0 && (
                <p className="truncate text-caption text-second">{draft.findings.join(" ")}</p>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

export function ReplaceDialog({
  scope,
  open,
  onOpenChange,
}: {
  /** The drafts to look in. */
  scope: DraftScope;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  const [phrase, setPhrase] = useState(empty);
  const asked = useDeferredValue(phrase);
  const isAsked = open && asked.find.trim() !== "";
  const { data, error, refetch, isPlaceholderData } = useReplacePreview(scope, asked, isAsked);
  const { mutate: replace, isPending, error: failure, reset } = useReplacePhrase();
  const saidStep = useSaidStep();
  const [isStale, setStale] = useState(false);
  const preview = isAsked ? data : undefined;
  // What is done is what is shown: not while another answer is on its way.
  const isReady = preview !== undefined && !isPlaceholderData && asked === phrase;

  const set = (change: Partial<Phrase>) => {
    reset();
    setStale(false);
    setPhrase((now) => ({ ...now, ...change }));
  };
  const apply = () => {
    if (!preview || !isReady) return;
    replace(
      { scope, phrase, mark: preview.mark },
      {
        onSuccess: ({ done }) => {
          if (!done) {
            setStale(true);
            void refetch();
            return;
          }
          onOpenChange(false);
          setPhrase(empty);
          void saidStep(done, "No draft was changed.").catch(saidFailure);
        },
      },
    );
  };

  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Replace a phrase">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          apply();
        }}
      >
        <div className="grid gap-3 px-5 pt-3 pb-4 mid:grid-cols-2">
          <Field label="Find">
            <Input value={phrase.find} onChange={(event) => set({ find: event.target.value })} />
          </Field>
          <Field label="Write instead" hint="Leave it empty to remove the phrase.">
            <Input
              value={phrase.replacement}
              onChange={(event) => set({ replacement: event.target.value })}
            />
          </Field>
          <fieldset className="flex flex-wrap gap-x-4 gap-y-1 mid:col-span-2">
            <legend className="sr-only">How and where to look</legend>
            {options.map(([name, label]) => (
              <Checkbox
                key={name}
                checked={phrase[name]}
                onChange={(checked) => set({ [name]: checked })}
              >
                {label}
              </Checkbox>
            ))}
          </fieldset>
        </div>
        {preview && preview.hits > 0 && <Hits preview={preview} replacement={asked.replacement} />}
        <div className="flex items-center gap-4 px-5 py-4">
          <p role="status" className="min-w-0 flex-1 text-second">
            {isStale && "The drafts have changed since, so nothing was replaced. This is anew. "}
            {preview &&
              (preview.hits === 0
                ? "No draft holds this phrase."
                : `${counted(preview.hits, "place")} in ${counted(preview.drafts.length, "draft")}.`)}{" "}
            {preview && consequences(preview)}
          </p>
          <Button
            type="submit"
            kind="primary"
            busy={isPending}
            disabled={!isReady || preview.hits === 0}
          >
            Replace in {counted(preview?.drafts.length ?? 0, "draft")}
          </Button>
        </div>
        {(error ?? failure) && <InlineError error={error ?? failure} className="mx-5 mb-4" />}
      </form>
    </Dialog>
  );
}
