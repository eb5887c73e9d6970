// After the file is written: what it is called, how many are in it, and where it lies.

import { CircleCheck, FolderOpen } from "lucide-react";
import { useRevealExport } from "@/api/mutations";
import { Button } from "@/components/button";
import { InlineError } from "@/components/inline-error";
import type { ExportView } from "@/ipc/types";
import { counted } from "@/lib/words";

export function SavedFile({ saved }: { saved: ExportView }) {
  const reveal = useRevealExport();
  return (
    <div role="status" className="rounded-card border border-line bg-accent-soft p-4">
      <p className="flex items-start gap-2 font-medium">
        <CircleCheck size={17} className="mt-px text-good" aria-hidden />
        <span className="selectable min-w-0 wrap-anywhere">
          Saved {counted(saved.mails, "mail")} as {saved.fileName}
        </span>
      </p>
      {saved.neutralised > 0 && (
        <details className="mt-1 text-second">
          <summary>
            {counted(saved.neutralised, "cell")} began like a formula and{" "}
            {saved.neutralised === 1 ? "was" : "were"} changed
          </summary>
          <ul className="selectable mt-1 flex flex-col gap-1 text-caption">
            {saved.changes.map(({ email, column, was, is }) => (
              <li key={`${email} ${column}`} className="wrap-anywhere">
                {column} of <bdi>{email}</bdi>: “<bdi>{was}</bdi>” is “<bdi>{is}</bdi>” now
              </li>
            ))}
          </ul>
        </details>
      )}
      <Button
        icon={FolderOpen}
        className="mt-3"
        busy={reveal.isPending}
        onClick={() => reveal.mutate({ id: saved.id })}
      >
        Reveal in folder
      </Button>
      {reveal.isError && <InlineError error={reveal.error} className="mt-3" />}
    </div>
  );
}
