// A list of which only the part in sight is here: the core narrows and sorts it, and answers pages.

import { keepPreviousData, type UseQueryResult, useQueries, useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";

/** How many rows are fetched together. */
export const pageRows = 100;

/** How long a page that nobody shows is kept: a reader comes back within this, or not soon. */
const keptMillis = 60_000;

interface Part<View> {
  queryKey: readonly unknown[];
  queryFn: () => Promise<View>;
}

type RowOf<View extends { rows: unknown[] }> = View["rows"][number];

export interface Pages<View extends { rows: unknown[] }> {
  /** The first page, with all that is said of the list as a whole. */
  first: UseQueryResult<View>;
  /** How many rows there are, whether they have come or not. */
  size: number;
  rowAt: (index: number) => RowOf<View> | undefined;
  /** The index of a row that is in sight; -1 otherwise. */
  indexInSight: (isWanted: (row: RowOf<View>) => boolean) => number;
  onSight: (from: number, to: number) => void;
}

/**
 * The rows from one index to another, which are fetched as they come into sight. Until the answer to
 * another question is there, the former rows stand in their places, so that nothing flickers.
 */
export function usePages<View extends { rows: unknown[] }>(
  part: (from: number, most: number) => Part<View>,
  sizeOf: (view: View) => number,
): Pages<View> {
  const [sight, setSight] = useState({ from: 0, to: 0 });
  const onSight = useCallback((from: number, to: number) => setSight({ from, to }), []);
  const former = useRef(new Map<number, View>());

  const first = useQuery({
    ...part(0, pageRows),
    placeholderData: keepPreviousData,
    gcTime: keptMillis,
  });
  const size = first.data ? sizeOf(first.data) : 0;
  // A page more on either side, so that scrolling finds its rows there.
  const last = Math.min(sight.to + pageRows, size - 1);
  const starts: number[] = [];
  for (
    let page = Math.max(1, Math.floor(sight.from / pageRows) - 1);
    page * pageRows <= last;
    page++
  ) {
    starts.push(page * pageRows);
  }
  const others = useQueries({
    queries: starts.map((from) => ({ ...part(from, pageRows), gcTime: keptMillis })),
  });
  useEffect(() => {
    const shown = starts.flatMap((from, at) => {
      const view = others[at]?.data ?? former.current.get(from);
      return view ? [[from, view] as const] : [];
    });
    former.current = new Map(shown);
  });

  const rowAt = (index: number): RowOf<View> | undefined => {
    if (index < pageRows) return first.data?.rows[index];
    const start = index - (index % pageRows);
    const view = others[starts.indexOf(start)]?.data ?? former.current.get(start);
    return view?.rows[index % pageRows];
  };
  const indexInSight = (isWanted: (row: RowOf<View>) => boolean): number => {
    for (let index = sight.from; index <= sight.to; index++) {
      const row = rowAt(index);
      if (row !== undefined && isWanted(row)) return index;
    }
    return -1;
  };
  return { first, size, rowAt, indexInSight, onSight };
}
