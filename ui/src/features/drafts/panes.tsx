// The three panes of the review: queue, mail, evidence. Wide, they stand side by side, and how wide
// each is is the user's choice. Narrower, queue and evidence share the left one as tabs, so that the
// mail is never squeezed and what it rests on still stands beside it. In a very small window, or at
// 200 % zoom, the left one lies above. The bar with the deeds is always in sight.

import { clsx } from "clsx";
import type { ReactNode } from "react";
import { Splitter } from "@/components/splitter";
import { Tabs } from "@/components/tabs";
import { useWide } from "@/components/use-wide";
import { useRemembered } from "@/lib/remembered";

/** Widths in pixels; the least ones are tokens too, for a window that is smaller than all together. */
const queueWidth = { min: 210, max: 480, initial: 270 };
const evidenceWidth = { min: 230, max: 640, initial: 296 };

const isWidth = (value: unknown): value is number => typeof value === "number" && value > 0;

export type SideTab = "queue" | "evidence";

export function Panes({
  queue,
  evidence,
  evidenceMark,
  tab,
  onTab,
  children,
}: {
  queue: ReactNode;
  evidence: ReactNode;
  /** What stands beside the word "Evidence" where it is a tab. */
  evidenceMark: ReactNode;
  tab: SideTab;
  onTab: (tab: SideTab) => void;
  /** A Pane and its Bar. */
  children: ReactNode;
}) {
  const isWide = useWide();
  const [left, setLeft] = useRemembered("drafts.queue-width", queueWidth.initial, isWidth);
  const [right, setRight] = useRemembered("drafts.evidence-width", evidenceWidth.initial, isWidth);
  const mail = (
    // Its key keeps what is being written when the window crosses the width where the panes change.
    <div
      key="mail"
      className="@container relative flex min-w-mail-min flex-1 flex-col max-mid:min-w-0 max-mid:flex-none mid:min-h-0"
    >
      {children}
    </div>
  );
  const leftLine = (
    <Splitter
      label={isWide ? "Width of the queue" : "Width of queue and evidence"}
      controls="queue-pane"
      pane="left"
      value={left}
      onChange={setLeft}
      {...queueWidth}
    />
  );
  const evidencePane = (
    <aside
      id="evidence-pane"
      aria-label="Evidence"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard
      tabIndex={0}
      style={isWide ? { width: right } : undefined}
      className={clsx(
        "min-w-evidence-min bg-sunken px-5 py-5 focus-visible:-outline-offset-2 mid:overflow-y-auto",
        !isWide && "min-h-0 flex-1",
      )}
    >
      {evidence}
    </aside>
  );

  if (isWide) {
    return (
      <div className="flex h-full min-h-0">
        <section
          id="queue-pane"
          aria-label="Queue"
          style={{ width: left }}
          className="flex min-w-queue-min flex-col bg-sunken"
        >
          {queue}
        </section>
        {leftLine}
        {mail}
        <Splitter
          label="Width of the evidence"
          controls="evidence-pane"
          pane="right"
          value={right}
          onChange={setRight}
          {...evidenceWidth}
        />
        {evidencePane}
      </div>
    );
  }
  return (
    <div className="flex h-full min-h-0 flex-col overflow-y-auto mid:flex-row mid:overflow-hidden">
      <div
        id="queue-pane"
        style={{ width: left }}
        className={clsx(
          "flex min-w-queue-min shrink-0 flex-col bg-sunken max-mid:w-full! max-mid:border-b max-mid:border-line mid:shrink",
          tab === "queue" && "max-mid:max-h-60",
        )}
      >
        <Tabs
          label="Beside the mail"
          value={tab}
          onChange={(next) => onTab(next === "evidence" ? "evidence" : "queue")}
          tabs={[
            {
              value: "queue",
              label: "Queue",
              content: (
                <section aria-label="Queue" className="flex min-h-0 flex-1 flex-col">
                  {queue}
                </section>
              ),
            },
            {
              value: "evidence",
              label: (
                <>
                  Evidence
                  {evidenceMark}
                </>
              ),
              content: evidencePane,
            },
          ]}
        />
      </div>
      <span className="hidden mid:contents">{leftLine}</span>
      {mail}
    </div>
  );
}

/** What is read or written, above the bar. */
export function Pane({ label, children }: { label: string; children: ReactNode }) {
  return (
    <section aria-label={label} className="flex min-w-0 flex-col mid:min-h-0 mid:flex-1">
      {children}
    </section>
  );
}

/** Holds a pane's content to a width that reads well, in the middle of a large window. */
export const column = "mx-auto w-full max-w-mail";

export function Bar({ asks = false, children }: { asks?: boolean; children: ReactNode }) {
  return (
    <div className="sticky bottom-0 z-10 shrink-0 border-t border-line bg-surface px-3 py-2.5 mid:static">
      <div
        role="toolbar"
        aria-label="Draft"
        className={clsx(
          column,
          "flex min-h-9 items-center gap-1.5",
          // A question may take two lines, but never hides the key that answers it.
          asks ? "@max-bar:flex-wrap" : "@max-bar:[&_span:has(>kbd)]:hidden",
        )}
      >
        {children}
      </div>
    </div>
  );
}
