// The queue "who is this?" in words, and how the cursor moves through it.

import type { AttendeeRowView, CandidateView, DoubtOf, NameDoubtView } from "@/ipc/types";
import { counted } from "@/lib/words";

const nouns: Record<DoubtOf, readonly [string, string]> = {
  messages: ["message", "messages"],
  poll_answers: ["poll answer", "poll answers"],
  visits: ["visit", "visits"],
};

export const sizeOf = ({ of, count }: NameDoubtView): string => counted(count, ...nouns[of]);

export const titleOf = ({ name, email }: NameDoubtView): string => name || email || "(no name)";

export const settledCount = (doubts: readonly NameDoubtView[]): number =>
  doubts.filter((doubt) => doubt.decision !== null).length;

/** "3 of 5 settled" */
export const settledWords = (doubts: readonly NameDoubtView[]): string =>
  `${settledCount(doubts).toLocaleString("en-US")} of ${doubts.length.toLocaleString("en-US")} settled`;

/** The next open name behind this one, from the top again at the end; null when all are settled. */
export function nextOpen(doubts: readonly NameDoubtView[], key: string | null): string | null {
  const at = doubts.findIndex((doubt) => doubt.key === key);
  const round = [...doubts.slice(at + 1), ...doubts.slice(0, Math.max(at, 0))];
  return round.find((doubt) => doubt.decision === null)?.key ?? null;
}

/** The name `by` lines away, within the queue. */
export function stepped(doubts: readonly NameDoubtView[], key: string | null, by: number) {
  const at = doubts.findIndex((doubt) => doubt.key === key);
  const next = at < 0 ? 0 : Math.max(0, Math.min(doubts.length - 1, at + by));
  return doubts[next]?.key ?? null;
}

/** Everybody that any name of the queue may be, each once. */
export function allCandidates(doubts: readonly NameDoubtView[]): CandidateView[] {
  const byPerson = new Map<string, CandidateView>();
  for (const candidate of doubts.flatMap((doubt) => doubt.candidates)) {
    if (!byPerson.has(candidate.person)) byPerson.set(candidate.person, candidate);
  }
  return [...byPerson.values()];
}

/** What stands for a person of the list in a decision: the address, or else the name. */
export const personOf = ({ email, name }: AttendeeRowView): string =>
  email ?? `name:${name.split(/\s+/).filter(Boolean).join(" ").toLowerCase()}`;

export const looksLikeAddress = (text: string): boolean =>
  /^[^\s@]+@[^\s@]+\.[^\s@.]{2,}$/.test(text.trim());
