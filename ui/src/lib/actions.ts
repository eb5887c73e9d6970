// Everything a person can do, as data: one list feeds the shortcuts, the palette, the shortcut
// sheet and the native menu (which sends an action's id). The shell registers the places; a page
// adds its own while it is open with `useActions`. Of two with the same keys the later one wins,
// so that a page may take a key over. Where they run: src/app/shortcuts.ts.

import { useEffect } from "react";
import { create } from "zustand";

export interface Action {
  /** Stable, `noun.verb`; the native menu sends it. */
  id: string;
  title: string;
  /** The heading in the palette and the shortcut sheet. */
  group: string;
  /** See lib/keys for the notation. */
  keys?: string;
  /** Works while the person is writing too (palette, save). */
  whileWriting?: boolean;
  /** Left out of the palette: movements such as "next draft". */
  quiet?: boolean;
  when?: () => boolean;
  run: () => void;
}

interface ActionStore {
  lists: ReadonlyMap<string, readonly Action[]>;
  set: (owner: string, actions: readonly Action[] | null) => void;
}

export const useActionStore = create<ActionStore>((set) => ({
  lists: new Map(),
  set: (owner, actions) =>
    set((state) => {
      const lists = new Map(state.lists);
      lists.delete(owner);
      if (actions) lists.set(owner, actions);
      return { lists };
    }),
}));

/** All actions that can run now, page actions last. */
export function currentActions(): Action[] {
  return [...useActionStore.getState().lists.values()]
    .flat()
    .filter((action) => action.when?.() ?? true);
}

export function runAction(id: string): boolean {
  const action = currentActions().findLast((candidate) => candidate.id === id);
  action?.run();
  return action !== undefined;
}

/** Offers these actions while the component is mounted. Memoise the list. */
export function useActions(owner: string, actions: readonly Action[]): void {
  const set = useActionStore((state) => state.set);
  useEffect(() => {
    set(owner, actions);
    return () => set(owner, null);
  }, [owner, actions, set]);
}
