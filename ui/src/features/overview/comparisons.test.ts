import { expect, it } from "vitest";
import { countBeside, duration, shareBeside } from "./comparisons";

it("a_count_says_how_many_more_or_fewer_than_usual", () => {
  expect(countBeside(45, 37)).toEqual({ words: "8 more than usual", tone: "good" });
  expect(countBeside(1, 1500.4)).toEqual({ words: "1,499 fewer than usual", tone: "bad" });
  expect(countBeside(37, 36.5)).toEqual({ words: "as many as usual", tone: "even" });
});

it("shares_that_are_written_the_same_are_neither_better_nor_worse", () => {
  expect(shareBeside(31.1, 36)).toEqual({ words: "usual 36 %", tone: "bad" });
  expect(shareBeside(36.4, 35.6)).toEqual({ words: "usual 36 %", tone: "even" });
});

it("saved_time_is_told_in_minutes_and_then_in_hours", () => {
  expect([0, 34.6, 210, 1500].map(duration)).toEqual(["0 min", "35 min", "3.5 h", "25 h"]);
});
