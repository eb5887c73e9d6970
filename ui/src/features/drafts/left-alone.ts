// Whom a run leaves alone, in words.

import type { LeftAlone, LeftAloneView } from "@/ipc/types";

const why: Record<LeftAlone, string> = {
  edited: "edited by you",
  noted: "with a note of yours",
  approved: "approved",
  skipped: "skipped",
  exported: "exported",
  has_draft: "with a draft already",
  newer: "written meanwhile",
  no_address: "without an address",
  do_not_contact: "on the do-not-contact list",
  not_audience: "left out of the audience",
};

/** How many are left alone for any of these reasons. */
export const leftOf = (left: readonly LeftAloneView[], reasons: readonly LeftAlone[]): number =>
  left.reduce((sum, each) => (reasons.includes(each.why) ? sum + each.people : sum), 0);

/** "3 are left alone: 2 edited by you, 1 approved." */
export function leftWords(left: readonly LeftAloneView[]): string {
  const all = left.reduce((sum, { people }) => sum + people, 0);
  const number = (count: number) => count.toLocaleString("en-US");
  const parts = left.map((each) => `${number(each.people)} ${why[each.why]}`);
  return `${number(all)} ${all === 1 ? "is" : "are"} left alone: ${parts.join(", ")}.`;
}
