// How far a draft has come and what stands in its way: an icon with its word.

import type { LucideIcon } from "lucide-react";
import {
  CircleAlert,
  CircleCheck,
  CircleDashed,
  CircleSlash,
  FileCheck,
  TriangleAlert,
} from "lucide-react";
import type { DraftItemView, DraftStatus, Severity } from "@/ipc/types";
import { draftStatusName } from "@/lib/words";

interface Look {
  icon: LucideIcon;
  word: string;
  tone: string;
}

export function stateLook(status: DraftStatus, gravest: Severity | null): Look {
  if (status === "exported") {
    return { icon: FileCheck, word: draftStatusName.exported, tone: "text-good" };
  }
  if (status === "approved") {
    return { icon: CircleCheck, word: draftStatusName.approved, tone: "text-good" };
  }
  if (status === "skipped") {
    return { icon: CircleSlash, word: draftStatusName.skipped, tone: "text-third" };
  }
  if (gravest === "block") return { icon: CircleAlert, word: "Blocked", tone: "text-bad" };
  if (gravest === "warn") return { icon: TriangleAlert, word: "Warning", tone: "text-warm" };
  return { icon: CircleDashed, word: draftStatusName.to_review, tone: "text-third" };
}

export function StateMark({ item }: { item: DraftItemView }) {
  const { icon: Icon, word, tone } = stateLook(item.status, item.gravest);
  return (
    <span className={tone}>
      <Icon size={16} aria-hidden />
      <span className="sr-only">{word}</span>
    </span>
  );
}
