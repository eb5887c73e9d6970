// Which drafts are chosen for a deed on several. Choosing opens no mail: what was opened counts as
// read, and only what was read is approved among several.

import type { DraftItemView } from "@/ipc/types";
import type { DraftFilter } from "@/lib/search";
import { isNarrowed, narrowed } from "./queue-filter";
import { stepped } from "./queue-order";

type Items = readonly DraftItemView[];

export interface Selection {
  ids: ReadonlySet<string>;
  /** What was chosen before the stretch from `anchor` to `head`, which can still shrink. */
  base: ReadonlySet<string>;
  anchor: string | null;
  head: string | null;
}

export const nothingSelected: Selection = {
  ids: new Set(),
  base: new Set(),
  anchor: null,
  head: null,
};

export function toggled({ ids }: Selection, id: string): Selection {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return { ids: next, base: next, anchor: id, head: id };
}

/** All from where choosing began, or from the cursor, up to this one. */
export function stretchedTo(
  selection: Selection,
  items: Items,
  cursor: string | null,
  head: string,
): Selection {
  const anchor = selection.anchor ?? cursor ?? head;
  const base = selection.anchor === null ? selection.ids : selection.base;
  const [one, other] = [anchor, head].map((id) => items.findIndex((item) => item.id === id));
  const ends = [one ?? 0, other ?? 0].filter((at) => at >= 0);
  const stretch = items.slice(Math.min(...ends), Math.max(...ends) + 1);
  return { ids: new Set([...base, ...stretch.map(({ id }) => id)]), base, anchor, head };
}

/** One line further up or down. */
export function stretchedBy(
  selection: Selection,
  items: Items,
  cursor: string | null,
  by: 1 | -1,
): Selection {
  const head = stepped(items, selection.head ?? cursor, by);
  return head === null ? selection : stretchedTo(selection, items, cursor, head);
}

/** The cursor went elsewhere: what is chosen stays so, and the next stretch begins at the cursor. */
export const settled = (selection: Selection): Selection =>
  selection.anchor === null
    ? selection
    : { ids: selection.ids, base: selection.ids, anchor: null, head: null };

/** What a deed on several is about: the chosen ones that are listed, else all that fit. */
export interface Meant {
  items: Items;
  /** "3 selected", "34 that fit", "All drafts". */
  name: string;
  isAll: boolean;
}

export function meant(all: Items, filter: DraftFilter, { ids }: Selection): Meant {
  const fitting = narrowed(all, filter, null);
  const chosen = ids.size > 0 ? fitting.filter(({ id }) => ids.has(id)) : [];
  const number = (count: number) => count.toLocaleString("en-US");
  if (chosen.length > 0) {
    return { items: chosen, name: `${number(chosen.length)} selected`, isAll: false };
  }
  return isNarrowed(filter)
    ? { items: fitting, name: `${number(fitting.length)} that fit`, isAll: false }
    : { items: fitting, name: "All drafts", isAll: true };
}
