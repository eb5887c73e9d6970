// Lists of actions as people see them: found by words of title, group or key in any order, in the order of the list,
// and under their headings.

import { actionList } from "./action-list";
import type { OfferedAction } from "./actions";
import { spokenKeys } from "./keys";

type Findable = Pick<OfferedAction, "title" | "group" | "keys">;

export function foundBy(words: string, { title, group, keys }: Findable): boolean {
  const text = `${title} ${group} ${keys ? spokenKeys(keys) : ""}`.toLowerCase();
  return words
    .trim()
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/** The same actions under their headings, in the order in which the headings come. */
export function byGroup<Each extends Pick<OfferedAction, "group">>(
  actions: readonly Each[],
): [string, Each[]][] {
  const groups = new Map<string, Each[]>();
  for (const action of actions) {
    groups.set(action.group, [...(groups.get(action.group) ?? []), action]);
  }
  return [...groups];
}

const place: ReadonlyMap<string, number> = new Map(
  actionList.map((action, index) => [action.id, index]),
);

/** The same actions in the order of the list, which is not the order in which pages offer them. */
export function inListOrder<Each extends Pick<OfferedAction, "id">>(
  actions: readonly Each[],
): Each[] {
  const at = ({ id }: Each) => place.get(id) ?? place.size;
  return [...actions].sort((one, other) => at(one) - at(other));
}
