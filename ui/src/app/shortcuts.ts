// One listener turns key presses into actions (lib/actions). Nothing fires while a person is
// writing, composing with an input method, or choosing in a menu; a dialog keeps its keys. A key
// that is held down acts once, except for movements.

import { useEffect } from "react";
import { currentActions, type OfferedAction, runAction, useActionStore } from "@/lib/actions";
import { isWriting, pressedKey } from "@/lib/keys";

/** How long the second key of a sequence such as "g o" may take. */
const sequenceMillis = 1200;

// Lists that are part of a page have the role too, but no state of being open.
const floating =
  '[role="dialog"],[role="alertdialog"],[role="menu"],[role="listbox"][data-state="open"]';

/** A key that types nothing, so that it may act beside a text. */
const typesNothing = (keys: string) => keys.includes("mod+") || /^(?:escape|f\d+)$/.test(keys);

function mayRun(action: OfferedAction, target: EventTarget | null): boolean {
  if (!action.keys) return false;
  const isFree = action.whileWriting === true && typesNothing(action.keys);
  if (isWriting(target)) return isFree;
  return isFree || document.querySelector(floating) === null;
}

/** Older web engines report the last press of a composition as an ordinary key with this code. */
const composed = 229;

/** Listens on the window until the returned function is called. */
export function listenForShortcuts(): () => void {
  let first: { key: string; at: number } | null = null;

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || event.keyCode === composed) return;
    if (useActionStore.getState().isRecording) return;
    const key = pressedKey(event);
    if (key === null) return;
    const begun = first !== null && event.timeStamp - first.at < sequenceMillis ? first.key : null;
    if (begun !== null && event.repeat) return;
    first = null;

    const actions = currentActions().filter((action) => mayRun(action, event.target));
    // A second key that completes nothing does nothing: "g a" must not approve a mail.
    const wanted = begun === null ? key : `${begun} ${key}`;
    const action = actions.findLast((candidate) => candidate.keys === wanted);
    if (action) {
      event.preventDefault();
      if (!event.repeat || action.repeats) runAction(action.id, "key");
    } else if (begun === null && actions.some(({ keys }) => keys?.startsWith(`${key} `))) {
      first = { key, at: event.timeStamp };
    }
  };

  window.addEventListener("keydown", onKeyDown);
  return () => window.removeEventListener("keydown", onKeyDown);
}

export function useShortcuts(): void {
  useEffect(listenForShortcuts, []);
}
