import { expect, it } from "vitest";
import type { AttendeeRowView, NameDoubtView } from "@/ipc/types";
import {
  allCandidates,
  looksLikeAddress,
  nextOpen,
  personOf,
  settledWords,
  sizeOf,
  stepped,
  titleOf,
} from "./names";

const doubt = (key: string, isSettled = false): NameDoubtView => ({
  key,
  name: key,
  email: null,
  of: "messages",
  count: 1,
  words: [],
  reason: "",
  candidates: [{ person: `${key[0]}@example.com`, label: key, email: null, reason: "" }],
  decision: isSettled ? { person: null, label: "Nobody on the list", isRemembered: false } : null,
});

const queue = [doubt("ann"), doubt("bob", true), doubt("cem"), doubt("cat")];

it("the_next_open_name_skips_the_settled_ones_and_goes_round", () => {
  expect(nextOpen(queue, "ann")).toBe("cem");
  expect(nextOpen(queue, "cat")).toBe("ann");
  expect(nextOpen(queue, null)).toBe("ann");
  expect(nextOpen([doubt("ann", true)], "ann")).toBeNull();
});

it("a_step_stays_within_the_queue", () => {
  expect(stepped(queue, "ann", 1)).toBe("bob");
  expect(stepped(queue, "cat", 1)).toBe("cat");
  expect(stepped(queue, "ann", -1)).toBe("ann");
  expect(stepped(queue, null, 1)).toBe("ann");
  expect(stepped([], null, 1)).toBeNull();
});

it("what_is_settled_is_counted", () => {
  expect(settledWords(queue)).toBe("1 of 4 settled");
  expect(sizeOf({ ...doubt("ann"), of: "poll_answers", count: 3 })).toBe("3 poll answers");
});

it("a_name_that_is_empty_still_has_a_title", () => {
  expect(titleOf({ ...doubt(""), name: "" })).toBe("(no name)");
  expect(titleOf({ ...doubt(""), name: "", email: "a@example.com" })).toBe("a@example.com");
});

it("each_person_is_offered_once", () => {
  expect(allCandidates(queue).map((each) => each.person)).toEqual([
    "a@example.com",
    "b@example.com",
    "c@example.com",
  ]);
});

it("a_person_without_an_address_is_named_as_the_core_names_them", () => {
  const row = { name: "  Ola   Nordmann ", email: null } as AttendeeRowView;
  expect(personOf(row)).toBe("name:ola nordmann");
  expect(personOf({ ...row, email: "ola@example.com" })).toBe("ola@example.com");
});

it("an_address_that_was_typed_is_told_from_a_name", () => {
  expect(looksLikeAddress(" ola@example.com ")).toBe(true);
  expect(looksLikeAddress("ola@example")).toBe(false);
  expect(looksLikeAddress("ola nordmann")).toBe(false);
});
