// People by bands of a number from 0 to 100: what each bar is called, and what the picture says in words.

import type { Tier } from "@/ipc/types";
import { counted } from "@/lib/words";

const all = (bands: readonly number[]) => bands.reduce((sum, people) => sum + people, 0);
const number = (people: number) => people.toLocaleString("en-US");

/** "10–19 %", the last one "90–100 %". */
export function bandName(band: number, many: number, unit = " %"): string {
  const size = 100 / many;
  const to = band === many - 1 ? 100 : (band + 1) * size - 1;
  return `${band * size}–${to}${unit}`;
}

export function focusWords(bands: readonly number[]): string {
  const most = all(bands.slice(8));
  const least = all(bands.slice(0, 5));
  return `Of ${counted(all(bands), "person", "people")}, ${number(most)} kept the webinar in front for at least 80 % of their time, ${number(least)} for less than half.`;
}

export function attendanceWords(bands: readonly number[]): string {
  const most = all(bands.slice(9));
  const least = all(bands.slice(0, 5));
  return `Of ${counted(all(bands), "person", "people")}, ${number(most)} stayed for at least 90 %, ${number(least)} for less than half.`;
}

/** The limits are the scores from which on people are Hot, Warm and Cool. */
export function scoreWords(bands: readonly number[], limits: readonly number[]): string {
  const [hot = 0, warm = 0, cool = 0] = limits;
  return `Of ${counted(all(bands), "person", "people")}; Hot from ${hot}, Warm from ${warm}, Cool from ${cool}.`;
}

/** The tier of a score, for the colour of its bar. */
export function tierOfScore(score: number, limits: readonly number[]): Tier {
  const [hot = 0, warm = 0, cool = 0] = limits;
  if (score >= hot) return "hot";
  if (score >= warm) return "warm";
  return score >= cool ? "cool" : "cold";
}
