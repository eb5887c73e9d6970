import { expect, it } from "vitest";
import { addedWords } from "./do-not-contact-words";

const nothing = { label: "pasted lines", added: 0, known: 0, unread: [], unreadLines: 0 };

it("what_was_added_known_and_left_out_is_said_with_its_number", () => {
  expect(addedWords({ ...nothing, added: 1 })).toBe("1 entry added.");
  const file = { ...nothing, label: "SendGrid bounces", added: 2, known: 3, unreadLines: 1 };
  expect(addedWords(file)).toBe(
    "Read as SendGrid bounces: 2 entries added, 3 on the list already, 1 line is no address and was left out.",
  );
});
