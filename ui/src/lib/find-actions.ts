// Finding actions by words of their title, their group or their key, in any order.

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
