import { expect, it } from "vitest";
import type { Finding } from "@/ipc/types";
import { findingsChange } from "./findings-change";

const finding = (rule: string, start = 0): Finding => ({
  rule,
  severity: "warn",
  message: `About ${rule}.`,
  excerpt: "",
  span: { place: "subject", start, end: start + 1 },
  fix: null,
});

it("what_an_edit_put_right_and_what_it_broke_are_told_apart", () => {
  const { gone, added } = findingsChange(
    [finding("price"), finding("date")],
    [finding("link"), finding("date")],
  );
  expect(gone.map((each) => each.rule)).toEqual(["price"]);
  expect(added.map((each) => each.rule)).toEqual(["link"]);
});

it("a_finding_that_only_moved_is_neither_gone_nor_new", () => {
  expect(findingsChange([finding("price", 3)], [finding("price", 9)])).toEqual({
    gone: [],
    added: [],
  });
});

it("the_second_of_two_alike_counts_on_its_own", () => {
  const two = [finding("price"), finding("price")];
  expect(findingsChange(two, [finding("price")]).gone).toHaveLength(1);
});
