// Dialogs are the last resort: for what cannot be undone, and for lists over everything (palette,
// shortcuts). Radix keeps the focus inside; afterwards it goes back to where it was.

import { clsx } from "clsx";
import { X } from "lucide-react";
import { AlertDialog as RadixAlert, Dialog as RadixDialog } from "radix-ui";
import { type ReactNode, useId, useRef, useState } from "react";
import { Button, IconButton } from "./button";
import { Input } from "./field";
import { InlineError } from "./inline-error";

const scrim = "fixed inset-0 z-40 bg-scrim animate-appear";
const body =
  "float fixed left-1/2 z-50 w-full -translate-x-1/2 rounded-card border border-line bg-surface animate-appear";

export function Dialog({
  open,
  onOpenChange,
  title,
  hideTitle = false,
  focusSelf = false,
  children,
  className,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  hideTitle?: boolean;
  /** Whether the dialog itself has the focus at first: where its first control is not what it is about. */
  focusSelf?: boolean;
  children: ReactNode;
  className?: string;
}) {
  const before = useRef<Element | null>(null);
  return (
    <RadixDialog.Root open={open} onOpenChange={onOpenChange}>
      <RadixDialog.Portal>
        <RadixDialog.Overlay className={scrim} />
        <RadixDialog.Content
          aria-describedby={undefined}
          onOpenAutoFocus={(event) => {
            before.current = document.activeElement;
            if (!focusSelf) return;
            event.preventDefault();
            if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus();
          }}
          onCloseAutoFocus={(event) => {
            // Radix knows only of a trigger of its own, which no dialog here has.
            event.preventDefault();
            if (before.current instanceof HTMLElement) before.current.focus();
          }}
          className={clsx(
            body,
            "top-1/8 max-h-3/4 max-w-sheet overflow-hidden",
            focusSelf && "focus-visible:outline-none",
            className,
          )}
        >
          <RadixDialog.Title
            className={clsx(hideTitle ? "sr-only" : "px-5 pt-4 text-title font-title")}
          >
            {title}
          </RadixDialog.Title>
          {children}
          {!hideTitle && (
            <IconButton
              icon={X}
              label="Close"
              keys="escape"
              // Last in the order of the keyboard: the first control is what the dialog is about.
              className="absolute top-3.5 right-4 size-control-sm"
              onClick={() => onOpenChange(false)}
            />
          )}
        </RadixDialog.Content>
      </RadixDialog.Portal>
    </RadixDialog.Root>
  );
}

export interface AlertDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  children: ReactNode;
  /** What the dangerous button says: the deed and its size, never "OK". */
  confirm: string;
  /** The word that has to be typed first, for what destroys everything. */
  typed?: string;
  /** Resolves when done (the dialog closes); a rejection is shown inside and it stays open. */
  onConfirm: () => Promise<unknown>;
}

export function AlertDialog({
  open,
  onOpenChange,
  title,
  children,
  confirm,
  typed,
  onConfirm,
}: AlertDialogProps) {
  const [word, setWord] = useState("");
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const label = useId();

  const change = (next: boolean) => {
    if (busy) return;
    setWord("");
    setFailure(null);
    onOpenChange(next);
  };
  const run = async () => {
    setBusy(true);
    setFailure(null);
    try {
      await onConfirm();
      setWord("");
      onOpenChange(false);
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };

  return (
    <RadixAlert.Root open={open} onOpenChange={change}>
      <RadixAlert.Portal>
        <RadixAlert.Overlay className={scrim} />
        <RadixAlert.Content className={clsx(body, "top-1/4 max-w-dialog p-5")}>
          <RadixAlert.Title className="text-title font-title">{title}</RadixAlert.Title>
          <RadixAlert.Description asChild>
            <div className="mt-2 text-second">{children}</div>
          </RadixAlert.Description>
          {typed && (
            <div className="mt-3 flex flex-col gap-1">
              <label htmlFor={label} className="text-second">
                Type <span className="font-section text-ink">{typed}</span> to go on
              </label>
              <Input
                id={label}
                value={word}
                onChange={(event) => setWord(event.target.value)}
                autoFocus
              />
            </div>
          )}
          {failure !== null && <InlineError error={failure} className="mt-3" />}
          <div className="mt-5 flex justify-end gap-2">
            <RadixAlert.Cancel asChild>
              <Button disabled={busy}>Cancel</Button>
            </RadixAlert.Cancel>
            <Button
              kind="danger"
              busy={busy}
              disabled={typed !== undefined && word.trim() !== typed}
              onClick={run}
            >
              {confirm}
            </Button>
          </div>
        </RadixAlert.Content>
      </RadixAlert.Portal>
    </RadixAlert.Root>
  );
}
