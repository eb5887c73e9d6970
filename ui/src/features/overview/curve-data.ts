// What the picture of attendance draws and says, from the numbers of each minute.

import type { CurveView, DropView } from "@/ipc/types";
import { counted } from "@/lib/words";

/** More bars than this are a hedge. */
const mostBars = 120;
/** A mark needs this much room between two words. */
const labelGap = 10;
/** Between words and the line of a mark beside them. */
const lineGap = 6;
/** A label that is cut shorter than this says nothing. */
const leastLabel = 48;

/** How many minutes one bar of messages stands for. */
export function barMinutes(minutes: number): number {
  return [1, 2, 3, 5, 10].find((step) => minutes / step <= mostBars) ?? 15;
}

export interface MessageBar {
  from: number;
  messages: number;
}

export function messageBars(messages: readonly number[]): MessageBar[] {
  const step = barMinutes(messages.length);
  const bars: MessageBar[] = [];
  for (let from = 0; from < messages.length; from += step) {
    const sum = messages.slice(from, from + step).reduce((all, one) => all + one, 0);
    if (sum > 0) bars.push({ from, messages: sum });
  }
  return bars;
}

/** Minutes to write under the picture, about five of them, the first being 0. */
export function minuteTicks(minutes: number): number[] {
  const step = [1, 5, 10, 15, 30, 60, 120, 240].find((each) => minutes / each <= 6) ?? 480;
  const ticks: number[] = [];
  for (let tick = 0; tick <= minutes; tick += step) ticks.push(tick);
  return ticks;
}

/** "15 min", "2 h": whole hours only where the picture is that long. */
export const tickName = (minute: number, minutes: number): string =>
  minutes > 180 && minute > 0 && minute % 60 === 0 ? `${minute / 60} h` : `${minute} min`;

export interface Stretch {
  from: number;
  minutes: number;
  messages: number;
}

/** Where most was written within a sixth of the webinar; null where no stretch stands out. */
export function busiest(messages: readonly number[]): Stretch | null {
  const minutes = Math.max(5, Math.round(messages.length / 6));
  const all = messages.reduce((sum, one) => sum + one, 0);
  if (messages.length < 2 * minutes || all < 6) return null;
  let best: Stretch = { from: 0, minutes, messages: -1 };
  let sum = 0;
  for (const [minute, count] of messages.entries()) {
    sum += count - (messages[minute - minutes] ?? 0);
    const from = Math.max(0, minute - minutes + 1);
    if (sum > best.messages) best = { from, minutes, messages: sum };
  }
  const usual = (all / messages.length) * minutes;
  return best.messages >= usual * 1.3 ? best : null;
}

export interface Mark {
  minute: number;
  title: string;
  isOffer: boolean;
}

/** What was shown when, and the offer, in order. */
export function marksOf({ chapters, offerMinute, people }: CurveView): Mark[] {
  const within = chapters.filter(({ minute }) => minute >= 0 && minute < people.length);
  const marks = within.map(({ minute, title }) => ({
    minute,
    title,
    isOffer: minute === offerMinute,
  }));
  if (offerMinute !== null && !marks.some(({ isOffer }) => isOffer)) {
    marks.push({ minute: offerMinute, title: "Offer", isOffer: true });
  }
  return marks.sort((a, b) => a.minute - b.minute);
}

export interface PlacedLabel {
  /** Index of the mark. */
  mark: number;
  text: string;
  x: number;
  /** Counted from the top; 0 is the only one where there is room. */
  row: number;
}

/**
 * Where the words of each mark stand, so that none touches another: in the first of three rows with room, shortened
 * where that is the only way, and left out where even that is none.
 */
export function placeLabels(
  marks: readonly { x: number; title: string }[],
  width: number,
  measure: (text: string) => number,
  rows = 3,
): PlacedLabel[] {
  const ends = Array.from({ length: rows }, () => Number.NEGATIVE_INFINITY);
  const placed: PlacedLabel[] = [];
  for (const [mark, { x, title }] of marks.entries()) {
    const longest = Math.min(width, Math.max(leastLabel, width / 3));
    const text = shortened(title, longest, measure);
    const size = measure(text);
    // Right of its line, else left of it, else wherever the picture ends.
    const right = x + 4 + size <= width ? x + 4 : Math.max(0, Math.min(x - 4, width) - size);
    const start = Math.min(right, width - size);
    const row = ends.findIndex((end) => end + labelGap <= start);
    if (row >= 0) {
      placed.push({ mark, text, x: start, row });
      ends[row] = start + size;
    }
  }
  return placed;
}

/**
 * The middle nearest to `x` where words of this size touch none of the lines; `x` itself where they would have to
 * move by more than half their width, away from what they name.
 */
export function clearMiddle(
  x: number,
  size: number,
  lines: readonly number[],
  width: number,
): number {
  const half = size / 2 + lineGap;
  const within = (at: number) => Math.max(size / 2, Math.min(at, width - size / 2));
  const isClear = (at: number) => lines.every((line) => Math.abs(line - at) >= half - 0.01);
  const clear = [x, ...lines.flatMap((line) => [line - half, line + half])]
    .map(within)
    .filter((at) => Math.abs(at - x) <= size / 2 && isClear(at));
  return clear.sort((a, b) => Math.abs(a - x) - Math.abs(b - x))[0] ?? within(x);
}

/** The words as far as they fit, with an ellipsis where some are cut. */
export function shortened(title: string, room: number, measure: (text: string) => number): string {
  if (measure(title) <= room) return title;
  const signs = [...title];
  let [fits, fails] = [0, signs.length];
  while (fails - fits > 1) {
    const half = Math.floor((fits + fails) / 2);
    if (measure(`${signs.slice(0, half).join("").trimEnd()}…`) <= room) fits = half;
    else fails = half;
  }
  return `${signs.slice(0, fits).join("").trimEnd()}…`;
}

/** "3 left from minute 44 on, in “Voice demo”". */
export function dropWords({ minute, people, chapter }: DropView): string {
  // Isolated, so that a title in Arabic or Hebrew does not turn the words around it.
  const where = chapter ? `, in “\u2068${chapter}\u2069”` : "";
  return `${people.toLocaleString("en-US")} left from minute ${minute} on${where}`;
}

const peopleWords = (people: number) => counted(people, "person", "people");

/** "14 people, 3 messages". */
export function minuteWords({ people, messages }: CurveView, minute: number): string {
  const written = messages[minute] ?? 0;
  return [
    peopleWords(people[minute] ?? 0),
    written > 0 ? counted(written, "message") : "no message",
  ].join(", ");
}

export interface Peak {
  minute: number;
  people: number;
}

/** The middle of the first longest stretch in which most people were there. */
export function peakOf(people: readonly number[]): Peak {
  const most = people.reduce((max, one) => Math.max(max, one), 0);
  let best = { from: 0, length: 0 };
  let from = -1;
  for (let minute = 0; minute <= people.length; minute++) {
    if (people[minute] === most) {
      if (from < 0) from = minute;
    } else if (from >= 0) {
      if (minute - from > best.length) best = { from, length: minute - from };
      from = -1;
    }
  }
  return { minute: best.from + Math.floor(best.length / 2), people: most };
}

/** The picture in words, for who does not see it. */
export function curveWords(curve: CurveView): string {
  const { people, messages } = curve;
  const most = peakOf(people).people;
  const first = people.indexOf(most);
  const said = [
    `Most were there in minute ${first}: ${peopleWords(most)}.`,
    `In the last minute there were ${(people.at(-1) ?? 0).toLocaleString("en-US")}.`,
  ];
  const stretch = busiest(messages);
  if (stretch) {
    const to = stretch.from + stretch.minutes - 1;
    said.push(
      `Most was written from minute ${stretch.from} to ${to}: ${counted(stretch.messages, "message")}.`,
    );
  }
  return said.join(" ");
}
