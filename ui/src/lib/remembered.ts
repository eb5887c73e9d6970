// Small choices of how the window looks that outlive it: the width of a pane, the view of a mail.
// They belong to this computer, so the core knows nothing of them.

import { useCallback, useState } from "react";

function stored<T>(key: string, isValid: (value: unknown) => value is T): T | null {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? "null");
    return isValid(value) ? value : null;
  } catch {
    return null;
  }
}

/** State that is there again after a restart. What was stored and does not fit any more is forgotten. */
export function useRemembered<T>(
  key: string,
  initial: T,
  isValid: (value: unknown) => value is T,
): [T, (value: T) => void] {
  const [value, setValue] = useState<T>(() => stored(key, isValid) ?? initial);
  const change = useCallback(
    (next: T) => {
      setValue(next);
      try {
        localStorage.setItem(key, JSON.stringify(next));
      } catch {
        // A full or forbidden storage costs the memory, not the work.
      }
    },
    [key],
  );
  return [value, change];
}

export const oneOf =
  <T extends string>(allowed: readonly T[]) =>
  (value: unknown): value is T =>
    allowed.some((each) => each === value);
