import { expect, it } from "vitest";
import type { Issue, IssueKind } from "@/ipc/types";
import { groupedIssues, placeOf } from "./issue-words";

const issue = (kind: IssueKind, line: number | null = null): Issue => ({
  kind,
  line,
  file: "chat.csv",
  column: "Name",
  message: "",
});

it("rows_that_could_not_be_read_come_first_and_none_is_lost", () => {
  const groups = groupedIssues([issue("repaired"), issue("unreadable_row"), issue("repaired")]);
  expect(groups.map(({ kind, issues }) => [kind, issues.length])).toEqual([
    ["unreadable_row", 1],
    ["repaired", 2],
  ]);
});

it("a_place_names_file_line_and_column_as_far_as_they_are_known", () => {
  expect(placeOf(issue("repaired", 1204))).toBe("chat.csv, line 1,204, Name");
  expect(placeOf({ ...issue("repaired"), column: null })).toBe("chat.csv");
});
