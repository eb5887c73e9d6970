import { expect, it } from "vitest";
import { searchSort, tableSort } from "./people-sort";

it("the_priority_list_shows_as_score_from_the_highest", () => {
  expect(tableSort({})).toEqual({ by: "score", descending: true });
});

it("names_begin_at_a_and_numbers_at_the_largest", () => {
  expect(tableSort({ sort: "name" })).toEqual({ by: "name", descending: false });
  expect(tableSort({ sort: "name", reversed: true })).toEqual({ by: "name", descending: true });
  expect(tableSort({ sort: "messages" })).toEqual({ by: "messages", descending: true });
});

it("every_order_survives_the_address", () => {
  for (const by of ["name", "location", "tier", "draft", "score", "focus", "minutes", "messages"]) {
    for (const descending of [true, false]) {
      expect(tableSort(searchSort({ by, descending }))).toEqual({ by, descending });
    }
  }
});

it("the_default_order_leaves_the_address_clean", () => {
  expect(searchSort({ by: "score", descending: true })).toEqual({});
});
