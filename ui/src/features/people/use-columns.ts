// Which columns are shown, and in which order: a choice of this computer, remembered by the window.

import { useState } from "react";
import type { PeopleColumn } from "@/ipc/types";
import { everyColumn } from "./people-columns";

const place = "people.columns";

/** The columns that a text names, each once; null for none that is known. */
export function readColumns(text: string | null): PeopleColumn[] | null {
  const named = new Set((text ?? "").split(" "));
  const known = [...named].flatMap((id) => everyColumn.find((column) => column === id) ?? []);
  return known.length > 0 ? known : null;
}

/** The chosen columns, null for the usual ones, and how to choose others. */
export function useColumns(): [
  PeopleColumn[] | null,
  (columns: readonly PeopleColumn[] | null) => void,
] {
  const [chosen, setChosen] = useState(() => readColumns(localStorage.getItem(place)));
  const choose = (columns: readonly PeopleColumn[] | null) => {
    if (columns) localStorage.setItem(place, columns.join(" "));
    else localStorage.removeItem(place);
    setChosen(columns ? [...columns] : null);
  };
  return [chosen, choose];
}

/** The list with one column moved by so many places, as far as there is room. */
export function moved(
  columns: readonly PeopleColumn[],
  id: PeopleColumn,
  by: number,
): PeopleColumn[] {
  const rest = columns.filter((column) => column !== id);
  const to = Math.max(0, Math.min(rest.length, columns.indexOf(id) + by));
  return [...rest.slice(0, to), id, ...rest.slice(to)];
}
