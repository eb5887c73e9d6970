// A choice of one among a few. Radix draws it, so it looks the same in all three web views.

import { clsx } from "clsx";
import { Check, ChevronDown } from "lucide-react";
import { Select as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { controlLook } from "./field";
import { menuItemLook, menuLook } from "./menu";

export interface Choice<T extends string> {
  value: T;
  label: ReactNode;
}

export function Select<T extends string>({
  value,
  onChange,
  choices,
  quiet = false,
  className,
  ...aria
}: {
  value: T;
  onChange: (value: T) => void;
  choices: readonly Choice<T>[];
  /** Without a box, for a heading such as "Riskiest first". */
  quiet?: boolean;
  className?: string;
  id?: string;
  disabled?: boolean;
  "aria-label"?: string;
  "aria-invalid"?: boolean;
  "aria-describedby"?: string;
}) {
  const { disabled, ...trigger } = aria;
  return (
    <Radix.Root
      value={value}
      onValueChange={(next) => onChange(next as T)}
      {...(disabled ? { disabled } : {})}
    >
      <Radix.Trigger
        className={clsx(
          "inline-flex items-center justify-between gap-1 text-left",
          quiet ? "rounded-tag text-second hover:text-ink" : [controlLook, "h-8"],
          className,
        )}
        {...trigger}
      >
        <span className="truncate">
          <Radix.Value />
        </span>
        <Radix.Icon asChild>
          <ChevronDown size={15} className="text-third" aria-hidden />
        </Radix.Icon>
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content position="popper" sideOffset={4} collisionPadding={8} className={menuLook}>
          <Radix.Viewport>
            {choices.map((choice) => (
              <Radix.Item key={choice.value} value={choice.value} className={menuItemLook}>
                <Radix.ItemText>{choice.label}</Radix.ItemText>
                <Radix.ItemIndicator className="ml-auto">
                  <Check size={14} aria-hidden />
                </Radix.ItemIndicator>
              </Radix.Item>
            ))}
          </Radix.Viewport>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
