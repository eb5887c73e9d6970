import { expect, it } from "vitest";
import { changeSummary, wordDiff } from "./word-diff";

const text = (parts: ReturnType<typeof wordDiff>, without: "added" | "removed") =>
  parts
    .filter((part) => part.kind !== without)
    .map((part) => part.text)
    .join("");

it("a_diff_holds_both_texts_letter_by_letter", () => {
  const before = "The price is $79 a month.\n\nWarmly,\nGabriela";
  const after = "The founding price is $97 a month.\n\nWarmly,\nGabriela";
  const parts = wordDiff(before, after);
  expect(text(parts, "added")).toBe(before);
  expect(text(parts, "removed")).toBe(after);
  expect(parts.some((part) => part.kind === "added" && part.text.includes("founding"))).toBe(true);
});

it("the_summary_counts_words", () => {
  expect(changeSummary(wordDiff("a b c", "a b c"))).toBe("");
  expect(changeSummary(wordDiff("one three", "one two three"))).toBe("1 word added");
  expect(changeSummary(wordDiff("one two three", "one"))).toBe("2 words removed");
  expect(changeSummary(wordDiff("one two", "one six"))).toBe("1 word added, 1 removed");
});
