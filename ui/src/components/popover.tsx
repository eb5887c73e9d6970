// A small floating surface tied to a control, for what would crowd the page.

import { clsx } from "clsx";
import { Popover as Radix } from "radix-ui";
import type { ReactElement, ReactNode } from "react";

export function Popover({
  trigger,
  children,
  open,
  onOpenChange,
  onClosed,
  focusSelf = false,
  label,
  align = "end",
  className,
}: {
  trigger: ReactElement;
  children: ReactNode;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** Takes the focus when it closes; without this the trigger has it. */
  onClosed?: () => void;
  /** Takes the focus itself, where the first control is a deed that Enter must not do by accident. */
  focusSelf?: boolean;
  label: string;
  align?: "start" | "center" | "end";
  className?: string;
}) {
  return (
    <Radix.Root
      {...(open === undefined ? {} : { open })}
      {...(onOpenChange ? { onOpenChange } : {})}
    >
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          aria-label={label}
          align={align}
          sideOffset={6}
          collisionPadding={8}
          onOpenAutoFocus={(event) => {
            if (!focusSelf || !(event.currentTarget instanceof HTMLElement)) return;
            event.preventDefault();
            event.currentTarget.focus();
          }}
          onCloseAutoFocus={(event) => {
            if (!onClosed) return;
            event.preventDefault();
            onClosed();
          }}
          className={clsx(
            "float z-40 rounded-card border border-line bg-surface p-3 animate-appear",
            focusSelf && "focus-visible:outline-none",
            className,
          )}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
