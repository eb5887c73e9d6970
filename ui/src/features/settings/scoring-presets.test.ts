import { expect, test } from "vitest";
import { flaw, presetOf, presets, usual } from "./scoring-presets";

test("the_products_own_weights_are_a_preset", () => {
  expect(presetOf(usual)?.name).toBe("Everything known");
});

test("every_preset_weighs_a_hundred_together", () => {
  for (const { name, weights } of presets) {
    expect(
      Object.values(weights).reduce((sum, weight) => sum + weight, 0),
      name,
    ).toBe(100);
  }
});

test("other_weights_are_no_preset_and_limits_do_not_matter", () => {
  expect(presetOf({ ...usual, focus: 41 })).toBeUndefined();
  expect(presetOf({ ...usual, hotFrom: 90 })?.name).toBe("Everything known");
});

test("a_gap_in_the_numbers_is_said", () => {
  expect(flaw({ ...usual, hotFrom: Number.NaN })).toMatch(/every number/);
  expect(flaw(usual)).toBeNull();
});
