// What the program can put right by itself, and which of it the key means.

import type { Finding } from "@/ipc/types";

/** What a finding is known by when the list of findings is made anew. */
export const findingName = ({ rule, excerpt, message }: Finding): string =>
  `${rule} ${excerpt} ${message}`;

/**
 * The place of the finding that the key puts right: the selected one, else the first with a fix that
 * was not tried yet, so that pressing again goes on; null if there is none. The list is sorted, so
 * that the first is the gravest.
 */
export function nextFixable(
  findings: readonly Finding[],
  selected: number | null,
  tried: ReadonlySet<string>,
): number | null {
  if (selected !== null && findings[selected]?.fix) return selected;
  const untried = findings.findIndex(
    (finding) => finding.fix !== null && !tried.has(findingName(finding)),
  );
  if (untried >= 0) return untried;
  const first = findings.findIndex((finding) => finding.fix !== null);
  return first < 0 ? null : first;
}
