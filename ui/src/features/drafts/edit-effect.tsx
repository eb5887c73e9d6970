// What an edit did so far: to the findings, and to the approval. Said as soon as the core has read
// the new text.

import { CircleAlert, CircleCheck, RotateCcw } from "lucide-react";
import { useState } from "react";
import type { DraftView } from "@/ipc/types";
import { counted } from "@/lib/words";
import { findingsChange } from "./findings-change";

export function EditEffect({ draft }: { draft: DraftView }) {
  const [start] = useState(draft);
  const { gone, added } = findingsChange(start.findings, draft.findings);
  const wasApproved = start.item.status !== "to_review" && draft.item.status === "to_review";
  const isQuiet = gone.length + added.length === 0 && !wasApproved;
  return (
    <div
      role="status"
      aria-label="What the edit did"
      className={isQuiet ? "sr-only" : "mt-2 flex flex-col gap-1"}
    >
      {wasApproved && (
        <p className="flex gap-2 text-warm">
          <RotateCcw size={15} className="mt-0.5" aria-hidden />
          Your change took the approval back.
        </p>
      )}
      {gone.length > 0 && (
        <p className="flex gap-2 text-good">
          <CircleCheck size={15} className="mt-0.5" aria-hidden />
          Put right: {gone[0]?.message}
          {gone.length > 1 && ` And ${counted(gone.length - 1, "other")}.`}
        </p>
      )}
      {added.map((finding) => (
        <p
          key={`${finding.rule} ${finding.message}`}
          className={
            finding.severity === "block"
              ? "flex gap-2 text-bad"
              : finding.severity === "warn"
                ? "flex gap-2 text-warm"
                : "flex gap-2 text-second"
          }
        >
          <CircleAlert size={15} className="mt-0.5" aria-hidden />
          <span className="min-w-0 wrap-anywhere">New: {finding.message}</span>
        </p>
      ))}
    </div>
  );
}
