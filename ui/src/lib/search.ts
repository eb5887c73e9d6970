// What the URL holds of a page's state, read with suspicion: an address may be old or typed by hand.

import type { DraftSort, PeopleSort, Tier } from "@/ipc/types";
import { tiers } from "./words";

type Raw = Record<string, unknown>;

const text = (value: unknown) => (typeof value === "string" && value !== "" ? value : undefined);

function oneOf<T extends string>(value: unknown, allowed: readonly T[]): T | undefined {
  return allowed.find((each) => each === value);
}

export interface ImportSearch {
  /** Files that wait to be imported. */
  staging?: string | undefined;
}

export const importSearch = (raw: Raw): ImportSearch => ({ staging: text(raw.staging) });

export interface SettingsSearch {
  /** The webinar whose scoring is asked for. */
  webinar?: string | undefined;
  /** The part to bring into view. */
  part?: "keys" | undefined;
}

export const settingsSearch = (raw: Raw): SettingsSearch => ({
  webinar: text(raw.webinar),
  part: oneOf(raw.part, ["keys"] as const),
});

const peopleSorts: readonly PeopleSort[] = [
  "rank",
  "name",
  "email",
  "score",
  "focus",
  "attendance",
  "messages",
  "questions",
];

export interface PeopleSearch {
  find?: string | undefined;
  tiers?: Tier[] | undefined;
  asked?: boolean | undefined;
  /** Those who do not count as audience, in place of those who do. */
  left?: boolean | undefined;
  sort?: PeopleSort | undefined;
  reversed?: boolean | undefined;
  person?: string | undefined;
}

export const peopleSearch = (raw: Raw): PeopleSearch => {
  const wanted = Array.isArray(raw.tiers) ? raw.tiers : [];
  const chosen = tiers.filter((tier) => wanted.includes(tier));
  return {
    find: text(raw.find),
    tiers: chosen.length > 0 ? chosen : undefined,
    asked: raw.asked === true || undefined,
    left: raw.left === true || undefined,
    sort: oneOf(raw.sort, peopleSorts),
    reversed: raw.reversed === true || undefined,
    person: text(raw.person),
  };
};

export interface DraftsSearch {
  sort?: DraftSort | undefined;
  draft?: string | undefined;
}

export const draftsSearch = (raw: Raw): DraftsSearch => ({
  sort: oneOf<DraftSort>(raw.sort, ["risk", "tier", "score", "name"]),
  draft: text(raw.draft),
});
