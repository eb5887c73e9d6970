import { expect, it } from "vitest";
import { choicesMade, isNarrowed, nothingChosen, queryOf, ruleWords } from "./queue-query";

it("an_address_without_choices_narrows_nothing_and_a_blank_search_neither", () => {
  expect(isNarrowed(queryOf(nothingChosen, "name"))).toBe(false);
  expect(isNarrowed(queryOf({ find: "  " }, "risk"))).toBe(false);
});

it("each_kind_of_choice_counts_once_however_much_is_chosen_in_it", () => {
  const query = queryOf({ tiers: ["hot", "warm"], asked: true, rule: "price_differs" }, "risk");
  expect(choicesMade(query)).toBe(3);
});

it("a_mail_that_is_kept_in_sight_is_no_choice", () => {
  expect(isNarrowed({ ...queryOf({}, "risk"), kept: "one" })).toBe(false);
});

it("a_rule_is_named_in_words", () => {
  expect(ruleWords("price_differs")).toBe("Price differs");
});
