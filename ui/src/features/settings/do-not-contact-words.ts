// What came of adding to the do-not-contact list, in a sentence whose numbers add up.

import type { NoContactAddedView } from "@/ipc/types";
import { counted } from "@/lib/words";

export function addedWords({ label, added, known, unreadLines }: NoContactAddedView): string {
  const parts = [`${counted(added, "entry", "entries")} added`];
  if (known > 0) parts.push(`${known.toLocaleString("en-US")} on the list already`);
  if (unreadLines > 0) {
    parts.push(
      `${counted(unreadLines, "line is", "lines are")} no address and ${unreadLines === 1 ? "was" : "were"} left out`,
    );
  }
  const read = label === "" || label === "pasted lines" ? "" : `Read as ${label}: `;
  return `${read}${parts.join(", ")}.`;
}
