// What had the focus may vanish, since a mail is replaced by the next one and a button by a question.
// The focus then goes to the mail instead of nowhere.

import { useEffect, useRef } from "react";

/** Spread on the element that holds the page; `shown` names what is in sight, and changes with it. */
export function useKeptFocus(shown: string) {
  const root = useRef<HTMLDivElement>(null);
  const wasInside = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the change is what this waits for
  useEffect(() => {
    if (!wasInside.current || document.activeElement !== document.body) return;
    root.current?.querySelector<HTMLElement>("[data-focus-home]")?.focus({ preventScroll: true });
  }, [shown]);
  return {
    ref: root,
    onFocusCapture: () => {
      wasInside.current = true;
    },
  };
}
