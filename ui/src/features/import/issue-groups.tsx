// Everything noticed while reading, grouped by kind: how many, and on demand each with its line.

import { ChevronRight } from "lucide-react";
import { SectionTitle } from "@/components/panel";
import { Pill } from "@/components/pill";
import type { Issue, IssueKind } from "@/ipc/types";
import { counted } from "@/lib/words";

const kinds: Record<IssueKind, string> = {
  unreadable_row: "Lines that could not be read",
  missing_address: "No e-mail address",
  bad_address: "Not an e-mail address",
  duplicate: "Listed more than once",
  ambiguous_sender: "Sender fits several people",
  unknown_sender: "Sender is not on the list",
  bad_value: "Values left unknown",
  ragged_row: "Too few or too many cells",
  repaired: "Repaired or guessed",
  unused_column: "Columns not used",
};

/** Beyond this a group says how many more there are: a list of thousands helps nobody. */
const mostLines = 200;

function place({ file, line, column }: Issue): string {
  return [file, line !== null && `line ${line}`, column].filter(Boolean).join(", ");
}

export function IssueGroups({
  issues,
  className,
}: {
  issues: readonly Issue[];
  className?: string;
}) {
  if (issues.length === 0) return null;
  const groups = (Object.keys(kinds) as IssueKind[])
    .map((kind) => ({ kind, list: issues.filter((issue) => issue.kind === kind) }))
    .filter(({ list }) => list.length > 0);
  return (
    <section aria-label="Notes" className={className}>
      <SectionTitle aside={<Pill tone="warn">{issues.length}</Pill>}>Notes</SectionTitle>
      <div className="mt-1.5 border-t border-line">
        {groups.map(({ kind, list }) => (
          <details key={kind} className="group border-b border-line">
            <summary className="flex h-row list-none items-center gap-2 rounded-tag hover:text-accent">
              <ChevronRight
                size={14}
                className="text-third transition-transform group-open:rotate-90"
                aria-hidden
              />
              {kinds[kind]}
              <span className="tabular ml-auto text-second">{list.length}</span>
            </summary>
            <ul className="selectable flex flex-col gap-2 pb-3 pl-5.5">
              {list.slice(0, mostLines).map((issue, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two issues may be alike, and none moves
                <li key={index}>
                  <p>{issue.message}</p>
                  <p className="text-caption text-third">{place(issue)}</p>
                </li>
              ))}
              {list.length > mostLines && (
                <li className="text-second">
                  {counted(list.length - mostLines, "more like this", "more like these")}
                </li>
              )}
            </ul>
          </details>
        ))}
      </div>
    </section>
  );
}
