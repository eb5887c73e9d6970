import { expect, it } from "vitest";
import type { AccountView, StagedFileView, StagingView } from "@/ipc/types";
import { accountSentence, importTitle } from "./account";

const nothing: AccountView = {
  headers: 0,
  people: 0,
  attended: 0,
  messages: 0,
  questions: 0,
  notUnderstood: 0,
};

function staging(accounts: Partial<AccountView>[], change: Partial<StagingView> = {}): StagingView {
  return {
    files: accounts.map((account) => ({ account: { ...nothing, ...account } }) as StagedFileView),
    people: 45,
    messages: 79,
    ready: true,
    ...change,
  } as StagingView;
}

it("every_line_is_accounted_for", () => {
  const view = staging([
    { headers: 1, people: 45 },
    { headers: 1, messages: 79, notUnderstood: 2 },
  ]);
  expect(accountSentence(view)).toBe(
    "All 128 lines accounted for: 2 headers, 45 people, 79 messages, 2 not understood.",
  );
});

it("the_button_says_what_it_will_do", () => {
  expect(importTitle(staging([{}]), false)).toBe("Import 45 people and 79 messages");
  expect(importTitle(staging([{}], { people: 1, messages: 0 }), false)).toBe("Import 1 person");
  expect(importTitle(staging([{}, {}]), true)).toBe("Add 2 files");
  expect(importTitle(staging([{}], { ready: false }), false)).toBe("Import");
});
