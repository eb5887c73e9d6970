// The fake host's numbers: counted from the invented people, so that pages agree with each other.

import type { CallView, OverviewView, QuestionView, Tier, TierCountView } from "../types";
import { labelOf } from "./people";
import { peopleWithDrafts, type World } from "./world";

const tiers: readonly Tier[] = ["hot", "warm", "cool", "cold", "no_show"];

function counted(list: readonly Tier[]): TierCountView[] {
  return tiers.map((tier) => ({ tier, people: list.filter((each) => each === tier).length }));
}

const mean = (values: number[]) =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;

const signals: Record<string, string> = {
  "Lori Hartsley": "Asked 2 questions, stayed to the end, 8 messages",
  "Rachel Bellmont": "Asked 5 questions, one about selling access",
  "Laura Quill": "13 messages, stayed to the end",
  "Glen Waverley": "Asked about tools, joined late",
  "Simone Pearse": "Full attention, left before the offer",
};

const bestWords: Record<string, string> = {
  "Lori Hartsley": "I need a course like that. When does it start?",
  "Rachel Bellmont": "Can you limit sharing of a GPT?",
  "Laura Quill": "Imposter syndrome is so real here",
  "Glen Waverley": "Does it work with Claude, or GPT only?",
};

export function inventedOverview(world: World): OverviewView {
  const people = peopleWithDrafts(world).filter((person) => person.row.isAudience);
  const came = people.filter((person) => person.row.standing === "attended");
  const focus = came.flatMap((person) => person.row.focusPercent ?? []);
  const asked: QuestionView[] = came.flatMap((person) =>
    person.messages
      .filter((message) => message.isQuestion)
      .map((message) => ({
        attendeeId: person.row.id,
        author: person.row.name,
        at: message.at,
        text: message.text,
        answer: message.answer,
      })),
  );
  asked.push({
    attendeeId: null,
    author: "Simone P",
    at: "2025-10-01 09:41 PDT",
    text: "Will there be a recording?",
    answer: null,
  });
  const callFirst: CallView[] = came.slice(0, 5).map((person) => ({
    attendeeId: person.row.id,
    label: labelOf(person.row),
    email: person.row.email,
    tier: person.row.tier,
    score: person.row.score,
    words: bestWords[person.row.name] ?? "",
    signals: signals[person.row.name] ?? "Stayed for most of it",
    draftId: person.row.draft?.id ?? null,
  }));
  return {
    registered: people.length,
    attended: came.length,
    attendanceRate: (came.length / people.length) * 100,
    averageFocus: mean(focus),
    averageAttendance: mean(came.flatMap((person) => person.row.attendancePercent ?? [])),
    messages: 79,
    questions: asked.length,
    tiers: counted(people.map((person) => person.row.tier)),
    callFirst,
    asked: asked.toSorted((a, b) => (a.at ?? "").localeCompare(b.at ?? "")),
    focusBands: Array.from(
      { length: 10 },
      (_, band) => focus.filter((value) => Math.min(9, Math.floor(value / 10)) === band).length,
    ),
    notes: [],
  };
}
