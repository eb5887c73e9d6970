import { expect, it } from "vitest";
import { peopleSearch } from "@/lib/search";
import { chipsOf, isNarrowed, queryOf, rangeWords, searchOf, withoutFilters } from "./people-query";

const full = {
  find: "gpt",
  tiers: ["hot", "cold"],
  came: ["attended"],
  drafts: ["blocked", "none"],
  domains: ["example.org", ""],
  places: ["Denver, US"],
  score: "20-80.5",
  focus: "-50",
  attendance: "90-",
  asked: true,
  unanswered: true,
  early: true,
  before_offer: true,
  sort: "location",
  reversed: true,
} as const;

it("every_filter_survives_the_address", () => {
  const search = peopleSearch(full);
  expect(searchOf(queryOf(search))).toEqual({ ...search, person: undefined, left: undefined });
  expect(queryOf(search)).toMatchObject({
    score: { from: 20, to: 80.5 },
    focus: { from: null, to: 50 },
    attendance: { from: 90, to: null },
  });
});

it("an_address_typed_by_hand_asks_for_nothing_that_is_not_there", () => {
  const search = peopleSearch({
    tiers: "hot",
    came: ["nowhere"],
    drafts: [1],
    score: "80",
    focus: "-",
    attendance: "a-b",
    sort: "shoe size",
  });
  expect(isNarrowed(queryOf(search))).toBe(false);
});

it("each_chip_takes_its_own_filter_back_and_no_other", () => {
  const search = peopleSearch(full);
  const chips = chipsOf(queryOf(search));
  expect(chips.map(({ label }) => label)).toEqual([
    "Attended",
    "Draft: blocked",
    "Draft: no draft",
    "Score 20 to 80.5",
    "Focus up to 50 %",
    "Attendance 90 % or more",
    "Question without an answer",
    "Left before the end",
    "Left before the offer",
    "example.org",
    "No address",
    "Denver, US",
  ]);
  for (const { label, without } of chips) {
    const left = chipsOf(queryOf({ ...search, ...without })).map((chip) => chip.label);
    expect(left).toEqual(chips.map((chip) => chip.label).filter((other) => other !== label));
  }
});

it("a_reset_keeps_the_order_and_the_person", () => {
  const search = { ...peopleSearch(full), person: "somebody" };
  const left = withoutFilters(search);
  expect(left).toEqual({ sort: "location", reversed: true, person: "somebody" });
  expect(isNarrowed(queryOf(left))).toBe(false);
});

it("who_is_left_out_has_neither_tier_nor_draft_nor_score_to_be_asked_for", () => {
  const query = queryOf({ ...peopleSearch(full), left: true });
  expect(query).toMatchObject({ tiers: [], drafts: [], score: { from: null, to: null } });
});

it("a_range_reads_as_words", () => {
  expect(rangeWords({ from: 0, to: 20 }, " %")).toBe("0 to 20 %");
  expect(rangeWords({ from: 80, to: null })).toBe("80 or more");
});
