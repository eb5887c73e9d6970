// Which column means what, while a person changes it.

import type { ColumnView, MeaningView } from "@/ipc/types";

/** Codes cannot be empty in a list to choose from; this one stands for "not used". */
export const unused = "unused";

/** The meanings of all columns with one of them changed; a meaning moves, since it stands once. */
export function withMeaning(
  columns: readonly ColumnView[],
  place: number,
  meaning: string,
): string[] {
  const code = meaning === unused ? "" : meaning;
  return columns.map((column, at) => {
    if (at === place) return code;
    return code !== "" && column.meaning === code ? "" : column.meaning;
  });
}

/** What is still needed to tell people apart; empty when enough is known. */
export function missingWords(
  columns: readonly ColumnView[],
  meanings: readonly MeaningView[],
): string {
  const has = (code: string) => columns.some((column) => column.meaning === code);
  if (meanings.length === 0 || has("email") || has("name") || has("first_name")) return "";
  return "No column holds a name or an e-mail address yet.";
}
