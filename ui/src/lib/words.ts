// The product's words for the core's codes, in one place, so that a tier or a status is called the
// same on every page.

import type { DraftStatus, Signal, Tier } from "@/ipc/types";

export const tiers: readonly Tier[] = ["hot", "warm", "cool", "cold", "no_show"];

export const tierName: Record<Tier, string> = {
  hot: "Hot",
  warm: "Warm",
  cool: "Cool",
  cold: "Cold",
  no_show: "No-Show",
};

export const signalName: Record<Signal, string> = {
  focus: "Focus",
  attendance: "Attendance",
  messages: "Messages",
  questions: "Questions",
};

export const draftStatusName: Record<DraftStatus, string> = {
  to_review: "To review",
  approved: "Approved",
  exported: "Exported",
};

/** "1 draft", "38 drafts", "1,204 people": a number with the right form of its noun. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString("en-US")} ${count === 1 ? one : many}`;
}

/** "a", "a and b", "a, b and c". */
export function listed(parts: readonly string[]): string {
  if (parts.length < 2) return parts[0] ?? "";
  return `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}
