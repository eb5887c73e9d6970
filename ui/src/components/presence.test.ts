import { expect, it } from "vitest";
import { timesInWords, timesOf } from "./presence";

it("without_sessions_the_time_goes_from_joining_to_leaving", () => {
  expect(timesOf({ sessions: [], joinMinute: 3, exitMinute: 40 })).toEqual([{ from: 3, to: 40 }]);
  expect(timesOf({ sessions: [], joinMinute: 3, exitMinute: null })).toEqual([]);
});

it("a_gap_in_between_is_told", () => {
  const times = [
    { from: 0, to: 21 },
    { from: 24.6, to: 61 },
  ];
  expect(timesInWords(times)).toBe("there 0 to 21 and 25 to 61");
});

it("many_sessions_are_a_number", () => {
  const times = [0, 10, 20, 30].map((from) => ({ from, to: from + 5 }));
  expect(timesInWords(times)).toBe("there 4 times, 0 to 35");
});
