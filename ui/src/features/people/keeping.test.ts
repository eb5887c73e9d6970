import { expect, it } from "vitest";
import type { AttendeeRowView } from "@/ipc/types";
import { keepChoices } from "./keeping";

const row = (isAudience: boolean, kept: boolean | null) =>
  ({ isAudience, kept }) as AttendeeRowView;
const titles = (given: AttendeeRowView) => keepChoices(given).map(({ title }) => title);

it("who_counts_can_be_left_out_and_the_other_way_round", () => {
  expect(titles(row(true, null))).toEqual(["Leave out"]);
  expect(titles(row(false, null))).toEqual(["Count as audience"]);
});

it("what_the_user_said_can_be_taken_back", () => {
  expect(titles(row(false, false))).toEqual(["Count as audience", "Back to automatic"]);
  expect(titles(row(true, true))).toEqual(["Leave out", "Back to automatic"]);
});
