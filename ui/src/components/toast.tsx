// Short confirmations on top, away from the keys of the pages, with the undo that belongs to them. Never for an error that a
// person has to act on: that stays where the work is (InlineError).

import { Toaster as Sonner, toast } from "sonner";
import { readError } from "@/lib/error";

export function Toaster() {
  return (
    <Sonner
      position="top-center"
      duration={5000}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            "float font-sans flex items-center gap-3 rounded-card border border-line bg-surface px-4 py-2.5 text-body text-ink",
          description: "text-second",
          actionButton: "ml-auto font-medium text-accent",
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
