// What the invented files are made of: accounts that add up, and a file with everything left empty.

import type { AccountView, FileChoice, StagedFileView } from "../../types";

export const asGuessed: FileChoice = {
  format: null,
  columns: null,
  dayOrder: null,
  mendLetters: false,
};

/** An account whose total is the sum of its parts. */
export function account(
  parts: readonly (readonly [number, string])[],
  counts: Partial<Omit<AccountView, "parts" | "total">> = {},
): AccountView {
  return {
    unit: "rows",
    total: parts.reduce((sum, [count]) => sum + count, 0),
    parts: parts.map(([count, fate]) => ({ fate, count })),
    people: 0,
    attended: 0,
    messages: 0,
    questions: 0,
    pollAnswers: 0,
    ...counts,
  };
}

export function stagedFile(given: Partial<StagedFileView> & { id: string; name: string }) {
  const file: StagedFileView = {
    format: "",
    label: "",
    kind: null,
    confidence: 0,
    encoding: "",
    repairs: [],
    period: "",
    error: null,
    account: account([]),
    headings: [],
    rows: [],
    columns: [],
    choice: asGuessed,
    questions: [],
    preset: null,
    replaces: null,
    ...given,
  };
  return file;
}
