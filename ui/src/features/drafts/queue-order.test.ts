import { expect, it } from "vitest";
import type { DraftItemView } from "@/ipc/types";
import { firstToRead, nextProblem, nextToReview, progressOf, stepped } from "./queue-order";

const item = (id: string, more: Partial<DraftItemView> = {}): DraftItemView => ({
  id,
  attendeeId: `person-${id}`,
  label: id,
  tier: "warm",
  score: 60,
  subject: "",
  status: "to_review",
  gravest: null,
  problem: "",
  rules: [],
  engine: "templates",
  userEdited: false,
  asked: false,
  alike: 0,
  isFirstAlike: true,
  ...more,
});

const queue = [
  item("blocked", { gravest: "block" }),
  item("done", { status: "approved" }),
  item("warned", { gravest: "warn" }),
  item("noted", { gravest: "note" }),
  item("clean"),
];

it("the_next_problem_goes_round_and_skips_what_is_clean_or_approved", () => {
  expect(nextProblem(queue, "blocked")).toBe("warned");
  expect(nextProblem(queue, "clean")).toBe("blocked");
  expect(nextProblem(queue.slice(3), "clean")).toBeNull();
  expect(nextProblem([item("a", { gravest: "warn", status: "approved" })], null)).toBeNull();
});

it("after_an_approval_comes_the_next_that_waits", () => {
  expect(nextToReview(queue, "blocked")).toBe("warned");
  expect(nextToReview(queue, "clean")).toBe("blocked");
});

it("the_last_that_waits_has_no_next", () => {
  expect(nextToReview([item("a"), item("b", { status: "exported" })], "a")).toBeNull();
});

it("a_step_stops_at_the_ends_and_starts_at_the_top", () => {
  expect(stepped(queue, "blocked", -1)).toBe("blocked");
  expect(stepped(queue, "clean", 1)).toBe("clean");
  expect(stepped(queue, null, 1)).toBe("blocked");
  expect(stepped(queue, "done", 1)).toBe("warned");
  expect(stepped([], null, 1)).toBeNull();
});

it("a_cursor_that_is_gone_starts_again_at_the_top", () => {
  expect(stepped(queue, "deleted", 1)).toBe("blocked");
  expect(nextToReview(queue, "deleted")).toBe("blocked");
});

it("reading_begins_with_what_waits", () => {
  expect(firstToRead(queue.slice(1))).toBe("warned");
  expect(firstToRead([item("a", { status: "approved" })])).toBe("a");
});

it("what_is_skipped_neither_waits_nor_counts_as_approved", () => {
  const all = [
    ...queue,
    item("sent", { status: "exported" }),
    item("not wanted", { status: "skipped", gravest: "warn" }),
  ];
  expect(progressOf(all)).toEqual({ toReview: 4, approved: 2, skipped: 1 });
  expect(nextToReview(all, "clean")).toBe("blocked");
  expect(nextProblem(all, "warned")).toBe("blocked");
});
