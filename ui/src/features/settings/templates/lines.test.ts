import { expect, it } from "vitest";
import { lineAt } from "./lines";

it("a_line_is_found_by_its_number_from_1", () => {
  const text = "Subject: x\n\nHello.";
  const words = (line: number) => text.slice(...lineAt(text, line));
  expect([1, 2, 3].map(words)).toEqual(["Subject: x", "", "Hello."]);
});
