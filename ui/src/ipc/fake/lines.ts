// All that was written in the invented webinar: by the people, by senders who fit nobody, and by the team.

import type { Answer, AskerView, LineView, QuestionView } from "../types";
import { idOf } from "./people";
import { audienceOf, peopleWithDrafts, type World } from "./world";

export interface FakeLine extends LineView {
  at: string | null;
  isPrivate: boolean;
  answer: Answer | null;
  isDecided: boolean;
  isTeam: boolean;
  draftId: string | null;
}

const clock = (minute: number) =>
  `2025-10-01 ${String(9 + Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")} PDT`;

/** Names of the chat that fit two people or none. */
const unmatched: readonly [author: string, minute: number, text: string][] = [
  ["Simone P", 41, "Will there be a recording?"],
  ["Simone P", 44, "Can you limit sharing of a custom GPT?"],
  ["Priya N", 46, "Is that price monthly, or yearly?"],
  ["Guest 3", 47, "Will the recording stay online?"],
  ["Guest 3", 49, "Which plan do I need for voice?"],
  ["Guest 3", 52, "Does it work with Claude too?"],
];

const teamWords = [
  "Great question",
  "The link is in the chat",
  "Yes",
  "We come to that in a moment",
];

/** The host's twelve messages, and what the team wrote during the demo. */
const teamMinutes = [
  ...Array.from({ length: 12 }, (_, index) => 1 + index * 4),
  ...Array.from({ length: 21 }, (_, index) => 40 + (index % 7) + (index % 3)),
];

/** Which questions ask the same: the words that tell them. */
const sameQuestion: readonly RegExp[] = [
  /limit sharing/i,
  /with claude/i,
  /price.*yearly/i,
  /recording/i,
];

export const questionKey = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

function groupOf(text: string): string {
  const same = sameQuestion.findIndex((words) => words.test(text));
  return same < 0 ? questionKey(text) : `same ${same}`;
}

export function linesOf(world: World): FakeLine[] {
  const decided = (text: string, answer: Answer | null) => {
    const choice = world.decided.get(groupOf(text));
    return { answer: choice ?? answer, isDecided: choice !== undefined };
  };
  const people = peopleWithDrafts(world).filter(({ row }) => row.isAudience);
  const written = people.flatMap((person) =>
    person.messages.map(
      (message): FakeLine => ({
        attendeeId: person.row.id,
        author: person.row.name || (person.row.email ?? ""),
        at: message.at,
        minute: message.minute,
        text: message.text,
        isQuestion: message.isQuestion,
        isPrivate: message.isPrivate,
        isTeam: false,
        draftId: person.row.draft?.id ?? null,
        ...decided(message.text, message.answer),
      }),
    ),
  );
  const isUsual = audienceOf(world).some(({ row }) => row.id === idOf(0) && row.messages === 8);
  if (!isUsual) return written;
  const line = (author: string, minute: number, text: string, isTeam: boolean): FakeLine => ({
    attendeeId: null,
    author,
    at: clock(minute),
    minute,
    text,
    isQuestion: text.includes("?"),
    isPrivate: false,
    isTeam,
    draftId: null,
    ...decided(text, null),
  });
  return [
    ...written,
    ...unmatched.map(([author, minute, text]) => line(author, minute, text, false)),
    ...teamMinutes.map((minute, index) =>
      line(
        index < 12 ? "Gabriela Reyes" : "Mia from support",
        minute,
        teamWords[index % teamWords.length] ?? "",
        true,
      ),
    ),
  ].toSorted((a, b) => (a.minute ?? 0) - (b.minute ?? 0));
}

/** Questions that ask the same as one, unanswered ones first, then those that most asked. */
export function questionsOf(lines: readonly FakeLine[]): QuestionView[] {
  const groups = new Map<string, FakeLine[]>();
  for (const line of lines) {
    if (!line.isQuestion || line.isPrivate || line.isTeam) continue;
    const key = groupOf(line.text);
    groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  const views = [...groups.values()].map((asked): QuestionView => {
    const answers = asked.flatMap((line) => line.answer ?? []);
    const text = asked[0]?.text ?? "";
    const written = answers.find((answer) => answer.kind === "text");
    const isLive = answers.some((answer) => answer.kind === "live");
    return {
      key: questionKey(text),
      text,
      state: written ? "text" : isLive ? "live" : "no",
      answer: written ?? null,
      isDecided: asked.some((line) => line.isDecided),
      askers: asked.map(
        ({ attendeeId, author, text: words, at, minute, draftId }): AskerView => ({
          attendeeId,
          author,
          text: words,
          at,
          minute,
          draftId,
        }),
      ),
    };
  });
  return views.toSorted(
    (a, b) =>
      Number(a.state !== "no") - Number(b.state !== "no") || b.askers.length - a.askers.length,
  );
}

/** What the user says became of a question, for all who asked it; null takes the word back. */
export function decideQuestion(world: World, key: string, answer: Answer | null): boolean {
  const line = linesOf(world).find((each) => each.isQuestion && questionKey(each.text) === key);
  if (!line) return false;
  if (answer) world.decided.set(groupOf(line.text), answer);
  else world.decided.delete(groupOf(line.text));
  return true;
}
