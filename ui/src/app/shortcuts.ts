// One listener turns key presses into actions (lib/actions). Nothing fires while a person is
// writing, composing with an input method, or choosing in a menu; a dialog keeps its keys.

import { useEffect } from "react";
import { type Action, currentActions } from "@/lib/actions";
import { isWriting, pressedKey } from "@/lib/keys";

/** How long the second key of a sequence such as "g o" may take. */
const sequenceMillis = 1200;

// Lists that are part of a page have the role too, but no state of being open.
const floating =
  '[role="dialog"],[role="alertdialog"],[role="menu"],[role="listbox"][data-state="open"]';

function mayRun(action: Action, target: EventTarget | null): boolean {
  if (isWriting(target)) return action.whileWriting === true;
  return action.whileWriting === true || document.querySelector(floating) === null;
}

/** Listens on the window until the returned function is called. */
export function listenForShortcuts(): () => void {
  let first: { key: string; at: number } | null = null;

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return;
    const key = pressedKey(event);
    if (key === null) return;
    const isFresh = first !== null && event.timeStamp - first.at < sequenceMillis;
    const sequence = first && isFresh ? `${first.key} ${key}` : null;
    first = null;

    const actions = currentActions().filter((action) => mayRun(action, event.target));
    const byKeys = (keys: string) => actions.findLast((action) => action.keys === keys);
    const action = (sequence && byKeys(sequence)) || byKeys(key);
    if (action) {
      event.preventDefault();
      action.run();
    } else if (actions.some((candidate) => candidate.keys?.startsWith(`${key} `))) {
      first = { key, at: event.timeStamp };
    }
  };

  window.addEventListener("keydown", onKeyDown);
  return () => window.removeEventListener("keydown", onKeyDown);
}

export function useShortcuts(): void {
  useEffect(listenForShortcuts, []);
}
