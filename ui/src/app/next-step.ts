// The one thing to do next for a webinar, read from its counts. The header's button, the palette
// and the native menu offer the same step.

import type { WebinarCounts } from "@/ipc/types";
import { counted } from "@/lib/words";

export type Place = "import" | "overview" | "people" | "drafts" | "export";

export interface NextStep {
  kind: "draft" | "review" | "export";
  /** What the button says. */
  title: string;
  /** Where it leads. */
  place: Place;
}

export function nextStep(counts: WebinarCounts, isDrafting: boolean): NextStep | null {
  if (counts.toReview > 0) {
    return {
      kind: "review",
      title: `Review ${counted(counts.toReview, "draft")}`,
      place: "drafts",
    };
  }
  const undrafted = counts.mailable - counts.drafts;
  if (undrafted > 0 && !isDrafting) {
    return { kind: "draft", title: `Draft ${counted(undrafted, "mail")}`, place: "drafts" };
  }
  const waiting = counts.approved - counts.exported;
  if (waiting > 0) {
    return { kind: "export", title: `Export ${counted(waiting, "mail")}`, place: "export" };
  }
  return null;
}
