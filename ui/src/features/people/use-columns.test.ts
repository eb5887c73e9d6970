import { expect, it } from "vitest";
import { columnsToDraw, usualColumns } from "./people-columns";
import { moved, readColumns } from "./use-columns";

it("columns_that_are_not_known_or_named_twice_are_left_out", () => {
  expect(readColumns("location name shoes name")).toEqual(["location", "name"]);
  expect(readColumns("shoes")).toBeNull();
  expect(readColumns(null)).toBeNull();
});

it("a_column_moves_by_one_and_stays_within_the_table", () => {
  expect(moved(["name", "tier", "score"], "score", -1)).toEqual(["name", "score", "tier"]);
  expect(moved(["name", "tier", "score"], "name", -1)).toEqual(["name", "tier", "score"]);
  expect(moved(["name", "tier", "score"], "score", 1)).toEqual(["name", "tier", "score"]);
});

it("the_usual_columns_give_way_where_there_is_less_room_and_chosen_ones_never", () => {
  expect(columnsToDraw(null, "all", false).ids).toEqual(usualColumns);
  expect(columnsToDraw(null, "fewest", false).ids).not.toContain("email");
  expect(columnsToDraw(["name", "email", "focus"], "fewest", false).ids).toEqual([
    "name",
    "email",
    "focus",
  ]);
});

it("for_who_is_left_out_the_reason_stands_in_place_of_the_tier", () => {
  const { columns } = columnsToDraw(["name", "tier"], "all", true);
  expect(columns.at(-1)?.id).toBe("why");
  expect(columns.map(({ id }) => id)).not.toContain("tier");
});
