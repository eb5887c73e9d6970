// What the last look says of a group of people besides its number.

import type { PreflightGroupView } from "@/ipc/types";

/** As many names as recognise the group. */
const namesShown = 3;

export function names({ shown, people }: PreflightGroupView): string {
  const first = shown.slice(0, namesShown).map(({ label }) => label);
  const others = people - first.length;
  const words = first.join(", ");
  return words && others > 0 ? `${words} and ${others.toLocaleString("en-US")} more` : words;
}

/** What to know or to do about a group, by its reason; that of a warning begins with `warned_`. */
export const adviceFor: Record<string, string> = {
  do_not_contact: "No draft is written for them, and no mail goes.",
  bounced: "Take them off the list in Settings once you have a working address.",
  shared_address:
    "One address gets one mail: it goes to whoever is first on the list. Leave that person out to write to the other.",
  mailed_lately: "You chose to leave such people out.",
  warned_changed_offer:
    "They go as they are, and may name the former price, deadline or link. Read them again.",
  warned_mailed_lately: "They go all the same, unless you leave them out.",
  warned_exported:
    "They go again. Import the file where the first one went, or people get two mails.",
};
