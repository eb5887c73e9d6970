import { expect, it } from "vitest";
import { pieces } from "./marked-text";

it("the_words_of_a_finding_are_cut_out_and_nothing_is_lost", () => {
  const text = "It costs $79, not $97.";
  expect(pieces(text, ["$79"])).toEqual([
    { text: "It costs ", excerpt: null },
    { text: "$79", excerpt: 0 },
    { text: ", not $97.", excerpt: null },
  ]);
  expect(
    pieces(text, ["$97", "costs", "", " "])
      .map((piece) => piece.text)
      .join(""),
  ).toBe(text);
});

it("of_two_that_start_together_the_longer_is_marked", () => {
  expect(pieces("as Glen Waverley asked", ["Glen", "Glen Waverley"])[1]).toEqual({
    text: "Glen Waverley",
    excerpt: 1,
  });
});

it("a_text_without_an_excerpt_stays_whole", () => {
  expect(pieces("plain", ["other"])).toEqual([{ text: "plain", excerpt: null }]);
  expect(pieces("", ["x"])).toEqual([]);
});
