// A short word or number on a soft ground: counts beside a tab, the kind of a file.

import { clsx } from "clsx";
import type { ReactNode } from "react";

const tones = {
  quiet: "bg-noshow-soft text-noshow",
  accent: "bg-accent-soft text-accent",
  warn: "bg-warm-soft text-warm",
  bad: "bg-bad-soft text-bad",
};

export type PillTone = keyof typeof tones;

export function Pill({
  tone = "quiet",
  children,
  className,
}: {
  tone?: PillTone;
  children: ReactNode;
  className?: string;
}) {
  return (
    <span
      className={clsx(
        "tabular inline-flex h-4.5 items-center whitespace-nowrap rounded-full px-2 text-caption font-medium",
        tones[tone],
        className,
      )}
    >
      {children}
    </span>
  );
}
