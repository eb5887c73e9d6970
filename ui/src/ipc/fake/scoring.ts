// The fake host's scoring: the invented people weighed with other numbers, as the core does.

import type { ScoringPreviewView, ScoringSettings, Tier, TierCountView } from "../types";
import { labelOf } from "./people";
import { audienceOf, type World } from "./world";

const tiers: readonly Tier[] = ["hot", "warm", "cool", "cold", "no_show"];

function counted(list: readonly Tier[]): TierCountView[] {
  return tiers.map((tier) => ({ tier, people: list.filter((each) => each === tier).length }));
}

function bands(scores: readonly number[]): number[] {
  return Array.from(
    { length: 20 },
    (_, band) => scores.filter((score) => Math.min(19, Math.floor(score / 5)) === band).length,
  );
}

interface Weighed {
  score: number;
  tier: Tier;
}

function weighed(world: World, settings: ScoringSettings): Map<string, Weighed> {
  const total = settings.focus + settings.attendance + settings.messages + settings.questions;
  return new Map(
    audienceOf(world).map((person): [string, Weighed] => {
      if (person.row.standing !== "attended") return [person.row.id, { score: 0, tier: "no_show" }];
      const value = person.score.parts.reduce(
        (sum, part) => sum + (part.points * settings[part.signal]) / total,
        0,
      );
      const tier: Tier =
        value >= settings.hotFrom
          ? "hot"
          : value >= settings.warmFrom
            ? "warm"
            : value >= settings.coolFrom
              ? "cool"
              : "cold";
      return [person.row.id, { score: value, tier }];
    }),
  );
}

export function scoringEffect(world: World, settings: ScoringSettings): ScoringPreviewView {
  const weights = [settings.focus, settings.attendance, settings.messages, settings.questions];
  if (weights.some((weight) => weight < 0) || weights.every((weight) => weight === 0)) {
    throw {
      code: "invalid_scoring",
      message: "Weights must be zero or more, and at least one above zero.",
      hint: "",
    };
  }
  if (!(settings.hotFrom > settings.warmFrom && settings.warmFrom > settings.coolFrom)) {
    throw {
      code: "invalid_scoring",
      message: "The limits must descend: Hot above Warm above Cool, between 0 and 100.",
      hint: "",
    };
  }
  const after = weighed(world, settings);
  const audience = audienceOf(world);
  const came = audience.filter((person) => person.row.standing === "attended");
  const moves = audience.flatMap((person) => {
    const to = after.get(person.row.id)?.tier ?? person.row.tier;
    return to === person.row.tier
      ? []
      : [{ attendeeId: person.row.id, label: labelOf(person.row), from: person.row.tier, to }];
  });
  return {
    before: counted(audience.map((person) => person.row.tier)),
    after: counted([...after.values()].map(({ tier }) => tier)),
    bandsBefore: bands(came.map((person) => person.row.score)),
    bandsAfter: bands(came.map((person) => after.get(person.row.id)?.score ?? 0)),
    moved: moves.length,
    changes: tiers.flatMap((from) =>
      tiers.flatMap((to) => {
        const people = moves.filter((move) => move.from === from && move.to === to).length;
        return people > 0 ? [{ from, to, people }] : [];
      }),
    ),
    moves: moves.slice(0, 50),
    drafts: moves.filter((move) =>
      audience.some(({ row }) => row.id === move.attendeeId && row.draft !== null),
    ).length,
  };
}
