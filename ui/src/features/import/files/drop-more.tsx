// Where more files go. Dropping works anywhere in the window; this says so and offers the dialog.

import { clsx } from "clsx";
import { CloudUpload } from "lucide-react";
import { Button } from "@/components/button";

export function DropMore({
  children,
  hint,
  onChoose,
  busy,
  className,
}: {
  children: string;
  /** What else could be added. */
  hint?: string;
  onChoose: () => void;
  busy: boolean;
  className?: string;
}) {
  return (
    <div
      className={clsx(
        "flex min-h-11 flex-wrap items-center justify-center gap-1.5 rounded-card border border-dashed border-line-strong px-3 py-2 text-second",
        className,
      )}
    >
      <CloudUpload size={15} aria-hidden />
      <span>{children}</span>
      <Button kind="link" busy={busy} onClick={onChoose}>
        choose files
      </Button>
      {hint && <span className="-ml-1.5">: {hint}</span>}
    </div>
  );
}
