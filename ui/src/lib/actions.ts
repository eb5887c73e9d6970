// What a person can do right now. The shell offers the places, and a page offers its own actions while it is open
// with `useActions`; titles and keys come from the list (lib/action-list), keys that the person chose instead from
// the settings. Of two with the same keys the later one wins. Where they run: src/app/shortcuts.ts.

import { useEffect } from "react";
import { create } from "zustand";
import { type ListedAction, listed } from "./action-list";
import { type ChosenKeys, keysInForce } from "./chosen-keys";

/** An action as a page offers it. What it leaves out is taken from the list. */
export interface Action extends Partial<Omit<ListedAction, "id" | "where" | "fixed">> {
  id: string;
  when?: () => boolean;
  run: () => void;
}

/** An action with all that the list knows of it, and the key that is in force. */
export interface OfferedAction extends Action {
  title: string;
  group: string;
}

interface ActionStore {
  lists: ReadonlyMap<string, readonly Action[]>;
  chosen: ChosenKeys;
  /** While a new key is pressed in the settings, no other one listens. */
  isRecording: boolean;
  set: (owner: string, actions: readonly Action[] | null) => void;
  choose: (chosen: ChosenKeys) => void;
  record: (isRecording: boolean) => void;
}

export const useActionStore = create<ActionStore>((set) => ({
  lists: new Map(),
  chosen: {},
  isRecording: false,
  set: (owner, actions) =>
    set((state) => {
      const lists = new Map(state.lists);
      lists.delete(owner);
      if (actions) lists.set(owner, actions);
      return { lists };
    }),
  choose: (chosen) => set({ chosen }),
  record: (isRecording) => set({ isRecording }),
}));

function offered(action: Action, chosen: ChosenKeys): OfferedAction {
  const known = listed(action.id);
  const keys = known ? keysInForce(known, chosen) : action.keys;
  return {
    title: action.id,
    group: "General",
    ...known,
    ...action,
    ...(keys === undefined ? {} : { keys }),
  };
}

/** All actions that can run now, page actions last. */
export function currentActions(): OfferedAction[] {
  const { lists, chosen } = useActionStore.getState();
  return [...lists.values()]
    .flat()
    .filter((action) => action.when?.() ?? true)
    .map((action) => offered(action, chosen));
}

/** The menu bar and the web view may both report one press of an accelerator. */
const samePressMillis = 200;
let lastRun = { id: "", by: "key", at: Number.NEGATIVE_INFINITY };

/** Runs an action by its id, once for one press; false when nobody offers it. */
export function runAction(id: string, by: "key" | "menu"): boolean {
  const action = currentActions().findLast((candidate) => candidate.id === id);
  if (!action) return false;
  const at = performance.now();
  const isEcho = lastRun.id === id && lastRun.by !== by && at - lastRun.at < samePressMillis;
  lastRun = { id, by, at };
  if (!isEcho) action.run();
  return true;
}

/**
 * The key to show beside a control whose shortcut is `keys` by default: what the person chose for the action that
 * has this default and is offered here, or `keys` itself.
 */
export function useKeysInForce(keys: string): string {
  return useActionStore(({ lists, chosen }) => {
    const action = [...lists.values()]
      .flat()
      .findLast((candidate) => (listed(candidate.id)?.keys ?? candidate.keys) === keys);
    return (action && offered(action, chosen).keys) ?? keys;
  });
}

/** Offers these actions while the component is mounted. Memoise the list. */
export function useActions(owner: string, actions: readonly Action[]): void {
  const set = useActionStore((state) => state.set);
  useEffect(() => {
    set(owner, actions);
    return () => set(owner, null);
  }, [owner, actions, set]);
}
