// Who is chosen for a deed, or whose drafts. A choice is of people, not of rows, so it outlives another
// order; another filter ends it, since nobody should act on people who are out of sight. Choosing opens
// nothing: what was opened counts as read.

import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { saidFailure } from "./toast";
import type { TableSelection } from "./virtual-table";

export interface Selection extends TableSelection {
  ids: ReadonlySet<string>;
  /** The index of the row that choosing went to last; null once the cursor moved on alone. */
  head: number | null;
  clear: () => void;
}

const nobody: ReadonlySet<string> = new Set();

/**
 * `idsOf` tells who stands from one index to another, whether in sight or not; `among` names the
 * people that can be chosen from.
 */
export function useSelection(
  idsOf: (from: number, to: number) => Promise<string[]>,
  people: number,
  among: string,
  cursor: number,
): Selection {
  const [ids, setIds] = useState(nobody);
  const [head, setHead] = useState<number | null>(null);
  // Where a range began, and who was chosen before it.
  const range = useRef<{ anchor: number; before: ReadonlySet<string> } | null>(null);
  // Answers come in any order; only that to the last question counts.
  const asked = useRef(0);

  const clear = useCallback(() => {
    asked.current += 1;
    range.current = null;
    setIds(nobody);
    setHead(null);
  }, []);
  const last = useRef(among);
  useEffect(() => {
    if (last.current !== among) clear();
    last.current = among;
  }, [among, clear]);

  const latest = useRef(idsOf);
  useEffect(() => {
    latest.current = idsOf;
  });
  const ask = useCallback(async (from: number, to: number, then: (found: string[]) => void) => {
    asked.current += 1;
    const mine = asked.current;
    try {
      const found = await latest.current(Math.min(from, to), Math.max(from, to));
      if (mine === asked.current) then(found);
    } catch (error) {
      saidFailure(error);
    }
  }, []);

  return useMemo(
    () => ({
      ids,
      head,
      count: ids.size,
      has: (id) => ids.has(id),
      clear,
      onToggle: (index) => {
        setHead(index);
        void ask(index, index, ([id]) => {
          const next = new Set(ids);
          if (id !== undefined && !next.delete(id)) next.add(id);
          range.current = { anchor: index, before: next };
          setIds(next);
        });
      },
      onExtend: (index) => {
        setHead(index);
        range.current ??= { anchor: Math.max(0, cursor), before: ids };
        const { anchor, before } = range.current;
        void ask(anchor, index, (found) => setIds(new Set([...before, ...found])));
      },
      onLeave: () => {
        range.current = null;
        setHead(null);
      },
      onAll: (isOn) => {
        if (!isOn) return clear();
        range.current = null;
        void ask(0, people - 1, (found) => setIds(new Set(found)));
      },
    }),
    [ids, head, people, cursor, ask, clear],
  );
}
