// The invented people of the fake host: 45 registrants, 14 who came, all tiers. Scores are worked
// out here with the default weights, so that the parts always add up as the core's do.

import type {
  Answer,
  AttendeeRowView,
  AttendeeView,
  MessageView,
  Role,
  Score,
  ScorePart,
  Standing,
  Tier,
} from "../types";
import { elsewhereOf } from "./elsewhere";

export const webinarId = "0199a000-0000-7000-8000-000000000001";

interface Came {
  name: string;
  email: string;
  focus: number;
  attendance: number;
  words: string[];
  /** Messages beyond `words`, which the list does not spell out. */
  more?: number;
  location?: string;
}

const came: Came[] = [
  {
    name: "Lori Hartsley",
    email: "lori.hartsley@example.com",
    focus: 97,
    attendance: 100,
    words: [
      "Hello from Denver",
      "the coaching example is exactly my work",
      "I need a course like that. When does it start?",
      "Is there a group for beginners?",
    ],
    more: 4,
    location: "Denver, US",
  },
  {
    name: "Rachel Bellmont",
    email: "rachel@bellmont.example",
    focus: 93,
    attendance: 81,
    words: [
      "Can you limit sharing of a GPT?",
      "Could I sell access to it?",
      "Does the buyer see my files?",
      "Can two people edit one GPT?",
      "Is there a limit on the number of files?",
    ],
    more: 5,
  },
  {
    name: "Laura Quill",
    email: "LauraQ@alderquill.example",
    focus: 89,
    attendance: 100,
    words: ["Imposter syndrome is so real here", "That demo landed with me"],
    more: 11,
    location: "Leeds, GB",
  },
  {
    name: "Glen Waverley",
    email: "glen@waverley.example",
    focus: 86,
    attendance: 93,
    words: ["Does it work with Claude, or GPT only?", "Thanks"],
  },
  {
    name: "Simone Pearse",
    email: "simone.pearse@example.org",
    focus: 100,
    attendance: 75,
    words: [],
  },
  {
    name: "Ka Yee Lok",
    email: "kayee@lok.example",
    focus: 65,
    attendance: 93,
    words: ["Is the price monthly or yearly?"],
  },
  {
    name: "Matthew Corran",
    email: "m.corran@example.com",
    focus: 45,
    attendance: 80,
    words: ["Good morning", "nice", "sharing this with my team"],
  },
  {
    name: "Raquel Iriarte",
    email: "raquel.i@example.net",
    focus: 54,
    attendance: 74,
    words: ["A shortcut for my first one would help"],
  },
  {
    name: "Kofi Mensah",
    email: "kofi@example.org",
    focus: 50,
    attendance: 75,
    words: ["Hi from Accra", "have to leave in a bit"],
  },
  { name: "Tim Kozlow", email: "tim.k@example.com", focus: 11, attendance: 97, words: [] },
  { name: "", email: "jx22@example.com", focus: 20, attendance: 67, words: [] },
  { name: "Łucja Wójcik", email: "lucja@example.org", focus: 31, attendance: 40, words: [] },
  { name: "Marek Dolan", email: "marek@dolan.example", focus: 22, attendance: 35, words: [] },
  { name: "Drop In", email: "drop.in@example.org", focus: 0, attendance: 1, words: [] },
];

const absent = (
  "Kenya Adeyemi,Tammy Brook,李娜,Óscar de la Cruz,Priya Nair,Anders Holm,Beatriz Sousa,Carl Nyström," +
  "Dina Farouk,Elif Kaya,Farah Aziz,Gus Whitlock,Hana Sato,Ines Marquez,Jonas Weber,Kirsten Vale," +
  "Luca Ferri,Mina Park,Nora Lindqvist,Owen Tremaine,Paula Reyes,Quentin Moss,Rosa Delgado,Sami Haddad," +
  "Tessa Burrow,Umar Siddiq,Vera Novak,Wendy-Louise Ashcombe-Featherstonehaugh of Llanfairpwllgwyngyll,Xenia Petrou,يوسف دمير,Zoe Hartnell"
).split(",");

const standings: Record<string, Standing> = {
  "Tammy Brook": "replay_only",
  "Priya Nair": "waiting_room",
  "Anders Holm": "registered",
  "Beatriz Sousa": "earlier_day",
};

const oneDecimal = (value: number) => Math.round(value * 10) / 10;
const points = (count: number, steps: readonly [number, number][]) =>
  steps.find(([from]) => count >= from)?.[1] ?? 0;

function tierOf(value: number): Tier {
  if (value >= 80) return "hot";
  if (value >= 60) return "warm";
  return value >= 40 ? "cool" : "cold";
}

function scored(person: Came, messages: number, questions: number, line: number): Score {
  const part = (
    signal: ScorePart["signal"],
    raw: number,
    given: number,
    weight: number,
    source: string,
  ): ScorePart => ({
    signal,
    raw,
    points: given,
    weight,
    contribution: oneDecimal((given * weight) / 100),
    source,
  });
  const origin = `attendees.csv, line ${line}`;
  const chat = points(messages, [
    [5, 100],
    [3, 70],
    [1, 40],
  ]);
  const asked = points(questions, [
    [2, 100],
    [1, 70],
  ]);
  const parts = [
    part("focus", person.focus, person.focus, 40, origin),
    part("attendance", person.attendance, person.attendance, 30, origin),
    part("messages", messages, chat, 20, "chat-export.csv"),
    part("questions", questions, asked, 10, "chat-export.csv"),
  ];
  const value = oneDecimal(parts.reduce((sum, each) => sum + each.contribution, 0));
  return { value, tier: tierOf(value), parts, notes: [] };
}

const answers: Record<string, Answer> = {
  "I need a course like that. When does it start?": {
    kind: "text",
    by: "Gabriela",
    text: "The next one starts on 3 November.",
  },
  "Is there a group for beginners?": { kind: "live", by: null, text: null },
  "Does the buyer see my files?": { kind: "open", by: null, text: null },
};

function spoken(person: Came): MessageView[] {
  const fillers = Array.from({ length: person.more ?? 0 }, (_, index) =>
    index % 2 === 0 ? "Yes, exactly" : "Following along",
  );
  return [...person.words, ...fillers].map((text, index) => ({
    at: `2025-10-01 09:${String(6 + index * 4).padStart(2, "0")} PDT`,
    minute: 6 + index * 4,
    text,
    isQuestion: text.includes("?"),
    isPrivate: text === "have to leave in a bit",
    replyTo: text === "Yes, exactly" && index === 4 ? "Is it the handover that breaks?" : null,
    answer: answers[text] ?? null,
  }));
}

export const idOf = (index: number) =>
  `0199b000-0000-7000-8000-${String(index + 1).padStart(12, "0")}`;

function attendeeWhoCame(person: Came, index: number): AttendeeView {
  const messages = spoken(person);
  const questions = messages.filter((message) => message.isQuestion).length;
  const score = scored(person, messages.length, questions, index + 2);
  const minutes = oneDecimal((person.attendance * 60.9) / 100);
  // People come one after the other, as far as their time there leaves room for it.
  const join = oneDecimal(Math.max(0, Math.min(index * 0.5, 60.9 - minutes)));
  const exit = oneDecimal(join + minutes);
  return {
    row: {
      id: idOf(index),
      name: person.name,
      email: person.email,
      standing: "attended",
      role: "audience",
      isAudience: true,
      kept: null,
      attendancePercent: person.attendance,
      focusPercent: person.focus,
      attendanceMinutes: minutes,
      messages: messages.length,
      questions,
      score: score.value,
      tier: score.tier,
      rank: 0,
      location: person.location ?? null,
      explanation: score.parts.map((part) => `${part.signal} ${part.contribution}`).join(" + "),
      doNotContact: null,
      draft: null,
    },
    score,
    joinTime: `2025-10-01 09:${String(Math.floor(join)).padStart(2, "0")} PDT`,
    exitTime: `2025-10-01 ${exit > 59 ? "10:00" : `09:${String(Math.round(exit)).padStart(2, "0")}`} PDT`,
    joinMinute: join,
    exitMinute: exit,
    source: `attendees.csv, line ${index + 2}`,
    sessions:
      index === 0
        ? [
            { from: 0, to: 21 },
            { from: 24.5, to: exit },
          ]
        : [{ from: join, to: exit }],
    messages,
    pollAnswers:
      index === 0
        ? [
            {
              asked: "in_poll",
              question: "What would help you most?",
              answers: ["A template", "An hour with a coach"],
              at: "2025-10-01 09:31 PDT",
            },
            {
              asked: "in_poll",
              question: "Do you run paid webinars?",
              answers: ["Not yet"],
              at: null,
            },
            {
              asked: "on_registering",
              question: "What is your biggest challenge?",
              answers: ["Finding the time to follow up with everybody"],
              at: null,
            },
          ]
        : [],
    elsewhere: elsewhereOf(person.name),
  };
}

function attendeeWhoStayedAway(name: string, index: number): AttendeeView {
  const mailbox = name
    .normalize("NFD")
    .replace(/[^A-Za-z ]/g, "")
    .trim()
    .toLowerCase()
    .split(" ");
  const email = `${mailbox.filter(Boolean).join(".") || `guest.${index + 1}`}@example.net`;
  return {
    row: {
      id: idOf(index),
      name,
      email,
      standing: standings[name] ?? "no_show",
      role: "audience",
      isAudience: true,
      kept: null,
      attendancePercent: null,
      focusPercent: null,
      attendanceMinutes: null,
      messages: 0,
      questions: 0,
      score: 0,
      tier: "no_show",
      rank: 0,
      location: null,
      explanation: "Did not come",
      doNotContact: null,
      draft: null,
    },
    score: { value: 0, tier: "no_show", parts: [], notes: ["Registered, but did not come."] },
    joinTime: null,
    exitTime: null,
    joinMinute: null,
    exitMinute: null,
    source: `attendees.csv, line ${index + 2}`,
    sessions: [],
    messages: [],
    pollAnswers: [],
    elsewhere: elsewhereOf(name),
  };
}

/** Hosts, speakers, the team and notetakers do not count, and neither do cancelled registrations. */
export const countsByItself = ({ role, standing }: AttendeeRowView): boolean =>
  role === "audience" && !["cancelled", "not_approved", "bot_only"].includes(standing);

interface NotAudience {
  name: string;
  email: string | null;
  role: Role;
  standing: Standing;
}

const notAudience: NotAudience[] = [
  { name: "Gabriela Reyes", email: "gabriela@reyes.example", role: "host", standing: "attended" },
  { name: "Ivo Brandt", email: "ivo@brandt.example", role: "panelist", standing: "attended" },
  { name: "Mia from support", email: "mia@reyes.example", role: "staff", standing: "attended" },
  { name: "Read.ai meeting notes", email: null, role: "bot", standing: "attended" },
  {
    name: "Pavel Horák",
    email: "pavel@horak.example",
    role: "audience",
    standing: "cancelled",
  },
];

function leftOutPerson({ name, email, role, standing }: NotAudience, index: number): AttendeeView {
  const person = attendeeWhoStayedAway(name, index);
  const came = standing === "attended";
  return {
    ...person,
    row: {
      ...person.row,
      email,
      role,
      standing,
      isAudience: false,
      attendancePercent: came ? 98 : null,
      attendanceMinutes: came ? 59.5 : null,
      messages: { host: 12, staff: 21 }[role as string] ?? 0,
    },
    sessions: came ? [{ from: 0, to: 59.5 }] : [],
    joinMinute: came ? 0 : null,
    exitMinute: came ? 59.5 : null,
    score: { ...person.score, notes: [] },
  };
}

/** Everybody, in the order of the priority list. */
export function inventedPeople(): AttendeeView[] {
  const everybody = [
    ...came.map(attendeeWhoCame).sort((a, b) => b.score.value - a.score.value),
    ...absent.map((name, index) => attendeeWhoStayedAway(name, came.length + index)),
    ...notAudience.map((person, index) =>
      leftOutPerson(person, came.length + absent.length + index),
    ),
  ];
  everybody.forEach((person, index) => {
    person.row.rank = index + 1;
  });
  return everybody;
}

/** A list far longer than any window, for what must stay fast. */
export function crowd(size: number): AttendeeView[] {
  const [first, ...rest] = inventedPeople().filter(({ row }) => row.isAudience);
  const models = first ? [first, ...rest] : [];
  return Array.from({ length: size }, (_, index) => {
    const model = models[index % models.length] ?? models[0];
    if (!model) throw new Error("There is nobody to copy.");
    const email = model.row.email?.replace("@", `.${index}@`) ?? null;
    return { ...model, row: { ...model.row, id: idOf(index), email, rank: index + 1 } };
  });
}

export function labelOf(row: AttendeeRowView): string {
  return row.name || row.email || "(no name)";
}
