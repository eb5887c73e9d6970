// Files that need a word from the user: dates that read both ways, garbled letters, unknown columns.

import type { ColumnView, StagedFileView } from "../../types";
import { account, stagedFile } from "./parts";

export const ambiguousDates: StagedFileView = stagedFile({
  id: "asking-dates",
  name: "gotowebinar-attendees.csv",
  format: "gotowebinar_attendees",
  label: "GoTo Webinar attendees",
  kind: "attendance",
  confidence: 88,
  encoding: "UTF-8",
  period: "4 May 2026, 18:00",
  account: account(
    [
      [62, "visits"],
      [40, "people who did not come"],
      [8, "heading lines"],
    ],
    { people: 98, attended: 58 },
  ),
  headings: ["Name", "E-mail", "Came", "Joined", "Present"],
  rows: [
    ["Beatriz Sousa", "beatriz@example.pt", "yes", "4 May 2026, 18:02", "58 min"],
    ["Carl Nyström", "carl.nystrom@example.se", "no", "", ""],
  ],
  questions: [
    {
      kind: "day_order",
      example: "04/05/2026",
      dayFirst: "4 May 2026",
      monthFirst: "5 April 2026",
    },
  ],
});

export const garbled: StagedFileView = stagedFile({
  id: "asking-letters",
  name: "Fragen und Antworten – März.csv",
  format: "zoom_qa",
  label: "Zoom Q&A report",
  kind: "questions",
  confidence: 95,
  encoding: "Windows-1252",
  period: "4 May 2026",
  account: account(
    [
      [9, "lines of messages"],
      [5, "heading lines"],
    ],
    { messages: 9, questions: 9 },
  ),
  headings: ["Name", "Question", "Answer"],
  rows: [
    ["JÃ¼rgen MÃ¼ller", "KÃ¶nnen wir die Folien haben?", "live answered"],
    ["ZoÃ« Hartnell", "Is there a recording?", ""],
  ],
  questions: [{ kind: "mend_letters", before: "JÃ¼rgen MÃ¼ller", after: "Jürgen Müller" }],
});

export const guessedColumns: ColumnView[] = [
  {
    heading: "Contact",
    meaning: "name",
    samples: ["Priya Nair", "Anders Holm", "Farah Aziz"],
  },
  {
    heading: "Mail (work)",
    meaning: "email",
    samples: ["priya@nair.example", "anders.holm@example.com", "farah@example.org"],
  },
  { heading: "Here?", meaning: "", samples: ["x", "", "x"] },
  { heading: "Mins", meaning: "minutes", samples: ["48", "", "51"] },
  { heading: "Owner", meaning: "", samples: ["Dana", "Dana", "Lee"] },
  {
    heading: "Remarks for the follow-up call by the regional team",
    meaning: "",
    samples: ["Asked for a quote for 40 seats, decision in June", "", ""],
  },
];

export const unknownTable: StagedFileView = stagedFile({
  id: "asking-columns",
  name: "List of attendees from the CRM (export of all fields) – final version 3.csv",
  format: "attendance_table",
  label: "Attendance table",
  kind: "attendance",
  confidence: 46,
  encoding: "UTF-16",
  period: "",
  account: account(
    [
      [51, "registrations"],
      [1, "heading line"],
    ],
    { people: 51 },
  ),
  headings: ["Name", "E-mail", "Present"],
  rows: [
    ["Priya Nair", "priya@nair.example", "48 min"],
    ["Anders Holm", "anders.holm@example.com", ""],
    ["Farah Aziz", "farah@example.org", "51 min"],
  ],
  columns: guessedColumns,
});
