// What an edit did to the findings: which are gone and which are new.

import type { Finding } from "@/ipc/types";

export interface FindingsChange {
  gone: Finding[];
  added: Finding[];
}

/** The same finding may have moved or its words may have changed a little: rule and sentence make it. */
const key = (finding: Finding) => `${finding.rule}\n${finding.message}`;

/** What of `all` is not in `others`, counting how often each is there. */
function without(all: readonly Finding[], others: readonly Finding[]): Finding[] {
  const left = others.map(key);
  return all.filter((finding) => {
    const at = left.indexOf(key(finding));
    if (at < 0) return true;
    left.splice(at, 1);
    return false;
  });
}

export const findingsChange = (
  before: readonly Finding[],
  now: readonly Finding[],
): FindingsChange => ({ gone: without(before, now), added: without(now, before) });
