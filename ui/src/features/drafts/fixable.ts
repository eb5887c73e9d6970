// What the program can put right by itself.

import type { Finding } from "@/ipc/types";

/** The place of the first finding with a fix, the gravest one since the list is sorted; null if there is none. */
export function firstFixable(findings: readonly Finding[]): number | null {
  const at = findings.findIndex((finding) => finding.fix !== null);
  return at < 0 ? null : at;
}
