// Between the table's "column and direction" and the core's "column, and whether reversed": each
// column has a natural direction (words from A, numbers from the largest).

import type { TableSort } from "@/components/virtual-table";
import type { PeopleSort } from "@/ipc/types";

export interface SortSearch {
  sort?: PeopleSort | undefined;
  reversed?: boolean | undefined;
}

const ascending: ReadonlySet<PeopleSort> = new Set([
  "name",
  "email",
  "domain",
  "location",
  "standing",
  "tier",
  "draft",
]);

/** What the table's heading shows. The priority list is shown as the score that it follows. */
export function tableSort({ sort = "rank", reversed = false }: SortSearch): TableSort {
  const by = sort === "rank" ? "score" : sort;
  return { by, descending: ascending.has(sort) === reversed };
}

/** What the address holds for it; the default order leaves nothing in the address. */
export function searchSort({ by, descending }: TableSort): SortSearch {
  const sort = by as PeopleSort;
  const reversed = descending === ascending.has(sort);
  if (sort === "score" && !reversed) return { sort: undefined, reversed: undefined };
  return { sort, reversed: reversed || undefined };
}
