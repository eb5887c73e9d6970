// Which of the invented people were in an earlier webinar, and how they did there.

import type { ElsewhereView, Standing, Tier } from "../types";

type Before = readonly [webinar: "older-1" | "older-2" | "older-3", tier: Tier, score: number];

const held = {
  "older-1": { title: "Pricing your first course", hostedAt: "2025-09-12 10:00" },
  "older-2": { title: "AI for coaches, live build", hostedAt: "2025-08-29 17:00" },
  "older-3": { title: "From workshop to product", hostedAt: "2025-08-08 17:00" },
};

/** The latest first. */
const before: Record<string, readonly Before[]> = {
  "Lori Hartsley": [
    ["older-1", "warm", 71.4],
    ["older-3", "no_show", 0],
  ],
  "Glen Waverley": [["older-2", "no_show", 0]],
  "Ka Yee Lok": [["older-1", "cool", 52.1]],
  "Matthew Corran": [["older-1", "hot", 84.2]],
  "Tim Kozlow": [["older-2", "warm", 66]],
  "Priya Nair": [
    ["older-1", "hot", 90.3],
    ["older-2", "warm", 61.2],
  ],
  "Dina Farouk": [["older-3", "no_show", 0]],
};

export function elsewhereOf(name: string): ElsewhereView[] {
  return (before[name] ?? []).map(([webinarId, tier, score]) => {
    const standing: Standing = tier === "no_show" ? "no_show" : "attended";
    return {
      webinarId,
      ...held[webinarId],
      attendeeId: `elsewhere-${webinarId.slice(-1)}`,
      standing,
      tier,
      score,
    };
  });
}
