import { expect, it } from "vitest";
import type { ColumnView } from "@/ipc/types";
import { missingWords, unused, withMeaning } from "./mapping";

const columns: ColumnView[] = [
  { heading: "Contact", meaning: "name", samples: [] },
  { heading: "Mail", meaning: "", samples: [] },
  { heading: "Mail", meaning: "email", samples: [] },
];

it("a_meaning_moves_to_the_column_that_was_chosen", () => {
  expect(withMeaning(columns, 1, "email")).toEqual(["name", "email", ""]);
});

it("a_column_can_be_left_unused", () => {
  expect(withMeaning(columns, 0, unused)).toEqual(["", "", "email"]);
});

it("without_a_name_or_an_address_it_says_so", () => {
  const meanings = [{ code: "name", label: "Name" }];
  const nothing = columns.map((column) => ({ ...column, meaning: "" }));
  expect(missingWords(nothing, meanings)).toBe("No column holds a name or an e-mail address yet.");
  expect(missingWords(columns, meanings)).toBe("");
  expect(missingWords(nothing, [])).toBe("");
});
