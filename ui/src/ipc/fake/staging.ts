// What the fake host shows for dropped or picked files: two Demio exports as the core reads them.

import type { Issue, StagedFileView, StagingView, WebinarDetails } from "../types";

export const inventedDetails: WebinarDetails = {
  title: "Building Custom GPTs for Your Business",
  topic: "Custom GPTs",
  hostedAt: "2025-10-01 09:00 PDT",
  durationMinutes: 60,
  hostName: "Gabriela",
  offerName: "AI Evolution Lab",
  offerDescription: "Weekly hands-on sessions, start any time",
  offerUrl: "https://example.com/lab",
  price: { hundredths: 9700, currency: "USD" },
  deadline: "48 hours",
  replayUrl: null,
  chapters: [],
};

export const inventedIssues: Issue[] = [
  {
    kind: "duplicate",
    file: "d326631b.csv",
    line: 31,
    column: "Email",
    message: "laura.hartsley@example.com is registered twice; joined into one person.",
  },
  {
    kind: "repaired",
    file: "chat-export.csv",
    line: null,
    column: null,
    message: "The message column is called “is question?” too; it was found by its content.",
  },
  {
    kind: "unknown_sender",
    file: "chat-export.csv",
    line: 12,
    column: "Name",
    message: "“Simone P” fits two people; the message was left without a person.",
  },
  {
    kind: "unknown_sender",
    file: "chat-export.csv",
    line: 58,
    column: "Name",
    message: "“Simone P” fits two people; the message was left without a person.",
  },
];

const people: StagedFileView = {
  id: "file-people",
  name: "d326631b.csv",
  label: "Demio attendees",
  kind: "attendance",
  confidence: 100,
  encoding: "UTF-8",
  period: "session 1 Oct 2025, 09:00 PDT",
  error: null,
  account: { headers: 1, people: 45, attended: 14, messages: 0, questions: 0, notUnderstood: 0 },
  headings: ["Name", "E-mail", "Came", "Attendance", "Focus", "Present"],
  rows: [
    ["Laura Hartsley", "laura.hartsley@example.com", "yes", "93 %", "65 %", "56.8 min"],
    ["N", "alderquill@example.com", "yes", "100 %", "89 %", "60.9 min"],
    ["Drop In", "drop.in@example.org", "yes", "1 %", "0 %", "0.3 min"],
    ["Kenya A.", "kenya@example.com", "no", "", "", ""],
  ],
};

const chat: StagedFileView = {
  id: "file-chat",
  name: "chat-export.csv",
  label: "Demio chat",
  kind: "chat",
  confidence: 92,
  encoding: "UTF-8 with BOM",
  period: "year taken from the attendee file",
  error: null,
  account: { headers: 1, people: 0, attended: 0, messages: 79, questions: 15, notUnderstood: 0 },
  headings: ["Time", "Name", "E-mail", "Message", "Question"],
  rows: [
    ["09:06", "Lori Hartsley", "lori.hartsley@example.com", "Hello from Denver", ""],
    [
      "09:14",
      "Rachel Bellmont",
      "rachel@bellmont.example",
      "Can you limit sharing of a GPT?",
      "yes",
    ],
  ],
};

const broken: StagedFileView = {
  id: "file-broken",
  name: "invoice.csv",
  label: "",
  kind: "",
  confidence: 0,
  encoding: "",
  period: "",
  error: "This is a PDF, not a list. Export the attendees as CSV from your webinar platform.",
  account: { headers: 0, people: 0, attended: 0, messages: 0, questions: 0, notUnderstood: 0 },
  headings: [],
  rows: [],
};

export function inventedStaging(withBroken: boolean): StagingView {
  return {
    id: "staging-1",
    files: withBroken ? [people, chat, broken] : [people, chat],
    people: 45,
    attended: 14,
    messages: 79,
    questions: 15,
    issues: inventedIssues,
    unmatched: [
      { name: "Simone P", email: null, messages: 2, candidates: ["Simone Pearse", "Simon Potts"] },
      { name: "Host", email: null, messages: 1, candidates: [] },
    ],
    details: inventedDetails,
    ready: !withBroken,
    obstacle: withBroken ? "invoice.csv cannot be read. Remove it to import the others." : "",
  };
}

/** The same files without one of them. */
export function withoutFile(staging: StagingView, file: string): StagingView {
  const files = staging.files.filter((each) => each.id !== file);
  const sum = (pick: (each: StagedFileView) => number) =>
    files.reduce((total, each) => total + pick(each), 0);
  const unreadable = files.find((each) => each.error !== null);
  const people = sum((each) => each.account.people);
  const obstacle = unreadable
    ? `${unreadable.name} cannot be read. Remove it to import the others.`
    : people === 0
      ? "None of these files lists people. Add the attendee file."
      : "";
  return {
    ...staging,
    files,
    people,
    attended: sum((each) => each.account.attended),
    messages: sum((each) => each.account.messages),
    questions: sum((each) => each.account.questions),
    issues: staging.issues.filter((issue) => files.some((each) => each.name === issue.file)),
    unmatched: files.some((each) => each.kind === "chat") ? staging.unmatched : [],
    ready: obstacle === "",
    obstacle,
  };
}
