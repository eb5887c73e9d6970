import { expect, test } from "vitest";
import { leftOf, leftWords } from "./left-alone";

test("whoever_is_left_alone_is_counted_by_reason", () => {
  const left = [
    { why: "edited", people: 1200 },
    { why: "no_address", people: 1 },
  ] as const;
  expect(leftWords(left)).toBe("1,201 are left alone: 1,200 edited by you, 1 without an address.");
  expect(leftWords([left[1]])).toBe("1 is left alone: 1 without an address.");
  expect(leftOf(left, ["edited", "noted"])).toBe(1200);
});
