// What files that come again change in a webinar: the numbers, and on demand who and what.

import { ChevronRight } from "lucide-react";
import { SectionTitle } from "@/components/panel";
import type { ChangesView } from "@/ipc/types";
import { counted } from "@/lib/words";

/** So many are simply there; the others unfold. */
const firstDetails = 4;

function numbers({ added, gone, changed, newMessages, goneMessages }: ChangesView): string[] {
  return [
    added > 0 && `${counted(added, "new person", "new people")}`,
    changed > 0 && `${counted(changed, "person", "people")} changed`,
    gone > 0 && `${counted(gone, "person", "people")} gone`,
    newMessages > 0 && counted(newMessages, "new message"),
    goneMessages > 0 && `${counted(goneMessages, "message")} gone`,
  ].filter((part) => part !== false);
}

function Details({ lines }: { lines: readonly string[] }) {
  return (
    <ul className="selectable flex flex-col gap-0.5">
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two changes may read alike, and none moves
        <li key={index} className="text-second wrap-anywhere">
          {line}
        </li>
      ))}
    </ul>
  );
}

export function Changes({
  changes,
  title,
  className,
}: {
  changes: ChangesView;
  /** "What this will change" or "What this import changed". */
  title: string;
  className?: string;
}) {
  const parts = numbers(changes);
  const rest = changes.details.slice(firstDetails);
  return (
    <section aria-label={title} className={className}>
      <SectionTitle>{title}</SectionTitle>
      <div className="mt-2 rounded-card border border-line px-3.5 py-3">
        <p className="tabular font-medium">{parts.join(" · ") || "Nothing"}</p>
        {changes.details.length > 0 && (
          <div className="mt-1.5">
            <Details lines={changes.details.slice(0, firstDetails)} />
          </div>
        )}
        {rest.length > 0 && (
          <details className="group mt-1">
            <summary className="flex w-fit list-none items-center gap-1 rounded-tag text-second hover:text-ink">
              <ChevronRight
                size={14}
                className="text-third transition-transform group-open:rotate-90"
                aria-hidden
              />
              {counted(rest.length, "more change")}
            </summary>
            <div className="mt-1 pl-4.5">
              <Details lines={rest} />
            </div>
          </details>
        )}
        <p className="mt-2 text-caption text-third">
          Edits, approvals and decisions on names are kept.
        </p>
      </div>
    </section>
  );
}
