// The queue as the reader moves in it: which lines are in sight, which mail is open, what comes next
// and what is chosen. All of it goes by draft and never by place, since the core sorts anew whenever a
// check finds something, and the reader must stay on their mail.

import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { draftsBetween } from "@/api/people";
import {
  useDraftPlace,
  useDraftQueue,
  useFindNext,
  useNextToReview,
  usePrefetchDrafts,
} from "@/api/queries";
import { saidFailure } from "@/components/toast";
import { type Selection, useSelection } from "@/components/use-selection";
import type { DraftItemView, DraftQuery, DraftScope, DraftsView, NextDraft } from "@/ipc/types";
import { isNarrowed } from "./queue-query";

/** What a deed on several is about: the chosen ones, else all that fit. */
export interface Meant {
  scope: DraftScope;
  drafts: number;
  /** "3 selected", "34 that fit", "All drafts". */
  name: string;
  isAll: boolean;
}

export interface Queue {
  webinarId: string;
  query: DraftQuery;
  view: DraftsView | undefined;
  error: Error | null;
  onRetry: () => void;
  /** How many lines there are. */
  size: number;
  itemAt: (index: number) => DraftItemView | undefined;
  onSight: (from: number, to: number) => void;
  /** The draft that is open. */
  cursor: string | null;
  /** Where its line is; -1 for nowhere. */
  place: number;
  /** Its line, where that has come. */
  item: DraftItemView | undefined;
  /** Whether it is listed although it does not fit. */
  isOutside: boolean;
  /** Opens the draft at an index. */
  goTo: (index: number) => void;
  /** Opens the draft one line further up or down; stays at the ends. */
  step: (by: 1 | -1) => void;
  /** The next draft of this kind behind one; null where there is no other. */
  next: (after: string, wanted: NextDraft) => Promise<string | null>;
  selection: Selection;
  meant: Meant;
}

const number = (count: number) => count.toLocaleString("en-US");

/** `chosen` is the draft that the address names, and `onGo` is told which it shall be. */
export function useQueue(
  webinarId: string,
  query: DraftQuery,
  chosen: string | null,
  onGo: (id: string) => void,
): Queue {
  const [begun, setBegun] = useState<string | null>(null);
  const wanted = chosen ?? begun;
  const fits = useDraftPlace(webinarId, query, wanted);
  // A change must not take the mail away from the person who is reading it.
  const kept = isNarrowed(query) && fits.data === null ? wanted : null;
  const shown = useMemo(() => ({ ...query, kept }), [query, kept]);
  const { first, size, rowAt, indexInSight, onSight } = useDraftQueue(webinarId, shown);
  const among = useDraftPlace(webinarId, shown, kept);

  const isGone = wanted !== null && fits.data === null && (kept === null || among.data === null);

  // Where reading began stays the cursor until the reader moves it, also when that mail is approved.
  const start = first.data?.first ?? null;
  useEffect(() => {
    if (begun === null && !first.isPlaceholderData) setBegun(start);
  }, [begun, first.isPlaceholderData, start]);
  const cursor = isGone ? (chosen === null ? start : (begun ?? start)) : (wanted ?? start);

  const inSight = cursor === null ? -1 : indexInSight(({ id }) => id === cursor);
  const told = kept === null ? fits.data : among.data;
  // While the list is read anew, the mail is where it was.
  const last = useRef(-1);
  const place = inSight >= 0 ? inSight : (told ?? (cursor === null ? -1 : last.current));
  useEffect(() => {
    last.current = place;
  });

  const idsOf = async (from: number, to: number): Promise<string[]> => {
    const known: string[] = [];
    for (let index = from; index <= to; index++) {
      const row = rowAt(index);
      if (!row) return draftsBetween(webinarId, shown, from, to);
      known.push(row.id);
    }
    return known;
  };
  const filters = JSON.stringify([webinarId, { ...query, sort: null }]);
  const selection = useSelection(idsOf, size, filters, place);

  const { onLeave } = selection;
  const latest = useRef({ idsOf, place, size, onLeave, onGo });
  useEffect(() => {
    latest.current = { idsOf, place, size, onLeave, onGo };
  });
  const goTo = useCallback((index: number) => {
    const now = latest.current;
    now.onLeave();
    now.idsOf(index, index).then(([id]) => id !== undefined && now.onGo(id), saidFailure);
  }, []);
  const step = useCallback(
    (by: 1 | -1) => {
      const now = latest.current;
      if (now.size > 0) goTo(Math.max(0, Math.min(now.size - 1, now.place + by)));
    },
    [goTo],
  );
  const findNext = useFindNext(webinarId, shown);
  const toReview = useNextToReview(webinarId, shown, cursor);
  usePrefetchDrafts([
    rowAt(place + 1)?.id ?? null,
    toReview.data ?? null,
    rowAt(place - 1)?.id ?? null,
  ]);

  const fitting = first.data?.fitting ?? 0;
  const { ids } = selection;
  const meant = useMemo<Meant>(() => {
    if (ids.size > 0) {
      return {
        scope: { of: "drafts", ids: [...ids] },
        drafts: ids.size,
        name: `${number(ids.size)} selected`,
        isAll: false,
      };
    }
    const isAll = !isNarrowed(query);
    return {
      scope: { of: "queue", webinar: webinarId, query },
      drafts: fitting,
      name: isAll ? "All drafts" : `${number(fitting)} that fit`,
      isAll,
    };
  }, [ids, query, webinarId, fitting]);

  return {
    webinarId,
    query,
    view: first.data,
    error: first.isError ? first.error : null,
    onRetry: () => void first.refetch(),
    size,
    itemAt: rowAt,
    onSight,
    cursor,
    place,
    item: place < 0 ? undefined : itemOf(rowAt(place), cursor),
    isOutside: size > fitting,
    goTo,
    step,
    next: findNext,
    selection,
    meant,
  };
}

/** The line at the cursor's place, unless it is another draft's by now. */
const itemOf = (item: DraftItemView | undefined, cursor: string | null) =>
  item?.id === cursor ? item : undefined;
