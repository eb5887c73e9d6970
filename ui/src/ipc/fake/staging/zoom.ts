// A Zoom webinar of three files dropped together, with names that nobody can settle but the user.

import type { Issue, NameDoubtView, StagedFileView } from "../../types";
import { account, stagedFile } from "./parts";

export const zoomReport: StagedFileView = stagedFile({
  id: "zoom-report",
  name: "attendee_84211930475_2026_03_12.csv",
  format: "zoom_webinar_attendees",
  label: "Zoom webinar attendee report",
  kind: "attendance",
  confidence: 98,
  encoding: "UTF-8 with BOM",
  repairs: [
    "Rows of 14 to 17 cells under 15 headings were read by their place.",
    "37 people joined more than once; their time is counted once for each minute.",
    "The heading “Attended” stands twice; the section that it belongs to decides.",
  ],
  period: "12 Mar 2026, 18:00 to 19:24 CET",
  account: account(
    [
      [1074, "visits"],
      [4, "cancelled"],
      [9, "heading lines"],
      [0, "not understood"],
    ],
    { people: 948, attended: 944 },
  ),
  headings: ["Name", "E-mail", "Came", "Joined", "Left", "Present", "Registered"],
  rows: [
    [
      "Maximiliane Freifrau von Hohenstein-Wildenburg",
      "maximiliane.von.hohenstein-wildenburg@stiftung-erwachsenenbildung.example",
      "yes",
      "18:01",
      "19:22",
      "81 min",
      "2 Mar 2026, 10:14",
    ],
    [
      "يوسف دمير",
      "yusuf.demir@example.com",
      "yes",
      "18:04",
      "18:52",
      "44 min",
      "9 Mar 2026, 21:30",
    ],
    ["Robert Ames", "robert.ames@example.com", "yes", "17:58", "19:24", "86 min", ""],
    ["Ola Nordmann", "ola@nordmann.example", "no", "", "", "", "11 Mar 2026, 08:02"],
    ["李娜", "lina@example.cn", "yes", "18:00", "19:23", "83 min", "1 Mar 2026, 12:00"],
  ],
});

export const zoomQuestions: StagedFileView = stagedFile({
  id: "zoom-qa",
  name: "qa_84211930475_2026_03_12.csv",
  format: "zoom_qa",
  label: "Zoom Q&A report",
  kind: "questions",
  confidence: 96,
  encoding: "UTF-8",
  period: "12 Mar 2026",
  account: account(
    [
      [23, "lines of messages"],
      [6, "heading lines"],
    ],
    { messages: 23, questions: 23 },
  ),
  headings: ["Name", "E-mail", "Question", "Answer", "Answered by"],
  rows: [
    ["Robert Ames", "robert.ames@example.com", "Is there a payment plan?", "live answered", ""],
    ["Anonymous Attendee", "", "Will you share the slides?", "Yes, tomorrow.", "Ines Marquez"],
  ],
});

export const zoomChat: StagedFileView = stagedFile({
  id: "zoom-chat",
  name: "meeting_saved_chat.txt",
  format: "zoom_chat_saved",
  label: "Zoom chat, saved by the host",
  kind: "chat",
  confidence: 74,
  encoding: "UTF-8",
  repairs: ["The times have no date; it was taken from the attendee report."],
  period: "18:02 to 19:23",
  account: account(
    [
      [214, "lines of messages"],
      [11, "reactions"],
      [3, "lines by the platform"],
      [2, "not understood"],
    ],
    { unit: "lines", messages: 187, questions: 31 },
  ),
  headings: ["Time", "Name", "To", "Message"],
  rows: [
    ["18:02:11", "Bob A.", "Everyone", "Hello from Leeds"],
    ["18:09:40", "Simone P", "Everyone", "Is the price monthly or yearly?"],
    ["18:31:02", "iPhone (2)", "Hosts and panelists", "I cannot hear anything"],
  ],
});

export const zoomDoubts: NameDoubtView[] = [
  {
    key: "simone p",
    name: "Simone P",
    email: null,
    of: "messages",
    count: 2,
    words: ["Is the price monthly or yearly?", "Will there be a recording?"],
    reason: "Two people on the list may write under this name.",
    candidates: [
      {
        person: "simone.pearse@example.org",
        label: "Simone Pearse",
        email: "simone.pearse@example.org",
        reason: "same first name, P begins the last name",
      },
      {
        person: "simon.potts@example.com",
        label: "Simon Potts",
        email: "simon.potts@example.com",
        reason: "similar first name, P begins the last name",
      },
    ],
    decision: null,
  },
  {
    key: "bob a.",
    name: "Bob A.",
    email: null,
    of: "messages",
    count: 11,
    words: [
      "Hello from Leeds",
      "We tried that with our own team of twelve coaches last spring, and what broke was never the tool but the handover between the two of us who write and the rest who sell.",
      "Is there a payment plan?",
    ],
    reason: "Nobody on the list has this name. Bob is short for Robert.",
    candidates: [
      {
        person: "robert.ames@example.com",
        label: "Robert Ames",
        email: "robert.ames@example.com",
        reason: "Bob is short for Robert, A begins the last name",
      },
    ],
    decision: null,
  },
  {
    key: "iphone (2)",
    name: "iPhone (2)",
    email: null,
    of: "messages",
    count: 1,
    words: ["I cannot hear anything"],
    reason: "This is the name of a device.",
    candidates: [],
    decision: null,
  },
  {
    key: "يوسف",
    name: "يوسف",
    email: null,
    of: "poll_answers",
    count: 3,
    words: [],
    reason: "One person on the list has this first name.",
    candidates: [
      {
        person: "yusuf.demir@example.com",
        label: "يوسف دمير",
        email: "yusuf.demir@example.com",
        reason: "same first name, the only one on the list",
      },
    ],
    decision: null,
  },
  {
    key: "kat",
    name: "Kat",
    email: null,
    of: "messages",
    count: 4,
    words: ["Following along from the train"],
    reason: "Settled by you before, in this series.",
    candidates: [
      {
        person: "katharina.weiss@example.com",
        label: "Katharina Weiß",
        email: "katharina.weiss@example.com",
        reason: "decided on 5 Mar 2026",
      },
    ],
    decision: {
      person: "katharina.weiss@example.com",
      label: "Katharina Weiß",
      isRemembered: true,
    },
  },
];

export const zoomIssues: Issue[] = [
  {
    kind: "left_out",
    file: zoomReport.name,
    line: 6,
    column: null,
    message: "Ines Marquez is the host and does not count as audience.",
  },
  {
    kind: "left_out",
    file: zoomReport.name,
    line: 9,
    column: null,
    message: "Jonas Weber was a speaker and does not count as audience.",
  },
  {
    kind: "left_out",
    file: zoomReport.name,
    line: 412,
    column: null,
    message: "Read.ai meeting notes is a notetaker and does not count as audience.",
  },
  {
    kind: "does_not_add_up",
    file: zoomReport.name,
    line: 3,
    column: "Unique Viewers",
    message: "The report says 946 viewers; its rows hold 944. The rows were taken.",
  },
  {
    kind: "unreadable_row",
    file: zoomChat.name,
    line: 88,
    column: null,
    message: "No time and no name; this is no line that goes on from another.",
  },
  {
    kind: "unreadable_row",
    file: zoomChat.name,
    line: 131,
    column: null,
    message: "No time and no name; this is no line that goes on from another.",
  },
  {
    kind: "undecided",
    file: zoomChat.name,
    line: 12,
    column: null,
    message: "“Simone P” may be Simone Pearse or Simon Potts; 2 messages count for nobody yet.",
  },
];

/** Ten thousand notes of one kind, for the list that must stay fast. */
export const manyIssues: Issue[] = Array.from({ length: 10_000 }, (_, index) => ({
  kind: "bad_address",
  file: zoomReport.name,
  line: index + 20,
  column: "Email",
  message: `“guest${index + 1}(at)example.com” is no e-mail address; the person is kept without one.`,
}));
