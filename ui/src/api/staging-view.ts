// How the cached set of files goes on from one answer to the next. While files are read again the
// core knows only their beginnings; what was known of names, notes and changes stays in sight until
// the reading has ended, so that nothing on the page jumps away under a person's hands.

import type { DecisionView, NameDoubtView, StagingView } from "@/ipc/types";

/** The next answer, with what is in sight while it is not complete. */
export function carriedOn(before: StagingView | undefined, next: StagingView): StagingView {
  if (next.reading.state !== "running" || before === undefined) return next;
  return {
    ...next,
    doubts: next.doubts.length > 0 ? next.doubts : before.doubts,
    issues: next.issues.length > 0 ? next.issues : before.issues,
    changes: next.changes ?? before.changes,
  };
}

/** A percentage that was told; one of a reading that has ended or was stopped comes too late. */
export function withPercent(view: StagingView, percent: number): StagingView {
  if (view.reading.state !== "running") return view;
  return { ...view, reading: { state: "running", percent: Math.round(percent) } };
}

/** The queue with one name settled, or open again. */
export function withDecision(
  doubts: NameDoubtView[],
  key: string,
  decision: DecisionView | null,
): NameDoubtView[] {
  return doubts.map((doubt) => (doubt.key === key ? { ...doubt, decision } : doubt));
}
