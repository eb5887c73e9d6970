// Between the address of the page, the question to the core, and the chips that say what is narrowed.

import type { Between, PeopleQuery } from "@/ipc/types";
import { anywhere, isOpen } from "@/lib/people-query";
import { type PeopleSearch, readRange, writtenRange } from "@/lib/search";
import { draftKindName, standingName } from "@/lib/words";

/** What the core is asked for a page's address. */
export function queryOf(search: PeopleSearch): PeopleQuery {
  const left = search.left ?? false;
  return {
    search: search.find ?? "",
    // Nobody who is left out has a tier or a draft.
    tiers: left ? [] : (search.tiers ?? []),
    drafts: left ? [] : (search.drafts ?? []),
    standings: search.came ?? [],
    domains: search.domains ?? [],
    locations: search.places ?? [],
    score: (left ? null : readRange(search.score)) ?? anywhere,
    focus: readRange(search.focus) ?? anywhere,
    attendance: readRange(search.attendance) ?? anywhere,
    asked: search.asked ?? false,
    unanswered: search.unanswered ?? false,
    leftEarly: search.early ?? false,
    beforeOffer: search.before_offer ?? false,
    leftOut: left,
    sort: search.sort ?? "rank",
    reversed: search.reversed ?? false,
  };
}

const some = <T>(list: readonly T[]): T[] | undefined => (list.length > 0 ? [...list] : undefined);

/** The address for a question; what is not asked for leaves nothing in it. */
export function searchOf(query: PeopleQuery): PeopleSearch {
  return {
    find: query.search || undefined,
    tiers: some(query.tiers),
    drafts: some(query.drafts),
    came: some(query.standings),
    domains: some(query.domains),
    places: some(query.locations),
    score: writtenRange(query.score),
    focus: writtenRange(query.focus),
    attendance: writtenRange(query.attendance),
    asked: query.asked || undefined,
    unanswered: query.unanswered || undefined,
    early: query.leftEarly || undefined,
    before_offer: query.beforeOffer || undefined,
    left: query.leftOut || undefined,
    sort: query.sort === "rank" ? undefined : query.sort,
    reversed: query.reversed || undefined,
  };
}

/** Everything that narrows, taken back; the order stays. */
export function withoutFilters({ sort, reversed, person }: PeopleSearch): PeopleSearch {
  return { sort, reversed, person };
}

/** "20 to 80", "80 or more", "up to 20" */
export function rangeWords({ from, to }: Between, unit = ""): string {
  if (from !== null && to !== null) return `${from} to ${to}${unit}`;
  return from !== null ? `${from}${unit} or more` : `up to ${to}${unit}`;
}

export interface Chip {
  label: string;
  /** The change of the address that takes this filter back. */
  without: PeopleSearch;
}

/** The filters in force that no control in sight shows: tiers, questions and words have their own. */
export function chipsOf(query: PeopleQuery): Chip[] {
  const chips: Chip[] = [];
  const each = <T extends string>(
    list: readonly T[],
    name: (value: T) => string,
    without: (rest: T[] | undefined) => PeopleSearch,
  ) => {
    for (const value of list) {
      chips.push({
        label: name(value),
        without: without(some(list.filter((other) => other !== value))),
      });
    }
  };
  each(
    query.standings,
    (standing) => standingName[standing],
    (came) => ({ came }),
  );
  each(
    query.drafts,
    (kind) => `Draft: ${draftKindName[kind].toLowerCase()}`,
    (drafts) => ({ drafts }),
  );
  const range = (label: string, between: Between, without: PeopleSearch, unit = "") => {
    if (!isOpen(between)) chips.push({ label: `${label} ${rangeWords(between, unit)}`, without });
  };
  range("Score", query.score, { score: undefined });
  range("Focus", query.focus, { focus: undefined }, " %");
  range("Attendance", query.attendance, { attendance: undefined }, " %");
  if (query.unanswered) {
    chips.push({ label: "Question without an answer", without: { unanswered: undefined } });
  }
  if (query.leftEarly) {
    chips.push({ label: "Left before the end", without: { early: undefined } });
  }
  if (query.beforeOffer) {
    chips.push({ label: "Left before the offer", without: { before_offer: undefined } });
  }
  each(
    query.domains,
    (domain) => domain || "No address",
    (domains) => ({ domains }),
  );
  each(
    query.locations,
    (place) => place || "No location",
    (places) => ({ places }),
  );
  return chips;
}

/** Whether anything narrows the list, the choice of those who are left out aside. */
export const isNarrowed = (query: PeopleQuery): boolean =>
  query.search !== "" || query.tiers.length > 0 || query.asked || chipsOf(query).length > 0;
