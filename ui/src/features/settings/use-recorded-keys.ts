// Listens for the next keys in place of everything else: one combination, or two single keys in a row. Escape and
// leaving the control end it without a change.

import { useEffect } from "react";
import { useActionStore } from "@/lib/actions";
import { pressedKey } from "@/lib/keys";

/** How long a second key is waited for after a single one. */
const secondKeyMillis = 900;

export function useRecordedKeys(
  isOn: boolean,
  onKeys: (keys: string) => void,
  onPartial: (keys: string) => void,
  onCancel: () => void,
): void {
  const record = useActionStore((state) => state.record);
  useEffect(() => {
    if (!isOn) return;
    record(true);
    let first: string | null = null;
    let waiting = 0;
    const done = (keys: string) => {
      window.clearTimeout(waiting);
      first = null;
      onKeys(keys);
    };
    const onKeyDown = (event: KeyboardEvent) => {
      // Tab must always lead out.
      if (event.key === "Tab" || event.isComposing) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      const key = pressedKey(event);
      if (key === null || event.repeat) return;
      if (key === "escape") return onCancel();
      window.clearTimeout(waiting);
      if (first !== null) return done(`${first} ${key}`);
      if (key.includes("+") || key.length > 1) return done(key);
      first = key;
      onPartial(key);
      waiting = window.setTimeout(() => done(key), secondKeyMillis);
    };
    window.addEventListener("keydown", onKeyDown, { capture: true });
    return () => {
      window.clearTimeout(waiting);
      window.removeEventListener("keydown", onKeyDown, { capture: true });
      record(false);
    };
  }, [isOn, onKeys, onPartial, onCancel, record]);
}
