// What happened, what was kept, what to do: shown where the work is, never as a dialog.

import { clsx } from "clsx";
import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { readError } from "@/lib/error";

export function InlineError({
  error,
  action,
  className,
}: {
  error: unknown;
  action?: ReactNode;
  className?: string;
}) {
  const { message, hint } = readError(error);
  return (
    <div
      role="alert"
      className={clsx("flex items-start gap-2 rounded-control bg-bad-soft px-3 py-2", className)}
    >
      <CircleAlert size={16} className="mt-0.5 text-bad" aria-hidden />
      <div className="selectable min-w-0 flex-1">
        <p className="font-medium text-bad">{message}</p>
        {hint && <p className="text-second">{hint}</p>}
      </div>
      {action}
    </div>
  );
}
