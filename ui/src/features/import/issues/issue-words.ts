// Issues in groups, gravest first, and where each of them is.

import type { Issue, IssueKind } from "@/ipc/types";

export const issueKindName: Record<IssueKind, string> = {
  unreadable_row: "Rows that could not be read",
  does_not_add_up: "Does not add up",
  undecided: "Waits for your word",
  ambiguous_sender: "Sender fits several people",
  unknown_sender: "Sender is not on the list",
  doubtful_person: "May be the same person",
  missing_address: "No e-mail address",
  bad_address: "Not an e-mail address",
  do_not_contact: "On your do-not-contact list",
  erased: "Erased before, left out",
  duplicate: "Listed more than once",
  left_out: "Do not count as audience",
  bad_value: "Values left unknown",
  ragged_row: "Too few or too many cells",
  repaired: "Repaired or guessed",
  unused_column: "Columns not used",
};

export interface IssueGroup {
  kind: IssueKind;
  issues: Issue[];
}

export function groupedIssues(issues: readonly Issue[]): IssueGroup[] {
  const byKind = new Map<IssueKind, Issue[]>();
  for (const issue of issues) {
    const list = byKind.get(issue.kind);
    if (list) list.push(issue);
    else byKind.set(issue.kind, [issue]);
  }
  return (Object.keys(issueKindName) as IssueKind[]).flatMap((kind) => {
    const list = byKind.get(kind);
    return list ? [{ kind, issues: list }] : [];
  });
}

export function placeOf({ file, line, column }: Issue): string {
  return [file, line !== null && `line ${line.toLocaleString("en-US")}`, column]
    .filter(Boolean)
    .join(", ");
}
