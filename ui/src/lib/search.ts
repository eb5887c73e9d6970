// What the URL holds of a page's state, read with suspicion: an address may be old or typed by hand.

import type {
  Between,
  DraftKind,
  DraftSort,
  Engine,
  PeopleSort,
  Standing,
  Tier,
} from "@/ipc/types";
import { draftKindName, standingName, tiers } from "./words";

type Raw = Record<string, unknown>;

const standings = Object.keys(standingName) as Standing[];
const draftKinds = Object.keys(draftKindName) as DraftKind[];

const text = (value: unknown) => (typeof value === "string" && value !== "" ? value : undefined);

function oneOf<T extends string>(value: unknown, allowed: readonly T[]): T | undefined {
  return allowed.find((each) => each === value);
}

function someOf<T extends string>(value: unknown, allowed: readonly T[]): T[] | undefined {
  const wanted: unknown[] = Array.isArray(value) ? value : [];
  const chosen = allowed.filter((each) => wanted.includes(each));
  return chosen.length > 0 ? chosen : undefined;
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
  "domain",
  "location",
  "standing",
  "tier",
  "score",
  "focus",
  "attendance",
  "minutes",
  "messages",
  "questions",
  "draft",
];

/** A range as it stands in an address: "20-80", "20-", "-80". */
type Range = string;

export interface PeopleSearch {
  find?: string | undefined;
  tiers?: Tier[] | undefined;
  came?: Standing[] | undefined;
  drafts?: DraftKind[] | undefined;
  domains?: string[] | undefined;
  places?: string[] | undefined;
  score?: Range | undefined;
  focus?: Range | undefined;
  attendance?: Range | undefined;
  asked?: boolean | undefined;
  unanswered?: boolean | undefined;
  early?: boolean | undefined;
  before_offer?: boolean | undefined;
  /** Those who do not count as audience, in place of those who do. */
  left?: boolean | undefined;
  sort?: PeopleSort | undefined;
  reversed?: boolean | undefined;
  person?: string | undefined;
}

function words(value: unknown): string[] | undefined {
  const given = Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];
  return given.length > 0 ? given : undefined;
}

/** The range that an address names; null for none. */
export function readRange(value: unknown): Between | null {
  const match = /^(\d+(?:\.\d+)?)?-(\d+(?:\.\d+)?)?$/.exec(typeof value === "string" ? value : "");
  if (!match || value === "-") return null;
  const [, from, to] = match;
  return { from: from ? Number(from) : null, to: to ? Number(to) : null };
}

/** What an address holds for a range; nothing for an open one. */
export const writtenRange = ({ from, to }: Between): Range | undefined =>
  from === null && to === null ? undefined : `${from ?? ""}-${to ?? ""}`;

const range = (value: unknown): Range | undefined =>
  readRange(value) ? (value as Range) : undefined;

export const peopleSearch = (raw: Raw): PeopleSearch => ({
  find: text(raw.find),
  tiers: someOf(raw.tiers, tiers),
  came: someOf(raw.came, standings),
  drafts: someOf(raw.drafts, draftKinds),
  domains: words(raw.domains),
  places: words(raw.places),
  score: range(raw.score),
  focus: range(raw.focus),
  attendance: range(raw.attendance),
  asked: raw.asked === true || undefined,
  unanswered: raw.unanswered === true || undefined,
  early: raw.early === true || undefined,
  before_offer: raw.before_offer === true || undefined,
  left: raw.left === true || undefined,
  sort: oneOf(raw.sort, peopleSorts),
  reversed: raw.reversed === true || undefined,
  person: text(raw.person),
});

/** Where a draft stands for its reader; every draft is in exactly one of these. */
export const draftStates = draftKinds.filter((kind) => kind !== "none");

/** Which drafts of the queue are shown; what is left out does not narrow it. */
export interface DraftFilter {
  /** Words of the name or the subject. */
  find?: string | undefined;
  tiers?: Tier[] | undefined;
  states?: DraftKind[] | undefined;
  /** Only those whose receiver asked a question. */
  asked?: boolean | undefined;
  /** The rule that found something. */
  rule?: string | undefined;
  engine?: Engine | undefined;
  /** Only those that a person changed. */
  edited?: boolean | undefined;
}

export interface DraftsSearch extends DraftFilter {
  sort?: DraftSort | undefined;
  draft?: string | undefined;
}

export const draftsSearch = (raw: Raw): DraftsSearch => ({
  sort: oneOf<DraftSort>(raw.sort, ["risk", "tier", "score", "name"]),
  draft: text(raw.draft),
  find: text(raw.find),
  tiers: someOf(raw.tiers, tiers),
  states: someOf(raw.states, draftStates),
  asked: raw.asked === true || undefined,
  rule: text(raw.rule),
  engine: oneOf<Engine>(raw.engine, ["templates", "openai"]),
  edited: raw.edited === true || undefined,
});
