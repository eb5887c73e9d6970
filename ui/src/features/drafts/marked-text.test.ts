import { expect, it } from "vitest";
import type { Finding, Place } from "@/ipc/types";
import { pieces } from "./marked-text";

const finding = (start: number, end: number, place: Place = { block: 0 }): Finding => ({
  rule: "a_rule",
  severity: "warn",
  message: "Look at this.",
  excerpt: "",
  span: { place, start, end },
  fix: null,
});

it("the_words_of_a_finding_are_cut_out_and_nothing_is_lost", () => {
  const text = "It costs $79, not $97.";
  expect(pieces([text], { block: 0 }, [finding(9, 12)])).toEqual([
    [
      { text: "It costs ", finding: null },
      { text: "$79", finding: 0 },
      { text: ", not $97.", finding: null },
    ],
  ]);
});

it("only_the_place_that_is_meant_is_marked_also_where_the_same_words_stand_twice", () => {
  const [parts] = pieces(["$79 and $79"], { block: 0 }, [finding(8, 11)]);
  expect(parts).toEqual([
    { text: "$79 and ", finding: null },
    { text: "$79", finding: 0 },
  ]);
  expect(pieces(["$79"], "subject", [finding(0, 3)])[0]).toEqual([{ text: "$79", finding: null }]);
});

it("a_range_over_several_runs_is_marked_in_each_of_them", () => {
  expect(pieces(["as ", "Glen", " asked"], { block: 0 }, [finding(1, 9)])).toEqual([
    [
      { text: "a", finding: null },
      { text: "s ", finding: 0 },
    ],
    [{ text: "Glen", finding: 0 }],
    [
      { text: " a", finding: 0 },
      { text: "sked", finding: null },
    ],
  ]);
});

it("characters_are_counted_as_the_core_counts_them", () => {
  expect(pieces(["👍🏽 Jörg"], { block: 0 }, [finding(3, 7)])[0]?.at(-1)).toEqual({
    text: "Jörg",
    finding: 0,
  });
});

it("of_overlapping_findings_the_graver_one_is_marked", () => {
  const [parts] = pieces(["abcdef"], { block: 0 }, [finding(2, 4), finding(0, 6)]);
  expect(parts?.map((part) => part.finding)).toEqual([null, 0, null]);
});

it("a_range_that_lies_outside_the_text_marks_what_is_there", () => {
  const joined = pieces(["abc"], "note", [finding(2, 90, "note")])[0];
  expect(joined?.map((part) => part.text).join("")).toBe("abc");
});
