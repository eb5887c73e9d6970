// Narrowing the queue, and the counts beside each choice: how many drafts it would show together
// with the other choices that are made. All of it is worked out from the list that is here anyway.

import type { DraftItemView, Engine, Tier } from "@/ipc/types";
import type { DraftFilter, DraftState } from "@/lib/search";

type Facet = keyof DraftFilter;

/** Where a draft stands for its reader. */
export function stateOf({ status, gravest }: DraftItemView): DraftState {
  if (status !== "to_review") return status;
  if (gravest === "block") return "blocked";
  return gravest === "warn" ? "warned" : "clean";
}

/** Case and accents aside. */
const plain = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

type Test = (item: DraftItemView) => boolean;

function tests(filter: DraftFilter): Map<Facet, Test> {
  const { find, tiers, states, asked, rule, engine, edited } = filter;
  const all = new Map<Facet, Test>();
  if (find) {
    const words = plain(find).split(/\s+/).filter(Boolean);
    all.set("find", (item) => {
      const text = plain(`${item.label} ${item.subject}`);
      return words.every((word) => text.includes(word));
    });
  }
  if (tiers) all.set("tiers", (item) => tiers.includes(item.tier));
  if (states) all.set("states", (item) => states.includes(stateOf(item)));
  if (asked) all.set("asked", (item) => item.asked);
  if (rule) all.set("rule", (item) => item.rules.includes(rule));
  if (engine) all.set("engine", (item) => item.engine === engine);
  if (edited) all.set("edited", (item) => item.userEdited);
  return all;
}

export const isNarrowed = (filter: DraftFilter): boolean => tests(filter).size > 0;

/** How many kinds of choices are made: the number on the button. */
export const choicesMade = (filter: DraftFilter): number => tests(filter).size;

/**
 * The drafts that fit. The one under the cursor stays, fitting or not: an edit or an approval must
 * not take the mail away from the person who is reading it.
 */
export function narrowed(
  items: readonly DraftItemView[],
  filter: DraftFilter,
  cursor: string | null,
): readonly DraftItemView[] {
  const all = [...tests(filter).values()];
  if (all.length === 0) return items;
  return items.filter((item) => item.id === cursor || all.every((test) => test(item)));
}

export interface FilterCounts {
  /** Drafts that fit, the cursor's only if it does. */
  fitting: number;
  tiers: Map<Tier, number>;
  states: Map<DraftState, number>;
  rules: Map<string, number>;
  engines: Map<Engine, number>;
  asked: number;
  edited: number;
}

const add = <T>(counts: Map<T, number>, key: T) => counts.set(key, (counts.get(key) ?? 0) + 1);

export function filterCounts(items: readonly DraftItemView[], filter: DraftFilter): FilterCounts {
  const all = [...tests(filter)];
  const counts: FilterCounts = {
    fitting: 0,
    tiers: new Map(),
    states: new Map(),
    rules: new Map(),
    engines: new Map(),
    asked: 0,
    edited: 0,
  };
  for (const item of items) {
    const failed = all.filter(([, test]) => !test(item)).map(([facet]) => facet);
    if (failed.length > 1) continue;
    // What a facet would show does not depend on what is chosen in it now.
    const concerns = (facet: Facet) => failed.length === 0 || failed[0] === facet;
    if (failed.length === 0) counts.fitting += 1;
    if (concerns("tiers")) add(counts.tiers, item.tier);
    if (concerns("states")) add(counts.states, stateOf(item));
    if (concerns("engine")) add(counts.engines, item.engine);
    if (concerns("asked") && item.asked) counts.asked += 1;
    if (concerns("edited") && item.userEdited) counts.edited += 1;
    if (concerns("rule")) for (const rule of item.rules) add(counts.rules, rule);
  }
  return counts;
}

/** "price_differs" as words: "Price differs". */
export function ruleWords(rule: string): string {
  const words = rule.replaceAll("_", " ");
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
