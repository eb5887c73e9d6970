// The product's words for the core's codes, in one place, so that a tier or a status is called the
// same on every page.

import type {
  AttendeeRowView,
  DraftKind,
  DraftStatus,
  FileKindView,
  Language,
  NoContactReason,
  Role,
  Signal,
  Standing,
  Tier,
} from "@/ipc/types";

export const tiers: readonly Tier[] = ["hot", "warm", "cool", "cold", "no_show"];

export const tierName: Record<Tier, string> = {
  hot: "Hot",
  warm: "Warm",
  cool: "Cool",
  cold: "Cold",
  no_show: "No-Show",
};

export const noContactName: Record<NoContactReason, string> = {
  unsubscribed: "unsubscribed",
  bounced: "mails came back",
  complained: "reported spam",
  by_hand: "by your word",
  erased: "erased",
};

export const languageName: Record<Language, string> = {
  en: "English",
  de: "German",
  fr: "French",
  es: "Spanish",
  pt: "Portuguese",
  it: "Italian",
  nl: "Dutch",
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
  skipped: "Skipped",
};

/** What is to be told of somebody's draft in one word, what needs a person first. */
export const draftKindName: Record<DraftKind, string> = {
  blocked: "Blocked",
  warned: "Warning",
  to_review: "To review",
  skipped: "Skipped",
  approved: "Approved",
  exported: "Exported",
  none: "No draft",
};

/** What is known on whether somebody came. */
export const standingName: Record<Standing, string> = {
  attended: "Attended",
  no_show: "Did not come",
  registered: "Registered",
  cancelled: "Cancelled",
  not_approved: "Not approved",
  waiting_room: "Waiting room",
  replay_only: "Replay only",
  earlier_day: "Another day",
  bot_only: "Bot only",
};

export const roleName: Record<Role, string> = {
  audience: "Audience",
  host: "Host",
  panelist: "Speaker",
  staff: "Team",
  bot: "Notetaker",
};

const standingReason: Partial<Record<Standing, string>> = {
  cancelled: "cancelled the registration",
  not_approved: "the registration was not approved",
  bot_only: "only a notetaker came in their place",
};

/** Why somebody does not count as audience: "is the host", "cancelled the registration". */
export function whyLeftOut({ role, standing, kept }: AttendeeRowView): string {
  if (kept === false) return "left out by you";
  switch (role) {
    case "host":
      return "was the host";
    case "panelist":
      return "was a speaker";
    case "staff":
      return "belongs to the team";
    case "bot":
      return "is a notetaker, not a person";
    case "audience":
      return standingReason[standing] ?? "does not count as audience";
  }
}

export const fileKindName: Record<FileKindView, string> = {
  attendance: "Attendance",
  registrations: "Registrations",
  chat: "Chat",
  questions: "Questions and answers",
  polls: "Polls",
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

/** What a change says of itself, or `none` where there was none. */
export const changeWords = ({ label, note }: { label: string; note: string }, none: string) =>
  label ? [`${label}.`, note].filter(Boolean).join(" ") : none;
