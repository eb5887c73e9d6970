import { expect, it } from "vitest";
import type { AttendeeRowView } from "@/ipc/types";
import { leftOutWords } from "./left-out-line";

const row = (change: Partial<AttendeeRowView>) =>
  ({ role: "audience", standing: "attended", kept: null, ...change }) as AttendeeRowView;

it("people_who_are_left_out_are_counted_by_what_they_were", () => {
  const rows = [
    row({ role: "host" }),
    row({ role: "panelist" }),
    row({ role: "panelist" }),
    row({ standing: "cancelled" }),
    row({ kept: false }),
    row({ role: "staff" }),
  ];
  expect(leftOutWords(rows)).toBe("1 host, 2 speakers, 1 cancelled, 1 by you and 1 of the team");
});
