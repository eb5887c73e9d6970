// What changed between two texts, word by word, in the order of reading.

import { diffWordsWithSpace } from "diff";

export interface DiffPart {
  text: string;
  kind: "same" | "added" | "removed";
}

export function wordDiff(before: string, after: string): DiffPart[] {
  return diffWordsWithSpace(before, after).map((part) => ({
    text: part.value,
    kind: part.added ? "added" : part.removed ? "removed" : "same",
  }));
}

/** "3 words added, 1 removed"; empty when nothing differs. */
export function changeSummary(parts: readonly DiffPart[]): string {
  const count = (kind: DiffPart["kind"]) =>
    parts
      .filter((part) => part.kind === kind)
      .reduce((sum, part) => sum + (part.text.match(/\S+/g)?.length ?? 0), 0);
  const added = count("added");
  const removed = count("removed");
  if (added + removed === 0) return "";
  const word = (added || removed) === 1 ? "word" : "words";
  if (removed === 0) return `${added} ${word} added`;
  if (added === 0) return `${removed} ${word} removed`;
  return `${added} ${word} added, ${removed} removed`;
}
