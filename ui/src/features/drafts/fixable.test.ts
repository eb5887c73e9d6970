import { expect, it } from "vitest";
import type { Finding } from "@/ipc/types";
import { findingName, nextFixable } from "./fixable";

const finding = (rule: string, hasFix: boolean): Finding => ({
  rule,
  severity: "warn",
  message: rule,
  excerpt: rule,
  span: null,
  fix: hasFix
    ? {
        label: "",
        edit: { words: { span: { place: "subject", start: 0, end: 1 }, text: "" } },
      }
    : null,
});

const all = [finding("none", false), finding("first", true), finding("second", true)];
const nothing = new Set<string>();

it("the_key_means_the_selected_finding_or_the_first_that_can_be_put_right", () => {
  expect(nextFixable(all, 2, nothing)).toBe(2);
  expect(nextFixable(all, 0, nothing)).toBe(1);
  expect(nextFixable(all, null, nothing)).toBe(1);
  expect(nextFixable([finding("none", false)], null, nothing)).toBeNull();
});

it("pressed_again_it_goes_on_also_where_a_fix_left_its_finding_there", () => {
  const tried = new Set(all.slice(1, 2).map(findingName));
  expect(nextFixable(all, null, tried)).toBe(2);
  expect(nextFixable(all, null, new Set(all.map(findingName)))).toBe(1);
});
