// The fake host's queue of drafts: narrowed, counted, sorted and paged as the core does it.

import type { Answer, Args } from "../client";
import type {
  DraftItemView,
  DraftKind,
  DraftQuery,
  DraftScope,
  DraftSort,
  DraftsCountsView,
  DraftsView,
  DraftTallyView,
  DraftView,
  Tier,
} from "../types";
import { type FakeDraft, isFlagged } from "./drafts";
import { found } from "./faults";
import { webinarId } from "./people";
import { folded, foundPeople, kindOf } from "./people-table";
import { audienceOf, type World } from "./world";

const tiers: readonly Tier[] = ["hot", "warm", "cool", "cold", "no_show"];
const states: readonly DraftKind[] = [
  "blocked",
  "warned",
  "to_review",
  "skipped",
  "approved",
  "exported",
];

const stateOf = (item: DraftItemView): DraftKind => kindOf({ draft: item });

/** As the core ranks them; ties go by score. */
function risk(item: DraftItemView): number {
  if (item.gravest === "block") return 0;
  if (item.gravest === "warn") return isFlagged(item) ? 2 : 1;
  return item.isFirstAlike ? 3 : 4;
}

const orders: Record<DraftSort, (a: DraftItemView, b: DraftItemView) => number> = {
  risk: (a, b) => risk(a) - risk(b) || b.score - a.score,
  tier: (a, b) => tiers.indexOf(a.tier) - tiers.indexOf(b.tier) || b.score - a.score,
  score: (a, b) => b.score - a.score,
  name: (a, b) => a.label.localeCompare(b.label),
};

/** The words of a mail without its receiver's first name. */
export function wordingOf({ text, toName }: DraftView): string {
  const first = /^[\p{L}]+/u.exec(toName)?.[0];
  return first ? text.replaceAll(first, "") : text;
}

/** The drafts to people who count. */
function listed(world: World, webinar: string): DraftItemView[] {
  if (webinar !== webinarId) return [];
  const audience = new Set(audienceOf(world).map(({ row }) => row.id));
  const drafts = [...world.drafts.values()]
    .map(({ view }) => view)
    .filter(({ item }) => audience.has(item.attendeeId));
  const wordings = drafts.map(wordingOf);
  const places = new Map<string | undefined, number[]>();
  wordings.forEach((wording, at) => {
    places.set(wording, [...(places.get(wording) ?? []), at]);
  });
  return drafts.map(({ item }, at) => {
    const same = places.get(wordings[at]) ?? [];
    return { ...item, alike: same.length - 1, isFirstAlike: same[0] === at };
  });
}

/** The filters that keep a draft out; null where the search does, which nothing is counted beside. */
function missed(item: DraftItemView, query: DraftQuery): Set<string> | null {
  const words = folded(query.search).split(/\s+/).filter(Boolean);
  const text = folded(`${item.label}\n${item.subject}`);
  if (!words.every((word) => text.includes(word))) return null;
  const filters: [string, boolean][] = [
    ["tier", query.tiers.length === 0 || query.tiers.includes(item.tier)],
    ["state", query.states.length === 0 || query.states.includes(stateOf(item))],
    ["asked", !query.asked || item.asked],
    ["rule", query.rule === null || item.rules.includes(query.rule)],
    ["engine", query.engine === null || query.engine === item.engine],
    ["edited", !query.edited || item.userEdited],
  ];
  return new Set(filters.flatMap(([name, isPassed]) => (isPassed ? [] : [name])));
}

export function tallyOf(items: readonly DraftItemView[]): DraftTallyView {
  const number = (is: (item: DraftItemView) => boolean) => items.filter(is).length;
  return {
    drafts: items.length,
    toReview: number(({ status }) => status === "to_review"),
    approved: number(({ status }) => status === "approved"),
    exported: number(({ status }) => status === "exported"),
    skipped: number(({ status }) => status === "skipped"),
  };
}

interface Found {
  all: DraftItemView[];
  shown: DraftItemView[];
  fitting: number;
  counts: DraftsCountsView;
}

export function foundDrafts(world: World, webinar: string, query: DraftQuery): Found {
  const all = listed(world, webinar);
  const judged = all.map((item) => ({ item, misses: missed(item, query) }));
  const but = (name: string) =>
    judged
      .filter(
        ({ misses }) =>
          misses !== null && (misses.size === 0 || (misses.size === 1 && misses.has(name))),
      )
      .map(({ item }) => item);
  const number = (name: string, is: (item: DraftItemView) => boolean) =>
    but(name).filter(is).length;
  const rules = [...new Set(but("rule").flatMap((item) => item.rules))].sort();
  return {
    all,
    shown: judged
      .filter(({ item, misses }) => misses?.size === 0 || item.id === query.kept)
      .map(({ item }) => item)
      .sort(orders[query.sort]),
    fitting: but("").length,
    counts: {
      tiers: tiers.map((tier) => ({ tier, people: number("tier", (each) => each.tier === tier) })),
      states: states.map((kind) => ({
        kind,
        people: number("state", (each) => stateOf(each) === kind),
      })),
      engines: (["templates", "openai"] as const).map((engine) => ({
        engine,
        people: number("engine", (each) => each.engine === engine),
      })),
      rules: rules.map((word) => ({
        word,
        people: number("rule", (each) => each.rules.includes(word)),
      })),
      asked: number("asked", (each) => each.asked),
      edited: number("edited", (each) => each.userEdited),
    },
  };
}

/** The drafts that a deed is about. */
export function meant(world: World, scope: DraftScope): FakeDraft[] {
  const draft = (id: string) => found(world.drafts.get(id), "draft");
  switch (scope.of) {
    case "drafts":
      return scope.ids.map(draft);
    case "people":
      return foundPeople(world, scope.query)
        .rows.flatMap((person) => person.draft?.id ?? [])
        .map(draft);
    case "queue":
      return foundDrafts(world, scope.webinar, scope.query).shown.map(({ id }) => draft(id));
    case "alike": {
      const { view } = draft(scope.id);
      const wording = wordingOf(view);
      return [...world.drafts.values()].filter((each) => wordingOf(each.view) === wording);
    }
  }
}

type Names =
  | "draft_list"
  | "draft_ids"
  | "draft_people"
  | "draft_place"
  | "draft_next"
  | "draft_tally";
type Handlers = { [Name in Names]: (args: Args<Name>) => Answer<Name> };

export function queueHandlers(world: World): Handlers {
  const isWaiting = ({ status }: DraftItemView) => status === "to_review";
  return {
    draft_list: ({ webinar, query, from, most }): DraftsView => {
      const { all, shown, fitting, counts } = foundDrafts(world, webinar, query);
      return {
        rows: shown.slice(from, from + most),
        drafts: shown.length,
        fitting,
        first: (shown.find(isWaiting) ?? shown[0])?.id ?? null,
        all: tallyOf(all),
        counts,
      };
    },
    draft_ids: ({ webinar, query, from, most }) =>
      foundDrafts(world, webinar, query)
        .shown.slice(from, from + most)
        .map(({ id }) => id),
    draft_people: ({ scope }) => meant(world, scope).map(({ view }) => view.item.attendeeId),
    draft_place: ({ webinar, query, id }) => {
      const place = foundDrafts(world, webinar, query).shown.findIndex((item) => item.id === id);
      return place < 0 ? null : place;
    },
    draft_next: ({ webinar, query, after, wanted }) => {
      const { shown } = foundDrafts(world, webinar, query);
      const at = shown.findIndex((item) => item.id === after);
      const round = [...shown.slice(at + 1), ...shown.slice(0, Math.max(at, 0))].filter(isWaiting);
      const next = round.find(
        ({ gravest }) => wanted === "to_review" || gravest === "block" || gravest === "warn",
      );
      return next?.id ?? null;
    },
    draft_tally: ({ scope }) => tallyOf(meant(world, scope).map(({ view }) => view.item)),
  };
}
