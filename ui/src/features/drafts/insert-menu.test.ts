import { expect, it } from "vitest";
import { insertable } from "./insert-menu";

const token = (insert: string, value: string | null) => ({
  insert,
  label: insert,
  about: "",
  value,
});

it("only_words_that_are_known_can_be_put_into_a_mail", () => {
  const tokens = [
    token("{{ first_name }}", "Lori"),
    token("{{ part }}", null),
    token("{{ titled }}", "  "),
    token("{% if question %}{% endif %}", "yes"),
  ];
  expect(insertable(tokens)).toEqual([{ label: "{{ first_name }}", value: "Lori" }]);
});
