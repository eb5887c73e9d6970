// Everything noticed while reading, grouped by kind: how many, on demand each with its line, and all
// of it as a CSV file.

import { clsx } from "clsx";
import { ChevronRight } from "lucide-react";
import { useId, useMemo, useState } from "react";
import { useSaveIssues } from "@/api/import-mutations";
import { Button } from "@/components/button";
import { InlineError } from "@/components/inline-error";
import { SectionTitle } from "@/components/panel";
import { Pill } from "@/components/pill";
import { said } from "@/components/toast";
import type { Issue } from "@/ipc/types";
import { IssueLines } from "./issue-lines";
import { groupedIssues, type IssueGroup, issueKindName } from "./issue-words";

/** Where the links to the notes lead. */
export const issuesPlace = "notes";

function Group({ group }: { group: IssueGroup }) {
  const [isOpen, setOpen] = useState(false);
  const lines = useId();
  const name = issueKindName[group.kind];
  return (
    <li className="border-b border-line">
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={isOpen ? lines : undefined}
        onClick={() => setOpen(!isOpen)}
        className="flex h-row w-full items-center gap-2 rounded-tag text-left hover:text-accent focus-visible:-outline-offset-2"
      >
        <ChevronRight
          size={14}
          className={isOpen ? "rotate-90 text-third" : "text-third transition-transform"}
          aria-hidden
        />
        {name}
        <span className="tabular ml-auto pr-1 text-second">
          {group.issues.length.toLocaleString("en-US")}
        </span>
      </button>
      {isOpen && (
        <div id={lines}>
          <IssueLines issues={group.issues} label={name} />
        </div>
      )}
    </li>
  );
}

export function IssueGroups({
  issues,
  webinar,
  staging,
  className,
}: {
  issues: readonly Issue[];
  /** The imported webinar that they belong to, or else the files that wait. */
  webinar: string | null;
  staging: string | null;
  className?: string;
}) {
  const groups = useMemo(() => groupedIssues(issues), [issues]);
  const save = useSaveIssues();
  if (groups.length === 0) return null;
  const saveAll = () =>
    save.mutate(
      { webinar, staging },
      {
        onSuccess: (name) => {
          if (name) said(`Saved ${name}.`);
        },
      },
    );
  return (
    <section id={issuesPlace} aria-label="Notes" className={clsx("scroll-mt-4", className)}>
      <SectionTitle
        aside={<Pill tone="warn">{issues.length.toLocaleString("en-US")}</Pill>}
        action={
          <Button kind="link" busy={save.isPending} onClick={saveAll}>
            Save as CSV
          </Button>
        }
      >
        Notes
      </SectionTitle>
      {save.isError && <InlineError error={save.error} className="mt-2" />}
      <ul className="mt-1.5 border-t border-line">
        {groups.map((group) => (
          <Group key={group.kind} group={group} />
        ))}
      </ul>
    </section>
  );
}
