// Short confirmations with the undo that belongs to them, at the foot of the sidebar, where they cover
// neither a title nor the work. Never for an error that a person has to act on: that stays where the
// work is (InlineError).

import type { CSSProperties } from "react";
import { Toaster as Sonner, toast } from "sonner";
import { readError } from "@/lib/error";

/** Above the settings of the sidebar and the bar of a draft. */
const place = { left: "10px", bottom: "64px" };

export function Toaster() {
  return (
    <Sonner
      position="bottom-left"
      offset={place}
      mobileOffset={place}
      style={{ "--width": "var(--spacing-toast)" } as CSSProperties}
      duration={5000}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            "float font-sans flex w-toast items-start gap-2 rounded-card border border-line bg-surface px-3 py-2 text-body text-ink",
          content: "min-w-0 wrap-anywhere",
          description: "text-second",
          actionButton: "ml-auto shrink-0 rounded-tag font-medium text-accent",
        },
      }}
    />
  );
}

/**
 * Says that something was done; `undo` adds the button that takes it back. A later message of the
 * same `kind` replaces the one in sight, so that forty approvals in a row are not forty toasts.
 */
export function said(message: string, undo?: () => void, kind?: string): void {
  toast(message, {
    ...(undo ? { action: { label: "Undo", onClick: undo } } : {}),
    ...(kind ? { id: kind } : {}),
  });
}

/** For a failure that has no place of its own on the page, such as one of a shortcut. */
export function saidFailure(error: unknown): void {
  const { message, hint } = readError(error);
  toast(message, hint ? { description: hint, duration: 10000 } : { duration: 10000 });
}
