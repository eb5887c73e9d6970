import { expect, it } from "vitest";
import { subjectGuide } from "./subject-guide";

it("a_subject_that_a_phone_shows_whole_is_not_cut", () => {
  expect(subjectGuide("x".repeat(40))).toEqual({ length: 40, onPhone: null });
});

it("a_longer_subject_is_shown_as_a_phone_cuts_it", () => {
  const { length, onPhone } = subjectGuide("The recording and the three answers that you wanted");
  expect(length).toBe(51);
  expect(onPhone).toBe("The recording and the three answers tha…");
});

it("what_people_see_as_one_sign_counts_as_one", () => {
  expect(subjectGuide("👩‍👩‍👧‍👦é").length).toBe(2);
});
