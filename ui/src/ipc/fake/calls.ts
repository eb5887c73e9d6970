// Whom to call in the invented webinar, with what proves it.

import type { AttendeeView, Buying, BuyingView, CallView } from "../types";
import { offerOf } from "./curve";
import type { FakeLine } from "./lines";
import { labelOf } from "./people";
import type { World } from "./world";

const bestWords: Record<string, string> = {
  "Lori Hartsley": "I need a course like that. When does it start?",
  "Rachel Bellmont": "Can you limit sharing of a GPT?",
  "Laura Quill": "Imposter syndrome is so real here",
  "Glen Waverley": "Does it work with Claude, or GPT only?",
};

const signs: readonly { kind: Buying; label: string; words: RegExp }[] = [
  { kind: "price", label: "price", words: /price|cost/i },
  { kind: "access", label: "selling access", words: /access|need a course/i },
  { kind: "integration", label: "integrations", words: /work with/i },
];

const counted = (count: number, word: string) => `${count} ${word}${count === 1 ? "" : "s"}`;

function signalsOf(person: AttendeeView, buying: readonly BuyingView[], world: World): string {
  const { questions, messages, focusPercent } = person.row;
  const length = world.details.durationMinutes ?? Number.NaN;
  const offer = offerOf(world.details);
  const exit = person.exitMinute ?? Number.NaN;
  const about = buying[0] ? `${questions > 1 ? "one " : ""}about ${buying[0].label}` : "";
  const said = [
    questions > 0 ? `asked ${counted(questions, "question")}` : "",
    questions > 0 ? about : "",
    (focusPercent ?? 0) >= 95 ? "full attention" : "",
    exit >= length - 2 ? "stayed to the end" : "",
    offer !== null && exit < offer ? "left before the offer" : "",
    messages > questions ? counted(messages, "message") : "",
  ].filter(Boolean);
  const sentence = said.join(", ") || "came";
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

export function callsOf(
  world: World,
  came: readonly AttendeeView[],
  lines: readonly FakeLine[],
  most: number,
): CallView[] {
  return came.slice(0, most).map((person) => {
    const theirs = lines.filter((line) => line.attendeeId === person.row.id && !line.isPrivate);
    const words = bestWords[person.row.name] ?? theirs.find((line) => line.isQuestion)?.text ?? "";
    const buying = signs.flatMap(({ kind, label, words: sign }): BuyingView[] => {
      const line = theirs.findLast(({ text }) => sign.test(text));
      return line ? [{ kind, label, line: line.text }] : [];
    });
    const open = theirs.filter((line) => line.isQuestion && !line.answer && line.text !== words);
    return {
      attendeeId: person.row.id,
      label: labelOf(person.row),
      email: person.row.email,
      tier: person.row.tier,
      score: person.row.score,
      words,
      signals: signalsOf(person, buying, world),
      buying,
      firstLine: words.includes("?")
        ? `In the webinar you asked: “${words}” Has that been answered for you?`
        : words
          ? `In the webinar you wrote: “${words}” Can you tell me more about that?`
          : "You were at our webinar. What brought you there?",
      points: [
        ...open.slice(0, 3).map((line) => `Also asked: “${line.text}”`),
        ...person.pollAnswers
          .slice(0, 3)
          .map(({ question, answers }) => `Poll, “${question}”: ${answers.join(", ")}`),
        ...(buying.length > 0 ? ["Your offer: AI Evolution Lab, $97, 48 hours"] : []),
      ],
      draftId: person.row.draft?.id ?? null,
    };
  });
}
