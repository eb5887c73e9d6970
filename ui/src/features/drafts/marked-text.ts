// Which words of a mail the checks mean, so that they can be marked. The core says it as ranges of
// characters (Unicode scalar values, as it counts them) of one part of the mail.

import type { Finding, Place } from "@/ipc/types";

export interface Piece {
  text: string;
  /** Position in the list of findings; null for words that nothing is said about. */
  finding: number | null;
}

const isSame = (a: Place, b: Place) =>
  typeof a === "object" && typeof b === "object" ? a.block === b.block : a === b;

interface Range {
  start: number;
  end: number;
  finding: number;
}

/** The ranges of one part, in order; of overlapping ones the graver finding, which is listed first, wins. */
function rangesIn(place: Place, findings: readonly Finding[]): Range[] {
  const taken: Range[] = [];
  findings.forEach(({ span }, finding) => {
    if (!span || !isSame(span.place, place) || span.end <= span.start) return;
    const { start, end } = span;
    if (taken.every((other) => end <= other.start || start >= other.end)) {
      taken.push({ start, end, finding });
    }
  });
  return taken.toSorted((a, b) => a.start - b.start);
}

/** Cuts the runs of one part where marked words begin and end; nothing is lost. */
export function pieces(
  runs: readonly string[],
  place: Place,
  findings: readonly Finding[],
): Piece[][] {
  const ranges = rangesIn(place, findings);
  let at = 0;
  return runs.map((run) => {
    const signs = Array.from(run);
    const end = at + signs.length;
    const out: Piece[] = [];
    let done = at;
    const take = (to: number, finding: number | null) => {
      if (to > done) out.push({ text: signs.slice(done - at, to - at).join(""), finding });
      done = Math.max(done, to);
    };
    for (const range of ranges) {
      if (range.end <= done || range.start >= end) continue;
      take(range.start, null);
      take(Math.min(range.end, end), range.finding);
    }
    take(end, null);
    at = end;
    return out;
  });
}
