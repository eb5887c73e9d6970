// The webinars that were held before the invented one: their numbers, what is usual by them, and who came back.

import type { OverviewView, ReturningView, ReturnView, Tier, TrendView, UsualView } from "../types";
import { labelOf, webinarId } from "./people";
import { audienceOf, type World } from "./world";

const tiers: readonly Tier[] = ["hot", "warm", "cool", "cold", "no_show"];

interface Held {
  attended: number;
  /** Most engaged first; who is left did not come. */
  tiers: readonly [number, number, number, number];
  focus: number;
  attendance: number;
  messages: number;
  questions: number;
}

const held: Record<string, Held> = {
  "older-1": {
    attended: 15,
    tiers: [4, 3, 5, 3],
    focus: 64,
    attendance: 71,
    messages: 61,
    questions: 9,
  },
  "older-2": {
    attended: 9,
    tiers: [1, 2, 3, 3],
    focus: 58,
    attendance: 66,
    messages: 40,
    questions: 6,
  },
  "older-3": {
    attended: 18,
    tiers: [2, 5, 6, 5],
    focus: 69,
    attendance: 74,
    messages: 82,
    questions: 11,
  },
};

const share = (part: number, whole: number) => (whole > 0 ? (part / whole) * 100 : null);

const tierCounts = (item: { people: number }, numbers: Held) =>
  tiers.map((tier, index) => ({
    tier,
    people: numbers.tiers[index] ?? item.people - numbers.attended,
  }));

function earlier(world: World) {
  return world.webinars.flatMap((item) => {
    const numbers = held[item.id];
    return numbers ? [{ item, numbers }] : [];
  });
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const at = (index: number) => sorted[index] ?? 0;
  return sorted.length % 2 === 1 ? at(half) : (at(half - 1) + at(half)) / 2;
}

export function usualOf(world: World): UsualView | null {
  const all = earlier(world);
  if (all.length === 0) return null;
  const of = (number: (one: (typeof all)[number]) => number) => median(all.map(number));
  return {
    webinars: all.length,
    registered: of(({ item }) => item.people),
    attendanceRate: of(({ item, numbers }) => share(numbers.attended, item.people) ?? 0),
    focus: of(({ numbers }) => numbers.focus),
    attendance: of(({ numbers }) => numbers.attendance),
    messages: of(({ numbers }) => numbers.messages),
    questions: of(({ numbers }) => numbers.questions),
    tiers: tiers.map((_, index) =>
      of(
        ({ item, numbers }) =>
          share(tierCounts(item, numbers)[index]?.people ?? 0, item.people) ?? 0,
      ),
    ),
  };
}

/** The earliest first, the invented webinar last. */
export function inventedTrend(world: World, view: OverviewView): TrendView[] {
  const before = earlier(world)
    .map(
      ({ item, numbers }): TrendView => ({
        id: item.id,
        title: item.title,
        hostedAt: item.hostedAt,
        registered: item.people,
        attended: numbers.attended,
        attendanceRate: share(numbers.attended, item.people),
        tiers: tierCounts(item, numbers),
        messages: numbers.messages,
        questions: numbers.questions,
      }),
    )
    .toReversed();
  const { registered, attended, attendanceRate, tiers: counts, messages, questions } = view;
  return [
    ...before,
    {
      id: webinarId,
      title: world.details.title,
      hostedAt: world.details.hostedAt,
      registered,
      attended,
      attendanceRate,
      tiers: counts,
      messages,
      questions,
    },
  ];
}

export function inventedReturning(world: World, isMain: boolean): ReturningView {
  const again = isMain
    ? audienceOf(world).filter(({ elsewhere }) =>
        elsewhere.some((one) => world.webinars.some(({ id }) => id === one.webinarId)),
      )
    : [];
  const moves = again.map((person): ReturnView & { came: boolean } => ({
    attendeeId: person.row.id,
    label: labelOf(person.row),
    before: person.elsewhere[0]?.tier ?? "no_show",
    now: person.row.tier,
    webinars: person.elsewhere.length,
    came: person.elsewhere[0]?.standing === "attended",
  }));
  const steps = ({ before, now }: ReturnView) => tiers.indexOf(before) - tiers.indexOf(now);
  const shown = (list: typeof moves): ReturnView[] => list.map(({ came: _, ...view }) => view);
  const warmed = moves.filter((move) => steps(move) > 0);
  const cooled = moves.filter((move) => steps(move) < 0 && move.came);
  return {
    people: again.length,
    attended: again.filter(({ row }) => row.standing === "attended").length,
    warmed: shown(warmed),
    warmedCount: warmed.length,
    cooled: shown(cooled),
    cooledCount: cooled.length,
  };
}

/** An earlier webinar has its numbers and tiers, and no files that would say more. */
export function earlierOverview(webinar: string, view: OverviewView, world: World): OverviewView {
  const found = earlier(world).find(({ item }) => item.id === webinar);
  if (!found) return view;
  const { item, numbers } = found;
  const one = (value: number) => ({ mean: value, median: value });
  return {
    ...view,
    registered: item.people,
    attended: numbers.attended,
    attendanceRate: share(numbers.attended, item.people),
    focus: one(numbers.focus),
    attendance: one(numbers.attendance),
    messages: numbers.messages,
    questions: 0,
    tiers: tierCounts(item, numbers),
    usual: null,
    callFirst: [],
    asked: [],
    openQuestions: 0,
    allQuestions: 0,
    curve: null,
    focusBands: [],
    attendanceBands: [],
    scoreBands: [],
    topics: [],
    domains: [],
    locations: [],
    opportunity: { ...view.opportunity, tiers: [], total: null },
    saved: { ...view.saved, mails: 0, reviewMinutes: 0, minutes: 0 },
  };
}
