// The three panes of the review. Wide: queue, mail and evidence side by side, each scrolling by
// itself. Narrower: the evidence follows the mail; narrower still, the queue stands above both. The
// bar with the deeds is always in sight.

import type { ReactNode } from "react";

export function QueuePane({ children }: { children: ReactNode }) {
  return (
    <section
      aria-label="Queue"
      className="flex max-h-40 shrink-0 flex-col border-b border-line bg-sunken mid:max-h-none mid:w-queue mid:border-r mid:border-b-0"
    >
      {children}
    </section>
  );
}

/** Holds a Pane, its Bar and the EvidencePane, in this order. */
export function Desk({ children }: { children: ReactNode }) {
  return (
    <div className="flex min-w-0 flex-1 flex-col mid:overflow-y-auto wide:grid wide:grid-cols-[minmax(0,1fr)_var(--spacing-evidence)] wide:grid-rows-[minmax(0,1fr)_auto] wide:overflow-hidden">
      {children}
    </div>
  );
}

export function Pane({ label, children }: { label: string; children: ReactNode }) {
  return (
    <section aria-label={label} className="flex min-w-0 shrink-0 flex-col wide:min-h-0">
      {children}
    </section>
  );
}

export function Bar({ children }: { children: ReactNode }) {
  return (
    <div
      role="toolbar"
      aria-label="Draft"
      className="sticky bottom-0 z-10 order-last flex min-h-14 items-center gap-1.5 border-t border-line bg-surface px-3 py-2.5 max-wide:[&_kbd]:hidden wide:static wide:order-none wide:row-start-2"
    >
      {children}
    </div>
  );
}

export function EvidencePane({ children }: { children: ReactNode }) {
  return (
    <aside
      aria-label="Evidence"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard
      tabIndex={0}
      className="flex-1 border-t border-line bg-sunken px-6 py-5 focus-visible:-outline-offset-2 wide:col-start-2 wide:row-span-2 wide:row-start-1 wide:overflow-y-auto wide:px-5 wide:border-t-0 wide:border-l"
    >
      {children}
    </aside>
  );
}
