import { expect, it } from "vitest";
import type { NameDoubtView, StagingView } from "@/ipc/types";
import { carriedOn, withDecision, withPercent } from "./staging-view";

const doubt = { key: "bob", decision: null } as NameDoubtView;
const done = {
  reading: { state: "done" },
  doubts: [doubt],
  issues: [{ message: "one" }],
  changes: { added: 1 },
} as StagingView;
const running = {
  reading: { state: "running", percent: 3 },
  doubts: [],
  issues: [],
  changes: null,
} as unknown as StagingView;

it("names_and_notes_stay_in_sight_while_files_are_read_again", () => {
  const next = carriedOn(done, running);
  expect(next.reading).toEqual({ state: "running", percent: 3 });
  expect(next.doubts).toEqual(done.doubts);
  expect(next.issues).toEqual(done.issues);
  expect(next.changes).toEqual(done.changes);
});

it("a_finished_reading_is_shown_as_it_is", () => {
  expect(carriedOn(done, { ...done, doubts: [] }).doubts).toEqual([]);
  expect(carriedOn(undefined, running)).toBe(running);
});

it("a_percentage_that_comes_after_the_end_is_not_shown", () => {
  expect(withPercent(running, 41.6).reading).toEqual({ state: "running", percent: 42 });
  expect(withPercent(done, 99)).toBe(done);
});

it("a_decision_touches_one_name_only", () => {
  const decision = { person: null, label: "Nobody on the list", isRemembered: false };
  const other = { ...doubt, key: "ann" };
  expect(withDecision([doubt, other], "bob", decision)).toEqual([{ ...doubt, decision }, other]);
});
