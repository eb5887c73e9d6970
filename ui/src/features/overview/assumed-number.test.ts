import { expect, it } from "vitest";
import { readNumber } from "./assumed-number";

it("a_percentage_is_read_as_people_write_it", () => {
  expect(["40", "2.5 %", " 2,5", ""].map((text) => readNumber(text, 100))).toEqual([
    40,
    2.5,
    2.5,
    null,
  ]);
});

it("what_is_no_number_or_too_large_is_not_read", () => {
  expect(["forty", "-3", "101", "1e2", "1.2.3"].map((text) => readNumber(text, 100))).toEqual(
    Array.from({ length: 5 }, () => undefined),
  );
});
