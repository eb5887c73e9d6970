import { expect, it } from "vitest";
import type { DraftItemView } from "@/ipc/types";
import { filterCounts, narrowed, stateOf } from "./queue-filter";

const item = (id: string, more: Partial<DraftItemView> = {}): DraftItemView => ({
  id,
  attendeeId: id,
  label: id,
  tier: "warm",
  score: 60,
  subject: `About ${id}`,
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
  item("Åsa", { tier: "hot", asked: true }),
  item("Ben", { tier: "hot", gravest: "block", rules: ["other_attendee", "price_differs"] }),
  item("Cleo", { gravest: "warn", rules: ["price_differs"], userEdited: true }),
  item("Dan", { status: "approved", gravest: "warn", engine: "openai" }),
  item("Eve", { status: "exported", tier: "cold" }),
];
const ids = (items: readonly DraftItemView[]) => items.map((each) => each.id);

it("every_draft_is_in_one_state_and_an_approval_outweighs_its_warnings", () => {
  expect(queue.map(stateOf)).toEqual(["clean", "blocked", "warned", "approved", "exported"]);
});

it("choices_of_one_kind_add_up_and_kinds_narrow_each_other", () => {
  expect(ids(narrowed(queue, { states: ["blocked", "warned"] }, null))).toEqual(["Ben", "Cleo"]);
  expect(ids(narrowed(queue, { states: ["blocked", "warned"], tiers: ["hot"] }, null))).toEqual([
    "Ben",
  ]);
  expect(ids(narrowed(queue, { rule: "price_differs", edited: true }, null))).toEqual(["Cleo"]);
  expect(ids(narrowed(queue, { engine: "openai" }, null))).toEqual(["Dan"]);
  expect(ids(narrowed(queue, { asked: true }, null))).toEqual(["Åsa"]);
});

it("names_are_found_without_their_accents_and_subjects_too", () => {
  expect(ids(narrowed(queue, { find: "asa" }, null))).toEqual(["Åsa"]);
  expect(ids(narrowed(queue, { find: "about eve" }, null))).toEqual(["Eve"]);
});

it("the_mail_that_is_being_read_stays_although_it_does_not_fit_any_more", () => {
  expect(ids(narrowed(queue, { states: ["blocked"] }, "Dan"))).toEqual(["Ben", "Dan"]);
  expect(filterCounts(queue, { states: ["blocked"] }).fitting).toBe(1);
});

it("a_count_says_what_a_choice_would_show_together_with_the_other_kinds", () => {
  const counts = filterCounts(queue, { tiers: ["hot"], states: ["blocked"] });
  expect(counts.fitting).toBe(1);
  expect([...counts.states]).toEqual([
    ["clean", 1],
    ["blocked", 1],
  ]);
  expect([...counts.tiers]).toEqual([["hot", 1]]);
  expect(counts.rules.get("price_differs")).toBe(1);
  expect(counts.asked).toBe(0);
});

it("without_a_choice_the_list_is_the_same_list", () => {
  expect(narrowed(queue, {}, null)).toBe(queue);
});

it("a_hundred_thousand_drafts_are_narrowed_between_two_frames", () => {
  const many = Array.from({ length: 100_000 }, (_, at) => item(`Person ${at}`));
  const start = performance.now();
  expect(narrowed(many, { find: "person 99999", tiers: ["warm"] }, null)).toHaveLength(1);
  expect(performance.now() - start).toBeLessThan(1000);
});
