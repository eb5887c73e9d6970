// The invented drafts of the fake host, and a renderer just good enough to look at them. The
// core's own renderer and checks are not imitated: a few people get a finding by hand.

import type {
  AttendeeView,
  Block,
  DraftItemView,
  DraftVersionView,
  DraftView,
  DraftWish,
  Fact,
  Finding,
  Run,
  Tier,
} from "../types";
import { labelOf } from "./people";

const plain = (text: string): Run => ({ text, bold: false, italic: false, href: null });
const block = (role: Block["role"], text: string, facts: number[] = []): Block => ({
  role,
  kind: "paragraph",
  runs: [plain(text)],
  facts,
});

const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

function runHtml(run: Run): string {
  let html = escaped(run.text);
  if (run.italic) html = `<em>${html}</em>`;
  if (run.bold) html = `<strong>${html}</strong>`;
  return run.href ? `<a href="${escaped(run.href)}">${html}</a>` : html;
}

export function rendered(blocks: readonly Block[]): { html: string; text: string } {
  const html = blocks
    .map((each) => {
      const inner = each.runs.map(runHtml).join("");
      return each.kind === "item" ? `<ul><li>${inner}</li></ul>` : `<p>${inner}</p>`;
    })
    .join("")
    .replaceAll("</ul><ul>", "");
  const text = blocks.map((each) => each.runs.map((run) => run.text).join("")).join("\n\n");
  return { html, text };
}

const bodies: Record<Tier, [string, string]> = {
  hot: [
    "You seem ready for the next step, so here is a straight answer: the next group begins as soon as you join, and the first session picks up where the demo ended.",
    "The founding price of $97 a month is open for 48 hours after the webinar. If you have a question first, just reply; I read every answer.",
  ],
  warm: [
    "It was good to have you there from start to finish. The part on long texts is the one that most people come back to, and the replay has it in full.",
    "If it fits, the founding price of $97 a month is open for 48 hours.",
  ],
  cool: [
    "You had to leave before the end, and the last part is where the voice demo and the offer came in. The replay starts right there if you like.",
    "No hurry; have a look when it suits you.",
  ],
  cold: [
    "Thank you for coming by. If you only have ten minutes, watch the part where we build one from scratch: it works on its own.",
    "The replay is there whenever it suits you.",
  ],
  no_show: [
    "The day got in the way, as it does. I saved the replay for you, and the first ten minutes show what you can build in an afternoon.",
    "One question, if you have a second: was it the time or the topic?",
  ],
};

const subjects: Record<Tier, string> = {
  hot: "when the next course starts",
  warm: "the part on long texts",
  cool: "what you missed at the end",
  cold: "the ten minutes worth watching",
  no_show: "the replay is saved for you",
};

/** Where words stand in the mail, as the core says it; null where they do not. */
function spanOf(blocks: readonly Block[], words: string): Finding["span"] {
  if (words === "") return null;
  for (const [block, { runs }] of blocks.entries()) {
    const text = runs.map((run) => run.text).join("");
    const at = text.indexOf(words);
    if (at < 0) continue;
    const start = Array.from(text.slice(0, at)).length;
    return { place: { block }, start, end: start + Array.from(words).length };
  }
  return null;
}

/** Mistakes made by hand: who has one, and the words that are wrong. */
const mistakes: Record<string, Pick<Finding, "rule" | "severity" | "message" | "excerpt">> = {
  "Marek Dolan": {
    rule: "other_attendee",
    severity: "block",
    message: "Names another attendee: Glen Waverley.",
    excerpt: "as Glen Waverley asked",
  },
  "Priya Nair": {
    rule: "price_differs",
    severity: "warn",
    message: "Price differs from the offer: $79.",
    excerpt: "$79",
  },
  王小明: {
    rule: "words_like_instructions",
    severity: "warn",
    message: "They wrote words that look like instructions to a machine. Read this mail yourself.",
    excerpt: "",
  },
};

function findingsFor(name: string, blocks: readonly Block[]): Finding[] {
  const mistake = mistakes[name];
  return mistake ? [{ ...mistake, span: spanOf(blocks, mistake.excerpt), fix: null }] : [];
}

function factsFor(person: AttendeeView, first: string): Fact[] {
  const words = person.messages.filter((message) => message.isQuestion).slice(0, 2);
  const said = words.length > 0 ? words : person.messages.slice(0, 2);
  const facts: Omit<Fact, "id">[] = said.map((message) => ({
    about: "words",
    text: message.text,
    source: `${first}, ${message.at?.slice(11, 16) ?? ""}${message.isQuestion ? ", question" : ""}`,
  }));
  facts.push(
    {
      about: "webinar",
      text: "AI Evolution Lab: weekly hands-on sessions, start any time",
      source: "Your offer",
    },
    { about: "webinar", text: "$97 a month, deadline 48 hours", source: "Your offer" },
  );
  return facts.map((fact, index) => ({ id: index + 1, ...fact }));
}

function blocksFor(person: AttendeeView, first: string, facts: Fact[]): Block[] {
  const tier = person.row.tier;
  const [opening, offer] = bodies[tier];
  const words = facts.find((fact) => fact.about === "words");
  const wrong = mistakes[person.row.name];
  const link: Block = {
    role: "call_to_action",
    kind: "paragraph",
    runs: [
      {
        text: tier === "hot" || tier === "warm" ? "Join the AI Evolution Lab" : "Watch the replay",
        bold: false,
        italic: false,
        href: "https://example.com/lab",
      },
    ],
    facts: [],
  };
  return [
    block("greeting", first ? `Hi ${first},` : "Hi there,"),
    ...(words
      ? [block("body", `You wrote “${words.text}” and it stayed with me.`, [words.id])]
      : []),
    block("body", opening, [facts.length - 1]),
    block("body", `${offer}${wrong?.excerpt ? ` And ${wrong.excerpt}, too.` : ""}`, [facts.length]),
    link,
    block("signature", "Warmly,"),
    block("signature", "Gabriela"),
  ];
}

export interface FakeDraft {
  view: DraftView;
  versions: { view: DraftVersionView; blocks: Block[] }[];
}

const madeAt = "2025-10-01T18:00:00Z";

export function inventedDraft(person: AttendeeView, approved: boolean): FakeDraft {
  const first = /^[\p{L}]+/u.exec(person.row.name)?.[0] ?? "";
  const facts = factsFor(person, first || "They");
  const blocks = blocksFor(person, first, facts);
  const { html, text } = rendered(blocks);
  const findings: Finding[] = first
    ? findingsFor(person.row.name, blocks)
    : [
        {
          rule: "greeting",
          severity: "warn",
          message: "Greeting without a name.",
          excerpt: "Hi there,",
          span: { place: { block: 0 }, start: 0, end: 8 },
          fix: {
            label: "Write “Hello,”",
            edit: {
              words: { span: { place: { block: 0 }, start: 0, end: 8 }, text: "Hello" },
            },
          },
        },
      ];
  const subject = first
    ? `${first}, ${subjects[person.row.tier]}`
    : `About ${subjects[person.row.tier]}`;
  const item: DraftItemView = {
    id: person.row.id.replace("0199b", "0199d"),
    attendeeId: person.row.id,
    label: labelOf(person.row),
    tier: person.row.tier,
    score: person.row.score,
    subject,
    status: approved ? "approved" : "to_review",
    gravest: findings[0]?.severity ?? null,
    problem: findings[0]?.message ?? "",
    rules: findings.map((finding) => finding.rule),
    engine: "templates",
    userEdited: false,
    asked: person.messages.some((message) => message.isQuestion),
    alike: 0,
    isFirstAlike: true,
    tierNow: null,
  };
  return {
    view: {
      item,
      toName: person.row.name,
      toEmail: person.row.email,
      mail: { subject, blocks },
      html,
      text,
      facts,
      findings,
      score: person.score,
      note: "",
      fallback: null,
      version: 1,
      versions: 1,
      voice: null,
    },
    versions: [{ view: { version: 1, madeBy: "by templates", madeAt, subject, text }, blocks }],
  };
}

/** Stores a new text as the next version and takes an approval back, as the core does. */
export function rewritten(
  draft: FakeDraft,
  subject: string,
  blocks: Block[],
  madeBy: string,
): void {
  const { html, text } = rendered(blocks);
  const version = draft.versions.length + 1;
  // A mistake whose words are gone is put right.
  const findings = draft.view.findings.flatMap((finding) => {
    const span = spanOf(blocks, finding.excerpt);
    return span ? [{ ...finding, span }] : [];
  });
  Object.assign(draft.view, { mail: { subject, blocks }, html, text, version, versions: version });
  Object.assign(draft.view, { findings });
  Object.assign(draft.view.item, {
    subject,
    status: "to_review",
    userEdited: madeBy === "edited",
    gravest: findings[0]?.severity ?? null,
    problem: findings[0]?.message ?? "",
    rules: findings.map((finding) => finding.rule),
  });
  draft.versions.push({ view: { version, madeBy, madeAt, subject, text }, blocks });
}

/** The text with the wish written over the paragraphs that it is about. */
export function wished(blocks: Block[], { words, block }: DraftWish): Block[] {
  return blocks.map((each, at) =>
    each.role === "body" && (block === null || block === at)
      ? { ...each, runs: [{ text: `(${words})`, bold: false, italic: false, href: null }] }
      : each,
  );
}

/** Whether the receiver's words look like instructions. */
export const isFlagged = ({ rules }: Pick<DraftItemView, "rules">): boolean =>
  rules.includes("words_like_instructions");
