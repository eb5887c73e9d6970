// Two Demio exports as the core reads them, and a file that is none: what a person sees first.

import type { Issue, StagedFileView, WebinarDetails } from "../../types";
import { account, stagedFile } from "./parts";

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
  mails: { language: "en", address: "informal", tone: "warm", length: "medium" },
  compliance: {
    profile: "none",
    postalAddress: "",
    unsubscribeLine: "",
    senderIdentity: "",
    consent: "",
  },
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
    kind: "ambiguous_sender",
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

export const demioPeople: StagedFileView = stagedFile({
  id: "file-people",
  name: "d326631b.csv",
  format: "demio_attendees",
  label: "Demio attendees",
  kind: "attendance",
  confidence: 100,
  encoding: "UTF-8",
  period: "session 1 Oct 2025, 09:00 PDT",
  account: account(
    [
      [14, "visits"],
      [31, "people who did not come"],
      [1, "heading line"],
    ],
    { people: 45, attended: 14 },
  ),
  headings: ["Name", "E-mail", "Came", "Attendance", "Focus", "Present"],
  rows: [
    ["Laura Hartsley", "laura.hartsley@example.com", "yes", "93 %", "65 %", "56.8 min"],
    ["N", "alderquill@example.com", "yes", "100 %", "89 %", "60.9 min"],
    ["Drop In", "drop.in@example.org", "yes", "1 %", "0 %", "0.3 min"],
    ["Kenya A.", "kenya@example.com", "no", "", "", ""],
  ],
});

export const demioChat: StagedFileView = stagedFile({
  id: "file-chat",
  name: "chat-export.csv",
  format: "demio_chat",
  label: "Demio chat",
  kind: "chat",
  confidence: 92,
  encoding: "UTF-8 with BOM",
  repairs: [
    "The message column is called “is question?” too; it was found by its content.",
    "The times have no year; it was taken from the attendee file.",
  ],
  period: "1 Oct 2025, 09:06 to 09:58",
  account: account(
    [
      [79, "lines of messages"],
      [1, "heading line"],
    ],
    { messages: 79, questions: 15 },
  ),
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
});

export const notAList: StagedFileView = stagedFile({
  id: "file-broken",
  name: "invoice.csv",
  error: "This is a PDF, not a list. Export the attendees as CSV from your webinar platform.",
});
