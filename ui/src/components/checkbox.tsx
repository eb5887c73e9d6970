// Yes or no. A checkbox marks something in a list or a form; a switch changes a setting at once.

import { clsx } from "clsx";
import { Check, Minus } from "lucide-react";
import { Checkbox as RadixCheckbox, Switch as RadixSwitch } from "radix-ui";
import { type ReactNode, useId } from "react";

export function Checkbox({
  checked,
  onChange,
  label,
  children,
  disabled = false,
  isReached = true,
}: {
  checked: boolean | "indeterminate";
  onChange: (checked: boolean) => void;
  /** For a checkbox without visible words, as in a table row. */
  label?: string;
  children?: ReactNode;
  disabled?: boolean;
  /** Whether the tab key stops here; not within a grid, which has a key of its own for it. */
  isReached?: boolean;
}) {
  const id = useId();
  const box = (
    <RadixCheckbox.Root
      id={id}
      checked={checked}
      disabled={disabled}
      tabIndex={isReached ? 0 : -1}
      onCheckedChange={(next) => onChange(next === true)}
      aria-label={label}
      className={clsx(
        "flex size-3.5 shrink-0 items-center justify-center rounded-tag border transition-colors disabled:opacity-50",
        checked ? "border-accent bg-accent text-on-accent" : "border-line-strong bg-surface",
      )}
    >
      <RadixCheckbox.Indicator>
        {checked === "indeterminate" ? (
          <Minus size={11} aria-hidden />
        ) : (
          <Check size={11} aria-hidden />
        )}
      </RadixCheckbox.Indicator>
    </RadixCheckbox.Root>
  );
  if (!children) return box;
  return (
    <div className="flex items-center gap-2">
      {box}
      <label htmlFor={id}>{children}</label>
    </div>
  );
}

export function Switch({
  checked,
  onChange,
  children,
  hint,
  disabled = false,
}: {
  checked: boolean;
  onChange: (checked: boolean) => void;
  children: ReactNode;
  hint?: ReactNode;
  disabled?: boolean;
}) {
  const id = useId();
  return (
    <div className="flex items-start gap-3">
      <RadixSwitch.Root
        id={id}
        checked={checked}
        disabled={disabled}
        onCheckedChange={onChange}
        aria-describedby={hint ? `${id}-hint` : undefined}
        className={clsx(
          "mt-px flex h-4.5 w-8 shrink-0 items-center rounded-full px-0.5 transition-colors disabled:opacity-50",
          checked ? "bg-accent" : "bg-third",
        )}
      >
        <RadixSwitch.Thumb
          className={clsx(
            "size-3.5 rounded-full bg-surface transition-transform",
            checked && "translate-x-3.5",
          )}
        />
      </RadixSwitch.Root>
      <div>
        <label htmlFor={id}>{children}</label>
        {hint && (
          <p id={`${id}-hint`} className="text-caption text-third">
            {hint}
          </p>
        )}
      </div>
    </div>
  );
}
