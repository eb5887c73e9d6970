import { expect, it } from "vitest";
import { focusSentence } from "./focus-bands";

it("the_picture_of_focus_is_told_in_words_too", () => {
  expect(focusSentence([1, 1, 2, 1, 1, 2, 1, 0, 2, 3])).toBe(
    "Of 14 people who came, 5 kept the webinar in front for at least 80 % of their time, 6 for less than half.",
  );
});
