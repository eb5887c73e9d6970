// Weights for what a platform does not tell, and for what a host looks for. The first is the product's
// own (SCORING.md); the others leave out what cannot be known and keep the rest in proportion.

import type { ScoringSettings } from "@/ipc/types";

/** The product's own. */
export const usual: ScoringSettings = {
  focus: 40,
  attendance: 30,
  messages: 20,
  questions: 10,
  curve: "continuous",
  hotFrom: 80,
  warmFrom: 60,
  coolFrom: 40,
};

type Weights = Pick<ScoringSettings, "focus" | "attendance" | "messages" | "questions">;

export interface Preset {
  name: string;
  about: string;
  weights: Weights;
}

export const presets: readonly Preset[] = [
  {
    name: "Everything known",
    about: "The platform tells focus, attendance and chat, as Demio does.",
    weights: { focus: 40, attendance: 30, messages: 20, questions: 10 },
  },
  {
    name: "No focus",
    about: "Zoom, Teams, Webex and most others tell no focus.",
    weights: { focus: 0, attendance: 50, messages: 33, questions: 17 },
  },
  {
    name: "No chat",
    about: "There is a list of who came, and no file of what was written.",
    weights: { focus: 57, attendance: 43, messages: 0, questions: 0 },
  },
  {
    name: "Talk counts most",
    about: "A small room, in which who asks is who buys.",
    weights: { focus: 20, attendance: 20, messages: 25, questions: 35 },
  },
];

/** The preset that these settings have the weights of, if any. */
export function presetOf(settings: ScoringSettings): Preset | undefined {
  return presets.find(({ weights }) =>
    (Object.keys(weights) as (keyof Weights)[]).every((key) => settings[key] === weights[key]),
  );
}

export const sameScoring = (a: ScoringSettings, b: ScoringSettings): boolean =>
  (Object.keys(usual) as (keyof ScoringSettings)[]).every((key) => a[key] === b[key]);

/** What is wrong with these numbers, in words; the core says the same and has the last word. */
export function flaw(settings: ScoringSettings): string | null {
  if (Object.values(settings).some((value) => Number.isNaN(value))) {
    return "Fill in every number to see the effect.";
  }
  return null;
}
