// One group of settings: what it is about on the left, the controls on the right; stacked when the
// window is narrow.

import type { ReactNode } from "react";

export function Section({
  title,
  about,
  status,
  children,
}: {
  title: string;
  about: ReactNode;
  /** How saving goes. */
  status?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section
      aria-label={title}
      className="flex flex-col gap-4 border-b border-line py-6 last:border-0 wide:flex-row wide:gap-8"
    >
      <div className="shrink-0 wide:w-56">
        <h2 className="font-section">{title}</h2>
        <div className="mt-1 text-second">{about}</div>
        {status && <div className="mt-2">{status}</div>}
      </div>
      <div className="flex min-w-0 flex-1 flex-col gap-3">{children}</div>
    </section>
  );
}
