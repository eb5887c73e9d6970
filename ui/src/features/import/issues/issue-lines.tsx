// The issues of one kind. A few are simply there; of ten thousand only those in sight are drawn.

import { useVirtualizer } from "@tanstack/react-virtual";
import { useRef } from "react";
import type { Issue } from "@/ipc/types";
import { placeOf } from "./issue-words";

/** Up to so many need no scrolling area of their own. */
const fewIssues = 20;

/** A line with a short message, in pixels; longer ones are measured once they are drawn. */
const usualHeight = 44;

function Line({ issue }: { issue: Issue }) {
  return (
    <>
      <p className="wrap-anywhere">{issue.message}</p>
      <p className="tabular text-caption text-third wrap-anywhere">{placeOf(issue)}</p>
    </>
  );
}

function ManyLines({ issues, label }: { issues: readonly Issue[]; label: string }) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: issues.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => usualHeight,
    overscan: 8,
  });
  return (
    <section
      ref={scroller}
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard
      tabIndex={0}
      className="selectable max-h-80 overflow-y-auto pl-5.5 focus-visible:-outline-offset-2"
    >
      <ul className="relative" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((line) => {
          const issue = issues[line.index];
          return (
            issue && (
              <li
                key={line.index}
                ref={virtual.measureElement}
                data-index={line.index}
                aria-setsize={issues.length}
                aria-posinset={line.index + 1}
                className="absolute inset-x-0 top-0 pb-2 pr-2"
                style={{ transform: `translateY(${line.start}px)` }}
              >
                <Line issue={issue} />
              </li>
            )
          );
        })}
      </ul>
    </section>
  );
}

export function IssueLines({ issues, label }: { issues: readonly Issue[]; label: string }) {
  if (issues.length > fewIssues) return <ManyLines issues={issues} label={label} />;
  return (
    <ul className="selectable flex flex-col gap-2 pb-3 pl-5.5">
      {issues.map((issue, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two issues may be alike, and none moves
        <li key={index}>
          <Line issue={issue} />
        </li>
      ))}
    </ul>
  );
}
