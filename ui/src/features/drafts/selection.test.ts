import { expect, it } from "vitest";
import type { DraftItemView } from "@/ipc/types";
import { meant, nothingSelected, settled, stretchedBy, stretchedTo, toggled } from "./selection";

const items = ["a", "b", "c", "d"].map((id) => ({ id, label: id, subject: "" }) as DraftItemView);
const chosen = ({ ids }: { ids: ReadonlySet<string> }) => [...ids].toSorted().join("");

it("one_more_and_one_less", () => {
  const one = toggled(nothingSelected, "b");
  expect(chosen(one)).toBe("b");
  expect(chosen(toggled(one, "b"))).toBe("");
});

it("a_stretch_begins_at_the_cursor_grows_and_shrinks", () => {
  const down = stretchedBy(stretchedBy(nothingSelected, items, "b", 1), items, "b", 1);
  expect(chosen(down)).toBe("bcd");
  expect(chosen(stretchedBy(down, items, "b", -1))).toBe("bc");
  const up = [1, 2, 3].reduce((now) => stretchedBy(now, items, "b", -1), down);
  expect(chosen(up)).toBe("ab");
});

it("a_stretch_keeps_what_was_chosen_before_it", () => {
  const both = stretchedTo(settled(toggled(nothingSelected, "a")), items, "c", "d");
  expect(chosen(both)).toBe("acd");
  expect(chosen(stretchedTo(both, items, "c", "c"))).toBe("ac");
});

it("a_stretch_from_a_line_that_is_not_listed_any_more_is_its_end", () => {
  expect(chosen(stretchedTo(nothingSelected, items, "gone", "c"))).toBe("c");
});

it("a_deed_is_about_the_chosen_ones_that_are_listed_else_about_all_that_fit", () => {
  const both = stretchedTo(nothingSelected, items, "a", "b");
  expect(meant(items, {}, nothingSelected).name).toBe("All drafts");
  expect(meant(items, {}, both)).toMatchObject({ name: "2 selected", isAll: false });
  expect(meant(items, { find: "b" }, both).items.map(({ id }) => id)).toEqual(["b"]);
  expect(meant(items, { find: "c" }, both).name).toBe("1 that fit");
});
