// The table's rows, its cursor and its selection, all by person: rows come a page at a time, and
// whoever is not in sight is asked for by key.

import { peopleBetween } from "@/api/people";
import { usePeopleTable, usePlace } from "@/api/queries";
import { saidFailure } from "@/components/toast";
import { type Selection, useSelection } from "@/components/use-selection";
import type { AttendeeRowView, PeopleQuery } from "@/ipc/types";

export interface People {
  table: ReturnType<typeof usePeopleTable>;
  /** The index of the person under the cursor; -1 for none. */
  cursor: number;
  /** The row under the cursor, when it is there. */
  row: AttendeeRowView | undefined;
  selection: Selection;
  onSight: (from: number, to: number) => void;
  /** Moves the cursor to the row at an index. */
  goTo: (index: number) => void;
}

/** `cursorId` is the person under the cursor, and `onCursor` is told who it shall be. */
export function usePeopleList(
  webinar: string,
  query: PeopleQuery,
  cursorId: string | null,
  onCursor: (id: string) => void,
): People {
  const table = usePeopleTable(webinar, query);
  const { rowAt, size, onSight } = table;

  const near = cursorId === null ? -1 : table.indexInSight(({ id }) => id === cursorId);
  const place = usePlace(webinar, query, near < 0 ? cursorId : null);
  const cursor = near >= 0 ? near : (place.data ?? -1);

  const idsOf = async (from: number, to: number): Promise<string[]> => {
    const known: string[] = [];
    for (let index = from; index <= to; index++) {
      const row = rowAt(index);
      if (!row) {
        return peopleBetween(webinar, query, from, to);
      }
      known.push(row.id);
    }
    return known;
  };
  const { sort: _sort, reversed: _reversed, ...filters } = query;
  const selection = useSelection(idsOf, size, JSON.stringify([webinar, filters]), cursor);

  const goTo = (index: number) => {
    idsOf(index, index).then(([id]) => id !== undefined && onCursor(id), saidFailure);
  };
  return { table, cursor, row: cursor < 0 ? undefined : rowAt(cursor), selection, onSight, goTo };
}
