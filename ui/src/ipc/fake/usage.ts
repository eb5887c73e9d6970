// Invented answers about what models take and took.

import type { EstimateView, RequestView, RunOptions, UsageEntryView, UsageView } from "../types";
import { audienceOf, type World } from "./world";

export function estimate(world: World, { each, overnight }: RunOptions): EstimateView {
  const people = audienceOf(world).length - world.drafts.size;
  const ownCalls = each ? people : Math.round(people * 0.3);
  const sharedPeople = people - ownCalls;
  const calls = ownCalls + (sharedPeople > 0 ? 4 : 0);
  return {
    people,
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
