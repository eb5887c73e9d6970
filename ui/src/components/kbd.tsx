// A key as it is printed on the keyboard. Hidden from screen readers: the shortcut is announced by
// aria-keyshortcuts or the shortcut sheet, not read out inside every button.

import { clsx } from "clsx";
import { printedKeys } from "@/lib/keys";

const look = {
  surface: "border-line-strong bg-surface text-second shadow-key",
  accent: "border-current opacity-80",
};

export function Kbd({ children, on = "surface" }: { children: string; on?: keyof typeof look }) {
  return (
    <kbd
      aria-hidden
      className={clsx(
        "inline-flex h-4.5 min-w-4.5 items-center justify-center rounded-tag border px-1 font-sans text-key",
        look[on],
      )}
    >
      {children}
    </kbd>
  );
}

/** A whole shortcut: one cap for a combination, one per step for a sequence ("g o"). */
export function Keys({ keys, on = "surface" }: { keys: string; on?: keyof typeof look }) {
  return (
    <span className="inline-flex gap-1" aria-hidden>
      {printedKeys(keys).map((step) => (
        <Kbd key={step} on={on}>
          {step}
        </Kbd>
      ))}
    </span>
  );
}
