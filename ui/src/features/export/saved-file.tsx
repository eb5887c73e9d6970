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
        <p className="mt-1 text-second">
          {counted(saved.neutralised, "cell")} began with a sign that spreadsheets run as a formula.
          A quote mark before it keeps it text.
        </p>
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
