// Progress of long work, always with a number beside the bar; and the bar alone for a score.

import { clsx } from "clsx";
import { Progress as Radix } from "radix-ui";

export function Progress({
  value,
  total,
  label,
  className,
}: {
  value: number;
  /** Null while the size of the work is not known yet. */
  total: number | null;
  label: string;
  className?: string;
}) {
  const share = total ? Math.min(1, value / total) : 0;
  return (
    <Radix.Root
      value={total ? value : null}
      max={total ?? 1}
      aria-label={label}
      getValueLabel={(now, max) => `${now} of ${max}`}
      className={clsx("h-1 overflow-hidden rounded-full bg-noshow-soft", className)}
    >
      <Radix.Indicator
        className={clsx(
          "h-full rounded-full bg-accent transition-[width]",
          !total && "animate-breathe",
        )}
        style={{ width: total ? `${share * 100}%` : "100%" }}
      />
    </Radix.Root>
  );
}

/** A share of a hundred as a bar. The number stands beside it, so the bar is hidden from readers. */
export function Meter({
  percent,
  tone = "quiet",
  className,
}: {
  percent: number;
  tone?: "quiet" | "accent";
  className?: string;
}) {
  return (
    <span
      aria-hidden
      className={clsx(
        "inline-block h-1 overflow-hidden rounded-full bg-noshow-soft",
        className ?? "w-11",
      )}
    >
      <span
        className={clsx("block h-full rounded-full", tone === "accent" ? "bg-accent" : "bg-third")}
        style={{ width: `${Math.max(0, Math.min(100, percent))}%` }}
      />
    </span>
  );
}
