// The fake host's table of people: narrowed, counted, sorted and copied as the core does it.

import type { Answer, Args, CommandName } from "../client";
import type {
  AttendeeRowView,
  Between,
  DraftKind,
  DraftMarkView,
  PeopleColumn,
  PeopleCountsView,
  PeopleQuery,
  PeopleSort,
  SavedView,
  Standing,
  Tier,
  WordCountView,
} from "../types";
import { fault } from "./faults";
import { peopleWithDrafts, type World } from "./world";

const tiers: Tier[] = ["hot", "warm", "cool", "cold", "no_show"];
const standings: Standing[] = [
  "attended",
  "registered",
  "no_show",
  "cancelled",
  "not_approved",
  "waiting_room",
  "replay_only",
  "earlier_day",
  "bot_only",
];
const kinds: DraftKind[] = [
  "blocked",
  "warned",
  "to_review",
  "skipped",
  "approved",
  "exported",
  "none",
];

export const folded = (text: string) =>
  text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/ł/gi, "l").toLowerCase();

const domainOf = (row: AttendeeRowView) => row.email?.split("@")[1]?.toLowerCase() ?? "";
const locationOf = (row: AttendeeRowView) => row.location ?? "";

export function kindOf({
  draft,
}: {
  draft: Pick<DraftMarkView, "status" | "gravest"> | null;
}): DraftKind {
  if (!draft) return "none";
  if (draft.status !== "to_review") return draft.status;
  if (draft.gravest === "block") return "blocked";
  return draft.gravest === "warn" ? "warned" : "to_review";
}

interface Listed {
  row: AttendeeRowView;
  text: string;
  unanswered: boolean;
  leftEarly: boolean;
  beforeOffer: boolean;
}

/** The minute of the last chapter that says so. */
const offerOf = (world: World): number | null =>
  world.details.chapters.findLast(({ title }) => /\boffer\b/i.test(title))?.minute ?? null;

function listed(world: World): Listed[] {
  const length = world.details.durationMinutes ?? Number.NaN;
  const offer = offerOf(world) ?? Number.NaN;
  return peopleWithDrafts(world).map(({ row, messages, exitMinute }) => ({
    row,
    text: folded([row.name, row.email ?? "", ...messages.map(({ text }) => text)].join("\n")),
    unanswered: messages.some(
      ({ isQuestion, answer }) =>
        isQuestion && (!answer || answer.kind === "open" || answer.kind === "dismissed"),
    ),
    leftEarly: exitMinute !== null && exitMinute < length * 0.85,
    beforeOffer: exitMinute !== null && exitMinute < offer,
  }));
}

const isIn = ({ from, to }: Between, value: number | null) =>
  value === null
    ? from === null && to === null
    : (from === null || value >= from) && (to === null || value <= to);

const passes = <T>(chosen: readonly T[], value: T) => chosen.length === 0 || chosen.includes(value);

/** What keeps somebody out, by filter; search and ranges keep out of the counts too. */
function missed(one: Listed, query: PeopleQuery): Set<string> | null {
  const { row } = one;
  const words = folded(query.search).split(/\s+/).filter(Boolean);
  const scoreShown = row.standing === "attended" ? row.score : null;
  if (
    !words.every((word) => one.text.includes(word)) ||
    !isIn(query.score, scoreShown) ||
    !isIn(query.focus, row.focusPercent) ||
    !isIn(query.attendance, row.attendancePercent)
  ) {
    return null;
  }
  const filters: [string, boolean][] = [
    ["tier", passes(query.tiers, row.tier)],
    ["standing", passes(query.standings, row.standing)],
    ["draft", passes(query.drafts, kindOf(row))],
    ["domain", passes(query.domains, domainOf(row))],
    ["location", passes(query.locations, locationOf(row))],
    ["asked", !query.asked || row.questions > 0],
    ["unanswered", !query.unanswered || one.unanswered],
    ["leftEarly", !query.leftEarly || one.leftEarly],
    ["beforeOffer", !query.beforeOffer || one.beforeOffer],
  ];
  return new Set(filters.flatMap(([name, isPassed]) => (isPassed ? [] : [name])));
}

/** Each column's key in its natural direction; null comes last either way. */
const sortKeys: Record<PeopleSort, (row: AttendeeRowView) => number | string | null> = {
  rank: (row) => row.rank,
  name: (row) => folded(row.name) || null,
  email: (row) => row.email,
  domain: (row) => domainOf(row) || null,
  location: (row) => row.location,
  standing: (row) => standings.indexOf(row.standing),
  tier: (row) => tiers.indexOf(row.tier),
  score: (row) => (row.standing === "attended" ? -row.score : null),
  focus: (row) => (row.focusPercent === null ? null : -row.focusPercent),
  attendance: (row) => (row.attendancePercent === null ? null : -row.attendancePercent),
  minutes: (row) => (row.attendanceMinutes === null ? null : -row.attendanceMinutes),
  messages: (row) => -row.messages,
  questions: (row) => -row.questions,
  draft: (row) => (row.draft ? kinds.indexOf(kindOf(row)) : null),
};

function sorted(rows: AttendeeRowView[], { sort, reversed }: PeopleQuery): AttendeeRowView[] {
  const key = sortKeys[sort];
  return rows.toSorted((a, b) => {
    const [x, y] = [key(a), key(b)];
    if (x === null || y === null) {
      return Number(x === null) - Number(y === null) || a.rank - b.rank;
    }
    const order = x < y ? -1 : x > y ? 1 : 0;
    return (reversed ? -order : order) || a.rank - b.rank;
  });
}

function wordCounts(rows: AttendeeRowView[], of: (row: AttendeeRowView) => string) {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(of(row), (counts.get(of(row)) ?? 0) + 1);
  return [...counts]
    .map(([word, people]): WordCountView => ({ word, people }))
    .sort((a, b) => b.people - a.people || a.word.localeCompare(b.word))
    .slice(0, 100);
}

export function foundPeople(world: World, query: PeopleQuery) {
  const list = listed(world).filter(({ row }) => row.isAudience !== query.leftOut);
  const judged = list.flatMap((one) => {
    const misses = missed(one, query);
    return misses === null ? [] : [{ one, misses }];
  });
  const but = (name: string) =>
    judged
      .filter(({ misses }) => misses.size === 0 || (misses.size === 1 && misses.has(name)))
      .map(({ one }) => one);
  const rowsBut = (name: string) => but(name).map(({ row }) => row);
  const number = (rows: AttendeeRowView[], is: (row: AttendeeRowView) => boolean) =>
    rows.filter(is).length;
  const byTier = rowsBut("tier");
  const byStanding = rowsBut("standing");
  const byDraft = rowsBut("draft");
  const counts: PeopleCountsView = {
    everybody: list.length,
    tiers: tiers.map((tier) => ({ tier, people: number(byTier, (row) => row.tier === tier) })),
    standings: standings
      .map((standing) => ({
        standing,
        people: number(byStanding, (row) => row.standing === standing),
      }))
      .filter(({ standing, people }) => people > 0 || query.standings.includes(standing)),
    drafts: kinds
      .map((kind) => ({ kind, people: number(byDraft, (row) => kindOf(row) === kind) }))
      .filter(({ kind, people }) => people > 0 || query.drafts.includes(kind)),
    domains: wordCounts(rowsBut("domain"), domainOf),
    locations: wordCounts(rowsBut("location"), locationOf),
    asked: number(rowsBut("asked"), (row) => row.questions > 0),
    unanswered: but("unanswered").filter((one) => one.unanswered).length,
    leftEarly: but("leftEarly").filter((one) => one.leftEarly).length,
    beforeOffer:
      offerOf(world) === null ? null : but("beforeOffer").filter((one) => one.beforeOffer).length,
  };
  return { rows: sorted(rowsBut(""), query), counts };
}

const cells: Record<PeopleColumn, (row: AttendeeRowView) => string> = {
  name: (row) => row.name,
  email: (row) => row.email ?? "",
  domain: domainOf,
  location: locationOf,
  standing: (row) => row.standing,
  tier: (row) => row.tier,
  score: (row) => row.score.toFixed(1),
  focus: (row) => String(row.focusPercent ?? ""),
  attendance: (row) => String(row.attendancePercent ?? ""),
  minutes: (row) => String(row.attendanceMinutes ?? ""),
  messages: (row) => String(row.messages),
  questions: (row) => String(row.questions),
  draft: kindOf,
};

type Handlers<Name extends CommandName> = {
  [Each in Name]: (args: Args<Each>) => Answer<Each>;
};

type TableCommand =
  | "attendee_list"
  | "attendee_ids"
  | "attendee_place"
  | "attendee_copy"
  | "view_list"
  | "view_save"
  | "view_rename"
  | "view_delete";

export function tableHandlers(world: World): Handlers<TableCommand> {
  const checked = (name: string) => {
    if (world.views.some((view) => view.builtIn && view.name === name)) {
      throw fault("invalid", `“${name}” comes with the program.`, "Choose another name.");
    }
    return name.trim();
  };
  return {
    attendee_list: ({ query, from, most }) => {
      const { rows, counts } = foundPeople(world, query);
      return { rows: rows.slice(from, from + most), people: rows.length, counts };
    },
    attendee_ids: ({ query, from, most }) =>
      foundPeople(world, query)
        .rows.slice(from, from + most)
        .map(({ id }) => id),
    attendee_place: ({ query, id }) => {
      const place = foundPeople(world, query).rows.findIndex((row) => row.id === id);
      return place < 0 ? null : place;
    },
    attendee_copy: ({ query, ids, columns }) => {
      const wanted = new Set(ids);
      const rows = peopleWithDrafts(world).map(({ row }) => row);
      const chosen = sorted(
        rows.filter(({ id }) => wanted.has(id)),
        query,
      );
      const lines = [
        columns.join("\t"),
        ...chosen.map((row) => columns.map((column) => cells[column](row)).join("\t")),
      ];
      return { text: `${lines.join("\n")}\n`, people: chosen.length, neutralised: 0 };
    },
    view_list: () => world.views,
    view_save: ({ view }) => {
      const name = checked(view.name);
      world.views = [...world.views.filter((kept) => kept.name !== name), { ...view, name }];
      return world.views;
    },
    view_rename: ({ name, newName }) => {
      const next = checked(newName);
      world.views = world.views.map((view) =>
        view.name === name ? { ...view, name: next } : view,
      );
      return world.views;
    },
    view_delete: ({ name }) => {
      world.views = world.views.filter((view) => view.builtIn || view.name !== name);
      return world.views;
    },
  };
}

export function builtInViews(everybody: PeopleQuery): SavedView[] {
  const view = (name: string, query: Partial<PeopleQuery>): SavedView => ({
    name,
    query: { ...everybody, ...query },
    columns: [],
    builtIn: true,
  });
  return [
    view("Hot and not yet approved", {
      tiers: ["hot"],
      drafts: ["blocked", "warned", "to_review", "none"],
    }),
    view("Asked and unanswered", { unanswered: true }),
    view("Left before the end", { leftEarly: true, sort: "minutes", reversed: true }),
  ];
}
