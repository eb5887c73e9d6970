// A number beside what is usual for this user, in words; the tone only repeats what the words say.

import { percent } from "@/lib/format";

export type Tone = "good" | "bad" | "even";

export interface Comparison {
  words: string;
  tone: Tone;
}

const tone = (now: number, usual: number): Tone =>
  now > usual ? "good" : now < usual ? "bad" : "even";

/** "8 more than usual", "3 fewer than usual", "as many as usual". */
export function countBeside(now: number, usual: number): Comparison {
  const difference = now - Math.round(usual);
  const many = Math.abs(difference).toLocaleString("en-US");
  const words =
    difference === 0
      ? "as many as usual"
      : `${many} ${difference > 0 ? "more" : "fewer"} than usual`;
  return { words, tone: tone(difference, 0) };
}

/** "usual 36 %"; equal where both would be written the same. */
export const shareBeside = (now: number, usual: number): Comparison => ({
  words: `usual ${percent(usual)}`,
  tone: tone(Math.round(now), Math.round(usual)),
});

/** "35 min", "3.5 h": what was saved, as finely as it is worth saying. */
export function duration(minutes: number): string {
  if (minutes < 90) return `${Math.round(minutes)} min`;
  const hours = minutes / 60;
  return `${hours < 10 ? Math.round(hours * 10) / 10 : Math.round(hours)} h`;
}

/** An outside figure, with all that a reader must know to distrust it. */
export const attendanceElsewhere = {
  from: 36,
  to: 41,
  short: "elsewhere 36–41 %",
  source:
    "36–41 % of those registered came live to Spotler’s own webinars in 2020 and 2021. One company, few webinars, years ago: a rough idea, and no measure for yours.",
} as const;
