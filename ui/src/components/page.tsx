// How a page is laid out: a main column and, beside it, a sunken panel. Below the "wide" breakpoint
// the panel follows the column and the page scrolls as one, so that nothing is squeezed or lost at
// 200 % zoom.

import { clsx } from "clsx";
import { type ReactNode, useEffect, useState } from "react";
import { createPortal } from "react-dom";

export function Page({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <div
      className={clsx(
        "flex h-full min-h-0 flex-col overflow-y-auto wide:flex-row wide:overflow-hidden",
        // What gets the focus must not end up behind the panel's footer (panel.tsx).
        "scroll-pb-32 wide:scroll-pb-0",
        className,
      )}
    >
      {children}
    </div>
  );
}

const actionsId = "page-actions";

/** Where the frame puts the buttons of the page that is open. */
export function PageActionsPlace() {
  return <div id={actionsId} className="flex items-center gap-2" />;
}

/** Buttons that a page shows in the webinar's header, left of the next step. */
export function PageActions({ children }: { children: ReactNode }) {
  const [place, setPlace] = useState<HTMLElement | null>(null);
  useEffect(() => setPlace(document.getElementById(actionsId)), []);
  return place && createPortal(children, place);
}
