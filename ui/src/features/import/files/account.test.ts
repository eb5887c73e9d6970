import { expect, it } from "vitest";
import type { AccountView, ChangesView, StagedFileView, StagingView } from "@/ipc/types";
import { accountLine, accountSentence, contentsSentence, importTitle } from "./account";

function account(
  parts: readonly (readonly [number, string])[],
  more: Partial<AccountView> = {},
): AccountView {
  return {
    unit: "rows",
    total: parts.reduce((sum, [count]) => sum + count, 0),
    parts: parts.map(([count, fate]) => ({ count, fate })),
    people: 0,
    attended: 0,
    messages: 0,
    questions: 0,
    pollAnswers: 0,
    ...more,
  };
}

const view = (change: Partial<StagingView>): StagingView =>
  ({
    people: 45,
    attended: 14,
    messages: 79,
    questions: 15,
    pollAnswers: 0,
    changes: null,
    ready: true,
    reading: { state: "done" },
    ...change,
  }) as StagingView;

const changes: ChangesView = {
  added: 0,
  gone: 0,
  changed: 0,
  newMessages: 0,
  goneMessages: 0,
  details: [],
};

it("the_line_of_a_file_adds_up", () => {
  const given = account(
    [
      [1074, "visits"],
      [4, "cancelled"],
      [9, "heading lines"],
    ],
    { people: 948, attended: 944 },
  );
  expect(accountLine(given)).toBe(
    "1,087 rows = 1,074 visits of 944 people + 4 cancelled + 9 heading lines; 0 not understood",
  );
});

it("lines_that_continue_a_message_are_told_apart_from_messages", () => {
  const given = account(
    [
      [2, "not understood"],
      [214, "lines of messages"],
    ],
    { unit: "lines", messages: 187 },
  );
  expect(accountLine(given)).toBe("216 lines = 214 lines of 187 messages; 2 not understood");
  expect(accountLine(account([[79, "lines of messages"]], { messages: 79 }))).toBe(
    "79 rows = 79 messages; 0 not understood",
  );
});

it("one_visit_each_needs_no_second_number", () => {
  expect(accountLine(account([[14, "visits"]], { people: 45, attended: 14 }))).toBe(
    "14 rows = 14 visits; 0 not understood",
  );
});

it("an_empty_file_has_no_line", () => {
  expect(accountLine(account([]))).toBe("");
});

it("one_entry_is_not_entries", () => {
  expect(accountLine(account([[1, "line of messages"]], { unit: "entries", messages: 1 }))).toBe(
    "1 entry = 1 message; 0 not understood",
  );
});

it("all_files_together_are_one_sentence", () => {
  const files = [
    { account: account([[46, "visits"]]) },
    { account: account([[2, "not understood"]], { unit: "lines" }) },
    { account: account([]) },
  ] as StagedFileView[];
  expect(accountSentence(files)).toBe("All 48 rows and lines are accounted for; 2 not understood.");
});

it("the_button_says_what_it_will_do", () => {
  expect(importTitle(view({}))).toBe("Import 45 registrants, 79 messages");
  expect(importTitle(view({ people: 1, messages: 0, pollAnswers: 3 }))).toBe(
    "Import 1 registrant, 3 poll answers",
  );
  expect(importTitle(view({ ready: false }))).toBe("Import");
});

it("a_file_that_comes_again_says_what_it_changes", () => {
  expect(importTitle(view({ changes: { ...changes, changed: 44, newMessages: 3 } }))).toBe(
    "Update 44 people, add 3 messages",
  );
  expect(importTitle(view({ changes: { ...changes, added: 2, newMessages: 1, gone: 1 } }))).toBe(
    "Add 2 people and 1 message, remove 1 person",
  );
  expect(importTitle(view({ changes }))).toBe("Import again; nobody changes");
});

it("what_the_files_do_not_hold_is_not_told", () => {
  expect(contentsSentence(view({}))).toBe("45 registrants, 14 came · 79 messages, 15 questions");
  expect(contentsSentence(view({ messages: 0, pollAnswers: 1 }))).toBe(
    "45 registrants, 14 came · 1 poll answer",
  );
});
