// A webinar of six hours with a hundred questions, long words and names of all kinds, for what must not break a page.

import type { AttendeeView, Chapter } from "../types";
import { idOf, inventedPeople } from "./people";
import { withUnusualNames } from "./unusual";

const minutes = 360;

export const longChapters: Chapter[] = [
  { minute: 0, title: "Welcome" },
  { minute: 4, title: "Who is who in the room, and what everybody wants to take home from today" },
  { minute: 9, title: "Setup" },
  { minute: 12, title: "First build" },
  { minute: 14, title: "Donaudampfschifffahrtsgesellschaftskapitänsmütze" },
  { minute: 120, title: "Lunch" },
  { minute: 180, title: "محتوى عملي" },
  { minute: 341, title: "Questions and answers" },
  { minute: 350, title: "The offer for everybody who stayed for the whole of the day" },
];

const subjects = [
  "voices",
  "files",
  "invoices",
  "Rechtsschutzversicherungsgesellschaften",
  "הרשאות",
];

/** 120 who came and 60 who did not. */
export function longPeople(): AttendeeView[] {
  const models = withUnusualNames(inventedPeople());
  const came = models.filter(({ row }) => row.standing === "attended" && row.isAudience);
  const absent = models.filter(({ row }) => row.standing === "no_show" && row.isAudience);
  const pick = (list: readonly AttendeeView[], index: number) => list[index % list.length];
  return Array.from({ length: 180 }, (_, index) => {
    const model = index < 120 ? pick(came, index) : pick(absent, index);
    if (!model) throw new Error("There is nobody to copy.");
    const row = { ...model.row, id: idOf(index), rank: index + 1 };
    if (index >= 120) return { ...model, row };
    const from = (index * 7) % 25;
    const to = Math.min(minutes, from + 40 + ((index * 53) % 320));
    const at = Math.floor((from + to) / 2);
    const text = `Question ${index + 1}: how does it handle ${subjects[index % subjects.length]}?`;
    const message = {
      at: null,
      minute: at,
      text: index < 100 ? text : "x".repeat(180),
      isQuestion: index < 100,
      isPrivate: false,
      replyTo: null,
      answer: null,
    };
    return {
      ...model,
      row: { ...row, messages: 1, questions: index < 100 ? 1 : 0 },
      joinMinute: from,
      exitMinute: to,
      sessions: [{ from, to }],
      messages: [message],
    };
  });
}
