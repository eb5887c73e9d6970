// Changes of many drafts at once, in the fake host: plain words only, no checks, no placeholders.

import type { Answer, Args } from "../client";
import type { DraftChangeView, DraftScope, PhraseHit, ReplacePreviewView } from "../types";
import { type FakeDraft, isFlagged, rewritten } from "./drafts";
import { found } from "./faults";
import { meant, wordingOf } from "./queue";
import type { World } from "./world";

type Names =
  | "draft_open"
  | "draft_approvable"
  | "draft_approve_read"
  | "draft_decide"
  | "draft_note_many"
  | "draft_replace_preview"
  | "draft_replace";
type Handlers = { [Name in Names]: (args: Args<Name>) => Answer<Name> };

export const noChange: DraftChangeView = {
  changed: [],
  blocked: [],
  warned: [],
  unread: [],
  flagged: [],
  label: "",
  note: "",
};

const idsOf = (drafts: readonly FakeDraft[]) => drafts.map((each) => each.view.item.id);
export const many = (drafts: readonly FakeDraft[]) =>
  drafts.length === 1 ? `the draft to ${drafts[0]?.view.item.label}` : `${drafts.length} drafts`;

function told(read: number, reasons: [number, string][]): string {
  const first = read > 0 ? `${read} that you read.` : "No draft that waits was read.";
  const left = reasons.filter(([count]) => count > 0).map((reason) => reason.join(" "));
  return left.length > 0 ? `${first} Left: ${left.join("; ")}.` : first;
}

export function bulkHandlers(world: World, remember: (label: string) => void): Handlers {
  const waiting = (scope: DraftScope) => {
    const drafts = meant(world, scope).filter((each) => each.view.item.status === "to_review");
    const of = (gravest: string | null) =>
      drafts.filter((each) => (each.view.item.gravest ?? null) === gravest);
    const flagged = of("warn").filter((each) => isFlagged(each.view.item));
    const clean = [...of(null), ...of("note")];
    const wordings = new Set(
      [...world.read].flatMap((id) => {
        const draft = world.drafts.get(id);
        return draft ? wordingOf(draft.view) : [];
      }),
    );
    return {
      read: clean.filter((each) => wordings.has(wordingOf(each.view))),
      unread: clean.filter((each) => !wordings.has(wordingOf(each.view))),
      warned: of("warn").filter((each) => !flagged.includes(each)),
      flagged,
      blocked: of("block"),
    };
  };
  const note = ({ read, unread, warned, flagged, blocked }: ReturnType<typeof waiting>) =>
    told(read.length, [
      [unread.length, "not read yet"],
      [warned.length, "with a warning, to be approved one by one"],
      [flagged.length, "whose receiver’s words look like instructions, to be read one by one"],
      [blocked.length, "blocked by a check"],
    ]);
  const preview = ({ scope, phrase }: Args<"draft_replace_preview">): ReplacePreviewView => {
    const needle = phrase.matchCase ? phrase.find : phrase.find.toLowerCase();
    const fold = (text: string) => (phrase.matchCase ? text : text.toLowerCase());
    const hitsIn = (text: string, place: PhraseHit["place"]): PhraseHit[] => {
      const hits: PhraseHit[] = [];
      for (let at = fold(text).indexOf(needle); at >= 0; ) {
        const end = at + needle.length;
        hits.push({
          place,
          lead: text.slice(Math.max(0, at - 40), at),
          words: text.slice(at, end),
          tail: text.slice(end, end + 40),
        });
        at = fold(text).indexOf(needle, end);
      }
      return hits;
    };
    const drafts = meant(world, scope)
      .filter((each) => each.view.item.status !== "exported")
      .map(({ view }) => ({
        id: view.item.id,
        label: view.item.label,
        hits: [
          ...(phrase.inSubject ? hitsIn(view.mail.subject, "subject") : []),
          ...view.mail.blocks.flatMap((block) => [
            ...(phrase.inBody ? hitsIn(block.runs.map((run) => run.text).join(""), "body") : []),
            ...(phrase.inLinks ? block.runs.flatMap((run) => hitsIn(run.href ?? "", "link")) : []),
          ]),
        ],
        revokes: view.item.status === "approved",
        blocks: phrase.replacement.includes("{{"),
        findings: phrase.replacement.includes("{{")
          ? [`“${phrase.replacement}” was never filled in.`]
          : [],
      }))
      .filter(({ hits }) => hits.length > 0);
    const count = (is: (draft: (typeof drafts)[number]) => boolean) => drafts.filter(is).length;
    return {
      mark: JSON.stringify([phrase, drafts]),
      drafts,
      hits: drafts.reduce((sum, draft) => sum + draft.hits.length, 0),
      revokes: count((draft) => draft.revokes),
      blocks: count((draft) => draft.blocks),
      found: count((draft) => draft.findings.length > 0),
      left: [],
    };
  };

  return {
    draft_open: ({ id }) => {
      world.read.add(id);
      return null;
    },
    draft_approvable: ({ scope }) => {
      const found = waiting(scope);
      const reasons = ["unread", "warned", "flagged", "blocked"] as const;
      return {
        drafts: found.read.length,
        note: note(found),
        left: reasons
          .filter((reason) => found[reason].length > 0)
          .map((reason) => ({
            reason,
            drafts: found[reason].length,
            labels: found[reason].slice(0, 12).map(({ view }) => view.item.label),
          })),
      };
    },
    draft_approve_read: ({ scope }) => {
      const found = waiting(scope);
      const { read, unread, warned, flagged, blocked } = found;
      if (read.length > 0) remember(`approve ${many(read)}`);
      for (const each of read) each.view.item.status = "approved";
      return {
        changed: idsOf(read),
        unread: idsOf(unread),
        warned: idsOf(warned),
        flagged: idsOf(flagged),
        blocked: idsOf(blocked),
        label: read.length > 0 ? `Approved ${many(read)}` : "",
        note: note(found),
      };
    },
    draft_decide: ({ scope, decision }) => {
      const status = decision === "skip" ? "skipped" : "to_review";
      const drafts = meant(world, scope).filter(({ view: { item } }) =>
        decision === "skip"
          ? item.status === "to_review" || item.status === "approved"
          : item.status === "skipped",
      );
      if (drafts.length === 0) return noChange;
      const [does, did] =
        decision === "skip" ? ["skip", "Skipped"] : ["put back to review", "Put back to review"];
      remember(`${does} ${many(drafts)}`);
      for (const each of drafts) each.view.item.status = status;
      return { ...noChange, changed: idsOf(drafts), label: `${did} ${many(drafts)}` };
    },
    draft_note_many: ({ scope, note }) => {
      const drafts = meant(world, scope).filter(({ view }) => view.note === "");
      if (drafts.length === 0) return noChange;
      remember(`write a note on ${many(drafts)}`);
      for (const { view } of drafts) {
        view.note = note;
        view.item.status = "to_review";
      }
      return { ...noChange, changed: idsOf(drafts), label: `Wrote a note on ${many(drafts)}` };
    },
    draft_replace_preview: preview,
    draft_replace: ({ scope, phrase, mark }) => {
      const now = preview({ scope, phrase });
      if (now.mark !== mark) return { done: null, anew: now };
      const drafts = now.drafts.map(({ id }) => found(world.drafts.get(id), "draft"));
      const sign = new RegExp(
        phrase.find.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"),
        phrase.matchCase ? "g" : "gi",
      );
      const swap = (text: string) => text.replace(sign, () => phrase.replacement);
      remember(`write “${phrase.replacement}” instead of “${phrase.find}” in ${many(drafts)}`);
      for (const each of drafts) {
        const blocks = each.view.mail.blocks.map((block) => ({
          ...block,
          runs: block.runs.map((run) => ({
            ...run,
            text: phrase.inBody ? swap(run.text) : run.text,
            href: run.href && phrase.inLinks ? swap(run.href) : run.href,
          })),
        }));
        const { subject } = each.view.mail;
        rewritten(each, phrase.inSubject ? swap(subject) : subject, blocks, "edited");
      }
      const label = `Wrote “${phrase.replacement}” instead of “${phrase.find}” in ${many(drafts)}`;
      return { done: { ...noChange, changed: idsOf(drafts), label }, anew: null };
    },
  };
}
