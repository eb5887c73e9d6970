// A key as it is printed on the keyboard. Hidden from screen readers: the shortcut is announced by
// aria-keyshortcuts or the shortcut sheet, not read out inside every button.

import { clsx } from "clsx";
import { useKeysInForce } from "@/lib/actions";
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

/** A shortcut exactly as given: one cap for a combination, one per step for a sequence ("g o"). */
export function Caps({ keys, on = "surface" }: { keys: string; on?: keyof typeof look }) {
  const steps = printedKeys(keys);
  return (
    <span className="inline-flex shrink-0 gap-1" aria-hidden>
      {steps.map((step, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same key may come twice in a sequence
        <Kbd key={index} on={on}>
          {step}
        </Kbd>
      ))}
    </span>
  );
}

/** The shortcut of a control, named by its default; where the person chose another key, that one is shown. */
export function Keys({ keys, on = "surface" }: { keys: string; on?: keyof typeof look }) {
  return <Caps keys={useKeysInForce(keys)} on={on} />;
}
