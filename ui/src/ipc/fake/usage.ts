// Invented answers about what models take and took.

import type {
  AttendeeView,
  DraftView,
  EstimateView,
  LeftAlone,
  RequestView,
  RunOptions,
  RunScope,
  UsageEntryView,
  UsageView,
} from "../types";
import { audienceOf, type World } from "./world";

/** Whom a run would serve, and whom it would leave alone. */
export function served(world: World, scope: RunScope, options: RunOptions) {
  const people: AttendeeView[] = [];
  const left = new Map<LeftAlone, number>();
  for (const person of audienceOf(world)) {
    const isMeant =
      scope.of === "people"
        ? scope.ids.includes(person.row.id)
        : scope.tiers.length === 0 || scope.tiers.includes(person.row.tier);
    if (!isMeant) continue;
    const draft = [...world.drafts.values()].find(
      ({ view }) => view.item.attendeeId === person.row.id,
    );
    const why = leftAlone(draft?.view, options);
    if (why) left.set(why, (left.get(why) ?? 0) + 1);
    else people.push(person);
  }
  return { people, left: [...left].map(([why, people]) => ({ why, people })) };
}

function leftAlone(draft: DraftView | undefined, options: RunOptions): LeftAlone | null {
  if (!draft) return null;
  if (!options.rewrite) return "has_draft";
  const { status, userEdited } = draft.item;
  if (status === "exported" || status === "skipped") return status;
  if (options.touched) return null;
  if (status === "approved") return "approved";
  if (userEdited) return "edited";
  return draft.note === "" ? null : "noted";
}

export function estimate(world: World, scope: RunScope, options: RunOptions): EstimateView {
  const { each, overnight } = options;
  const { people: meant, left } = served(world, scope, options);
  const people = meant.length;
  const ownCalls = each ? people : Math.round(people * 0.3);
  const sharedPeople = people - ownCalls;
  const calls = ownCalls + (sharedPeople > 0 ? 4 : 0);
  return {
    people,
    left,
    ownCalls,
    sharedPeople,
    sharedCalls: sharedPeople > 0 ? 4 : 0,
    promptTokens: calls * 1400,
    completionTokens: calls * 350,
    cost: (calls * (1400 * 0.1 + 350 * 0.5)) / (overnight ? 2e6 : 1e6),
    seconds: overnight ? 86_400 : calls * 0.8,
  };
}

export function requestText(world: World, person: string): RequestView {
  const words = world.people.find((each) => each.row.id === person)?.row.name ?? "";
  return {
    server: world.settings.engine.baseUrl,
    model: world.settings.engine.model,
    instructions: "You write the follow-up e-mail after a webinar to one person.",
    person: `BEGIN (a new code)\n{"id": 9, "about": "what they wrote", "text": "${words ? "Is there a payment plan?" : ""}"}\nEND (a new code)`,
    tokens: 1420,
  };
}

const run: UsageEntryView = {
  at: "2026-11-24T17:10:00Z",
  webinar: "Fill Your Workshops",
  model: "gpt-6-luna",
  seconds: 96,
  usage: {
    requests: 74,
    retries: 2,
    cacheHits: 1,
    promptTokens: 103_600,
    cachedTokens: 61_000,
    completionTokens: 25_900,
  },
  cost: 0.0178,
};

export const inventedUsage: UsageView = {
  entries: [
    run,
    { ...run, at: "2026-10-30T09:00:00Z", webinar: null, model: "llama3.2", cost: null },
  ],
  months: [
    { ...run, at: "2026-11", webinar: null, model: "" },
    { ...run, at: "2026-10", webinar: null, model: "", cost: null },
  ],
};
