import { expect, it } from "vitest";
import { longestSubject, withWords } from "./insert-words";

it("words_stand_where_the_cursor_was_and_replace_what_was_selected", () => {
  expect(withWords("Hi , welcome", 3, 3, "Lori")).toEqual({ line: "Hi Lori, welcome", cursor: 7 });
  expect(withWords("Hi Anna!", 3, 7, "Lori")).toEqual({ line: "Hi Lori!", cursor: 7 });
});

it("a_subject_stays_one_line_that_the_core_takes", () => {
  expect(withWords("", 0, 0, "one\r\ntwo").line).toBe("one two");
  const full = withWords("a".repeat(longestSubject - 1), 0, 0, "Lori");
  expect(full.line).toHaveLength(longestSubject);
});
