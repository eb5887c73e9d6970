// The mark: a W on the accent, as in the program's icon.

import { clsx } from "clsx";

export function Logo({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 20 20" aria-hidden className={clsx("text-accent", className ?? "size-5")}>
      <rect width="20" height="20" rx="5" fill="currentColor" />
      <path
        d="M5 6.5 7.6 13.5 10 8.2 12.4 13.5 15 6.5"
        fill="none"
        className="stroke-on-accent"
        strokeWidth="2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
