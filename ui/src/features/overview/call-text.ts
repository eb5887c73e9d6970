// The call list as plain text, for a note or a message to whoever calls.

import type { CallView } from "@/ipc/types";
import { score } from "@/lib/format";
import { tierName } from "@/lib/words";

export function callText(call: CallView): string {
  return [
    `${call.label}, ${tierName[call.tier]}, ${score(call.score)}`,
    call.email,
    call.words && `“${call.words}”`,
    call.signals,
    ...call.buying.map(({ label, line }) => `About ${label}: “${line}”`),
    `To begin with: ${call.firstLine}`,
    ...call.points.map((point) => `- ${point}`),
  ]
    .filter(Boolean)
    .join("\n");
}

/** All of them, each with its rank. */
export const callListText = (calls: readonly CallView[]): string =>
  `${calls.map((call, index) => `${index + 1}. ${callText(call)}`).join("\n\n")}\n`;
