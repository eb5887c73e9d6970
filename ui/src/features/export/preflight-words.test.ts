import { expect, it } from "vitest";
import { names } from "./preflight-words";

const group = (labels: string[], people: number) => ({
  reason: "blocked",
  message: "",
  people,
  shown: labels.map((label) => ({ id: label, draft: null, label })),
});

it("a_group_is_recognised_by_three_names_and_the_number_of_the_others", () => {
  expect(names(group(["Ada", "Bo"], 2))).toBe("Ada, Bo");
  expect(names(group(["Ada", "Bo", "Cy", "Di"], 1204))).toBe("Ada, Bo, Cy and 1,201 more");
  expect(names(group([], 7))).toBe("");
});
