import { expect, it } from "vitest";
import type { AskerView, QuestionView } from "@/ipc/types";
import { askerNames, choiceBefore, draftsWords, stateWords } from "./question-words";

const asker = (author: string, id: string | null, draft: string | null): AskerView => ({
  attendeeId: id,
  author,
  text: "Is there a recording?",
  at: null,
  minute: null,
  draftId: draft,
});

const question: QuestionView = {
  key: "k",
  text: "Is there a recording?",
  state: "no",
  answer: null,
  isDecided: false,
  askers: [asker("Rachel Bellmont", "1", "d1")],
};

it("askers_are_named_by_their_first_names_and_the_rest_counted", () => {
  const askers = ["Rachel Bellmont", "Simone P", "Rachel Bellmont", "Glen W", "Ka Yee"].map(
    (name) => asker(name, null, null),
  );
  expect(askerNames(askers)).toBe("Rachel, Simone P +2");
  expect(askerNames([asker(" ", null, null)])).toBe("Somebody");
});

it("a_question_says_who_answered_it_and_how", () => {
  expect(stateWords(question)).toBe("Not answered");
  expect(stateWords({ ...question, state: "live" })).toBe("Answered live");
  const answer = { kind: "text", by: "Gabriela", text: "Yes" } as const;
  expect(stateWords({ ...question, state: "text", answer })).toBe(
    "Answered in writing by Gabriela",
  );
  expect(stateWords({ ...question, state: "text", answer, isDecided: true })).toBe(
    "Answered in writing by you",
  );
});

it("undoing_a_word_on_a_question_brings_back_what_was_said_before", () => {
  expect(choiceBefore(question)).toEqual({ kind: "files" });
  const answer = { kind: "text", by: null, text: "Yes" } as const;
  expect(choiceBefore({ ...question, state: "text", answer, isDecided: true })).toEqual({
    kind: "text",
    text: "Yes",
  });
  expect(choiceBefore({ ...question, isDecided: true })).toEqual({ kind: "open" });
});

it("a_saved_answer_says_for_how_many_it_can_go_into_a_mail", () => {
  expect(
    draftsWords([asker("A", "1", "d1"), asker("B", "2", null), asker("A", "1", "d1")]),
  ).toMatch(/^1 of the 2 who asked has a draft\./);
  expect(draftsWords([asker("A", "1", "d1"), asker("Guest", null, null)])).toMatch(
    /1 name in the chat belongs to nobody on the list\.$/,
  );
  expect(draftsWords([asker("A", "1", null)])).toMatch(/^No draft is written yet/);
  expect(draftsWords([asker("Guest", null, null)])).toMatch(/^Nobody on the list is known/);
});
