// Between the address of the page, the question to the core, and the words of its choices.

import type { DraftItemView, DraftQuery, DraftSort } from "@/ipc/types";
import type { DraftFilter } from "@/lib/search";

/** What the core is asked for a page's address. */
export const queryOf = (filter: DraftFilter, sort: DraftSort): DraftQuery => ({
  search: filter.find ?? "",
  tiers: filter.tiers ?? [],
  states: filter.states ?? [],
  asked: filter.asked ?? false,
  rule: filter.rule ?? null,
  engine: filter.engine ?? null,
  edited: filter.edited ?? false,
  sort,
  kept: null,
});

export const nothingChosen: DraftFilter = {
  find: undefined,
  tiers: undefined,
  states: undefined,
  asked: undefined,
  rule: undefined,
  engine: undefined,
  edited: undefined,
};

/** How many kinds of choices are made: the number on the button. */
export const choicesMade = ({ search, tiers, states, asked, rule, engine, edited }: DraftQuery) =>
  [search.trim(), tiers.length, states.length, asked, rule, engine, edited].filter(Boolean).length;

export const isNarrowed = (query: DraftQuery): boolean => choicesMade(query) > 0;

/** "price_differs" as words: "Price differs". */
export function ruleWords(rule: string): string {
  const words = rule.replaceAll("_", " ");
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

export const isBlocked = (item: DraftItemView): boolean => item.gravest === "block";

/** Whether a draft wants more than reading before it can go. */
export const isProblem = (item: DraftItemView): boolean =>
  item.status === "to_review" && (item.gravest === "block" || item.gravest === "warn");

/** Whether it was decided that a draft is sent. */
export const isDecidedFor = ({ status }: DraftItemView): boolean =>
  status === "approved" || status === "exported";

/** Whether the receiver's words look like instructions; the rule's stable name is the core's. */
export const isFlagged = ({ rules }: DraftItemView): boolean =>
  rules.includes("words_like_instructions");
