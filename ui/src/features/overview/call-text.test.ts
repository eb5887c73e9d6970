import { expect, it } from "vitest";
import type { CallView } from "@/ipc/types";
import { callListText } from "./call-text";

const lori: CallView = {
  attendeeId: "1",
  label: "Lori Hartsley",
  email: "lori@example.com",
  tier: "hot",
  score: 98.8,
  words: "When does it start?",
  signals: "Asked 2 questions",
  buying: [{ kind: "price", label: "price", line: "What does it cost?" }],
  firstLine: "In the webinar you asked: “When does it start?”",
  points: ["Your offer: Lab"],
  draftId: null,
};

it("a_copied_list_holds_all_that_a_caller_needs_and_no_empty_line_for_what_is_missing", () => {
  const silent: CallView = {
    ...lori,
    label: "Tim",
    email: null,
    words: "",
    buying: [],
    points: [],
  };
  expect(callListText([lori, silent])).toBe(
    `1. Lori Hartsley, Hot, 98.8
lori@example.com
“When does it start?”
Asked 2 questions
About price: “What does it cost?”
To begin with: In the webinar you asked: “When does it start?”
- Your offer: Lab

2. Tim, Hot, 98.8
Asked 2 questions
To begin with: In the webinar you asked: “When does it start?”
`,
  );
});
