import { expect, it } from "vitest";
import { attendanceWords, bandName, focusWords, scoreWords, tierOfScore } from "./bands";

it("the_picture_of_focus_is_told_in_words_too", () => {
  expect(focusWords([1, 1, 2, 1, 1, 2, 1, 0, 2, 3])).toBe(
    "Of 14 people, 5 kept the webinar in front for at least 80 % of their time, 6 for less than half.",
  );
  expect(attendanceWords([1, 0, 0, 1, 1, 0, 1, 5, 2, 3])).toBe(
    "Of 14 people, 3 stayed for at least 90 %, 3 for less than half.",
  );
});

it("the_last_band_holds_the_hundred", () => {
  expect([0, 9].map((band) => bandName(band, 10))).toEqual(["0–9 %", "90–100 %"]);
  expect(bandName(19, 20, "")).toBe("95–100");
});

it("a_bar_has_the_tier_that_the_limits_give_its_score", () => {
  const limits = [80, 60, 40];
  expect([80, 79.9, 40, 12].map((score) => tierOfScore(score, limits))).toEqual([
    "hot",
    "warm",
    "cool",
    "cold",
  ]);
  expect(scoreWords([1, 1], limits)).toBe("Of 2 people; Hot from 80, Warm from 60, Cool from 40.");
});
