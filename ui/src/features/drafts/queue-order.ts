// Where the cursor goes in the queue. It is an id, never an index: the list is sorted anew when a
// check finds something, and the reader must stay on their mail.

import type { DraftItemView } from "@/ipc/types";

type Items = readonly DraftItemView[];

export const isBlocked = (item: DraftItemView): boolean => item.gravest === "block";

/** Whether a draft wants more than reading before it can go. */
export const isProblem = (item: DraftItemView): boolean =>
  item.status === "to_review" && (item.gravest === "block" || item.gravest === "warn");

/** The next item that fits, starting behind the cursor and going round once; never the cursor. */
function following(
  items: Items,
  cursor: string | null,
  fits: (item: DraftItemView) => boolean,
): string | null {
  const at = items.findIndex((item) => item.id === cursor);
  const round = [...items.slice(at + 1), ...items.slice(0, Math.max(at, 0))];
  return round.find(fits)?.id ?? null;
}

/** One step up or down; stays at the ends. */
export function stepped(items: Items, cursor: string | null, by: 1 | -1): string | null {
  const at = items.findIndex((item) => item.id === cursor);
  return (items[at + by] ?? items[at] ?? items[0])?.id ?? null;
}

export const nextProblem = (items: Items, cursor: string | null): string | null =>
  following(items, cursor, isProblem);

/** After an approval: the next draft that waits for a reader. */
export const nextToReview = (items: Items, cursor: string | null): string | null =>
  following(items, cursor, (item) => item.status === "to_review");

/** Where a person begins: the first draft that waits, or else the first. */
export const firstToRead = (items: Items): string | null =>
  nextToReview(items, null) ?? items[0]?.id ?? null;

/** Whether it was decided that a draft is sent. */
export const isDecidedFor = ({ status }: DraftItemView): boolean =>
  status === "approved" || status === "exported";

export interface Progress {
  toReview: number;
  /** Exported ones included. */
  approved: number;
  skipped: number;
}

export function progressOf(items: Items): Progress {
  const count = (fits: (item: DraftItemView) => boolean) => items.filter(fits).length;
  return {
    toReview: count(({ status }) => status === "to_review"),
    approved: count(isDecidedFor),
    skipped: count(({ status }) => status === "skipped"),
  };
}
