// Who was there at each minute of the invented webinar, counted from the sessions as the core does it.

import type { AttendeeView, CurveView, DropView, WebinarDetails } from "../types";
import type { FakeLine } from "./lines";

const dropMinutes = 3;

function drops(people: readonly number[], details: WebinarDetails): DropView[] {
  const chapterAt = (minute: number) =>
    details.chapters.findLast((chapter) => chapter.minute <= minute)?.title ?? "";
  const falls = people
    .slice(0, Math.max(0, Math.floor(people.length * 0.95) - dropMinutes))
    .map((before, minute) => ({
      minute,
      people: before - (people[minute + dropMinutes] ?? 0),
      before,
    }))
    .filter((fall) => fall.people > 1 && fall.people >= fall.before * 0.05)
    .sort((a, b) => b.people - a.people || a.minute - b.minute);
  const named: DropView[] = [];
  for (const { minute, people: left } of falls) {
    const isApart = named.every((other) => Math.abs(other.minute - minute) > dropMinutes);
    if (named.length < 3 && isApart)
      named.push({ minute, people: left, chapter: chapterAt(minute) });
  }
  return named;
}

export const offerOf = (details: WebinarDetails): number | null =>
  details.chapters.findLast((chapter) => /offer/i.test(chapter.title))?.minute ?? null;

export function curveOf(
  came: readonly AttendeeView[],
  lines: readonly FakeLine[],
  details: WebinarDetails,
): CurveView | null {
  const known = came.filter((person) => person.sessions.length > 0);
  if (known.length === 0) return null;
  const ends = known.map((person) => person.exitMinute ?? 0);
  const minutes = Math.ceil(details.durationMinutes ?? Math.max(...ends));
  const people = Array.from(
    { length: minutes },
    (_, minute) =>
      known.filter((person) =>
        person.sessions.some(({ from, to }) => from < minute + 1 && to > minute),
      ).length,
  );
  const messages = people.map(
    (_, minute) => lines.filter((line) => Math.floor(line.minute ?? -1) === minute).length,
  );
  const offerMinute = offerOf(details);
  return {
    people,
    messages,
    unknown: came.length - known.length,
    chapters: details.chapters,
    offerMinute,
    leftBeforeOffer:
      offerMinute === null
        ? null
        : came.filter(({ exitMinute }) => exitMinute !== null && exitMinute < offerMinute).length,
    drops: drops(people, details),
  };
}
