// The fake host's numbers: counted from the invented people, so that pages agree with each other.

import type { Args, CommandName, Answer as Said } from "../client";
import type {
  Answer,
  AttendeeView,
  MiddleView,
  Money,
  OpportunityView,
  OverviewView,
  Tier,
  TierCountView,
  TopicView,
} from "../types";
import { callsOf } from "./calls";
import { curveOf } from "./curve";
import { earlierOverview, inventedReturning, inventedTrend, usualOf } from "./earlier";
import { fault } from "./faults";
import { decideQuestion, type FakeLine, linesOf, questionsOf } from "./lines";
import { webinarId } from "./people";
import { peopleWithDrafts, type World } from "./world";

const tiers: readonly Tier[] = ["hot", "warm", "cool", "cold", "no_show"];

function counted(list: readonly Tier[]): TierCountView[] {
  return tiers.map((tier) => ({ tier, people: list.filter((each) => each === tier).length }));
}

function middle(values: readonly number[]): MiddleView | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const at = (index: number) => sorted[index] ?? 0;
  const half = Math.floor(sorted.length / 2);
  return {
    mean: values.reduce((sum, value) => sum + value, 0) / values.length,
    median: sorted.length % 2 === 1 ? at(half) : (at(half - 1) + at(half)) / 2,
  };
}

const bands = (values: readonly number[], many: number): number[] =>
  values.length === 0
    ? []
    : Array.from(
        { length: many },
        (_, band) =>
          values.filter((value) => Math.min(many - 1, Math.floor(value / (100 / many))) === band)
            .length,
      );

const topics: Record<string, RegExp> = {
  course: /course|beginners/i,
  "custom GPT": /gpt/i,
  price: /price/i,
  recording: /recording/i,
  Claude: /claude/i,
};

const linesAbout = (lines: readonly FakeLine[], label: string) =>
  lines.filter(({ text, isTeam }) => !isTeam && topics[label]?.test(text));

function topicsOf(lines: readonly FakeLine[]): TopicView[] {
  return Object.keys(topics)
    .map((label) => {
      const about = linesAbout(lines, label);
      return {
        label,
        people: new Set(about.map(({ author }) => author)).size,
        lines: about.length,
      };
    })
    .filter(({ people }) => people > 1)
    .sort((a, b) => b.people - a.people);
}

function mostOf(words: readonly string[]) {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts]
    .map(([word, people]) => ({ word, people }))
    .sort((a, b) => b.people - a.people || a.word.localeCompare(b.word))
    .slice(0, 8);
}

function opportunityOf(world: World, counts: readonly TierCountView[]): OpportunityView {
  const { price } = world.details;
  const lines = counts.flatMap(({ tier, people }, index) => {
    const percent = world.settings.assumptions.percentBuying[index] ?? null;
    if (percent === null) return [];
    const amount: Money | null = price && {
      ...price,
      hundredths: Math.round((people * percent * price.hundredths) / 100),
    };
    return [{ tier, people, percent, amount }];
  });
  const sum = lines.reduce((all, { amount }) => all + (amount?.hundredths ?? 0), 0);
  return {
    price,
    tiers: lines,
    total: price && lines.length > 0 ? { ...price, hundredths: sum } : null,
  };
}

const cameOf = (people: readonly AttendeeView[]) =>
  people.filter(({ row }) => row.isAudience && row.standing === "attended");

export function inventedOverview(world: World): OverviewView {
  const people = peopleWithDrafts(world).filter((person) => person.row.isAudience);
  const came = cameOf(people);
  const lines = linesOf(world);
  const questions = questionsOf(lines);
  const focus = came.flatMap((person) => person.row.focusPercent ?? []);
  const attendance = came.flatMap((person) => person.row.attendancePercent ?? []);
  const counts = counted(people.map((person) => person.row.tier));
  const mails = [...world.drafts.values()].filter(({ view }) =>
    ["approved", "exported"].includes(view.item.status),
  ).length;
  const { scoring, assumptions } = world.settings;
  const reviewMinutes = mails * 0.7;
  return {
    registered: people.length,
    attended: came.length,
    attendanceRate: people.length > 0 ? (came.length / people.length) * 100 : null,
    focus: middle(focus),
    attendance: middle(attendance),
    messages: lines.length,
    questions: lines.filter(({ isQuestion, isTeam }) => isQuestion && !isTeam).length,
    tiers: counts,
    usual: usualOf(world),
    callFirst: callsOf(world, came, lines, 5),
    asked: questions.slice(0, 100),
    openQuestions: questions.filter(({ state }) => state === "no").length,
    allQuestions: questions.length,
    curve: curveOf(came, lines, world.details),
    focusBands: bands(focus, 10),
    attendanceBands: bands(attendance, 10),
    scoreBands: Array.from(
      { length: 20 },
      (_, band) =>
        bands(
          came.map(({ row }) => row.score),
          20,
        ).at(band) ?? 0,
    ),
    limits: [scoring.hotFrom, scoring.warmFrom, scoring.coolFrom],
    topics: topicsOf(lines),
    domains: mostOf(
      people
        .map(({ row }) => row.email?.split("@")[1]?.toLowerCase() ?? "")
        .filter((domain) => domain.endsWith(".example")),
    ),
    locations: mostOf(people.flatMap(({ row }) => row.location ?? [])),
    opportunity: opportunityOf(world, counts),
    saved: {
      mails,
      minutesAMail: assumptions.minutesAMail,
      reviewMinutes,
      minutes: Math.max(0, mails * assumptions.minutesAMail - reviewMinutes),
    },
    notes: [],
  };
}

type Handlers<Name extends CommandName> = {
  [Each in Name]: (args: Args<Each>) => Said<Each>;
};

type OverviewCommand =
  | "overview_get"
  | "call_list"
  | "line_list"
  | "question_answer"
  | "trend_list"
  | "returning_get"
  | "report_save"
  | "chart_save";

export function overviewHandlers(world: World): Handlers<OverviewCommand> {
  const isMain = (webinar: string) => webinar === webinarId;
  return {
    overview_get: ({ webinar }) =>
      isMain(webinar)
        ? inventedOverview(world)
        : earlierOverview(webinar, inventedOverview(world), world),
    call_list: ({ webinar, most }) =>
      isMain(webinar) ? callsOf(world, cameOf(peopleWithDrafts(world)), linesOf(world), most) : [],
    line_list: ({ choice }) => {
      const lines = linesOf(world);
      return choice.of === "topic"
        ? linesAbout(lines, choice.value)
        : lines.filter(
            ({ minute, isPrivate }) => !isPrivate && Math.floor(minute ?? -1) === choice.value,
          );
    },
    question_answer: ({ key, choice }) => {
      const text = choice.kind === "text" ? choice.text.trim() : null;
      if (text === "") {
        throw fault(
          "invalid",
          "There is no answer yet. Write one, or mark the question as answered.",
        );
      }
      const answer: Answer | null =
        choice.kind === "files" ? null : { kind: choice.kind, by: null, text };
      if (!decideQuestion(world, key, answer)) {
        throw fault("invalid", "This question is not there any more. Nothing was changed.");
      }
      return null;
    },
    trend_list: () => inventedTrend(world, inventedOverview(world)),
    returning_get: ({ webinar }) => inventedReturning(world, isMain(webinar)),
    report_save: ({ kind }) => ({
      id: "report",
      fileName: {
        calls_pdf: "building-custom-gpts-calls.pdf",
        calls_csv: "building-custom-gpts-calls.csv",
        overview_pdf: "building-custom-gpts-overview.pdf",
      }[kind],
    }),
    chart_save: ({ name, kind }) => ({ id: "chart", fileName: `${name}.${kind}` }),
  };
}
