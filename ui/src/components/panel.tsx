// The two grounds of a Page (page.tsx): the main column, and the sunken panel at its right edge.

import { clsx } from "clsx";
import type { ReactNode } from "react";

export function Panel({
  label,
  children,
  footer,
  className = "wide:w-panel",
}: {
  label: string;
  children: ReactNode;
  /** Stays in sight at the bottom, for the one button. */
  footer?: ReactNode;
  /** The width, when it is not the usual one. */
  className?: string;
}) {
  return (
    <aside
      aria-label={label}
      className={clsx(
        // Stacked, the footer must stick to the page and not to the panel, so the panel has no box.
        "contents shrink-0 flex-col border-line bg-sunken wide:flex wide:min-h-0 wide:border-l",
        className,
      )}
    >
      <div
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard
        tabIndex={0}
        className="flex-1 border-t border-line bg-sunken px-6 py-5 focus-visible:-outline-offset-2 wide:min-h-0 wide:overflow-y-auto wide:border-t-0 wide:px-5"
      >
        {children}
      </div>
      {footer && (
        <div className="sticky bottom-0 z-10 border-t border-line bg-sunken px-6 py-4 wide:px-5">
          {footer}
        </div>
      )}
    </aside>
  );
}

/** The main column of a page. */
export function Column({
  children,
  className,
  label,
}: {
  children: ReactNode;
  className?: string;
  label: string;
}) {
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard
      tabIndex={0}
      className={clsx(
        // On a very wide screen a row's end would be out of sight from its start.
        "*:max-w-column min-w-0 shrink-0 px-6 py-5 focus-visible:-outline-offset-2 wide:min-h-0 wide:flex-1 wide:shrink wide:overflow-y-auto",
        className,
      )}
    >
      {children}
    </section>
  );
}

export function SectionTitle({
  children,
  aside,
  action,
  className,
}: {
  children: ReactNode;
  /** Quiet words or a count after the title. */
  aside?: ReactNode;
  action?: ReactNode;
  className?: string;
}) {
  return (
    <div className={clsx("flex min-h-5 items-center gap-2", className)}>
      <h2 className="font-section">{children}</h2>
      {aside && <span className="text-second">{aside}</span>}
      {action && <span className="ml-auto">{action}</span>}
    </div>
  );
}
