// Webinars beside each other: the three lines that are drawn, and the words and table for them.

import type { TrendView } from "@/ipc/types";
import { percent, shortDay } from "@/lib/format";

export interface TrendLine {
  id: "rate" | "hot" | "questions";
  title: string;
  /** One value a webinar, the earliest first; null where it is not known. */
  values: (number | null)[];
  write: (value: number) => string;
}

export const hotShare = ({ registered, tiers }: TrendView): number | null =>
  registered > 0
    ? ((tiers.find(({ tier }) => tier === "hot")?.people ?? 0) / registered) * 100
    : null;

export function trendLines(webinars: readonly TrendView[]): TrendLine[] {
  return [
    {
      id: "rate",
      title: "Came",
      values: webinars.map(({ attendanceRate }) => attendanceRate),
      write: percent,
    },
    { id: "hot", title: "Hot", values: webinars.map(hotShare), write: percent },
    {
      id: "questions",
      title: "Questions",
      values: webinars.map(({ questions }) => questions),
      write: (value) => value.toLocaleString("en-US"),
    },
  ];
}

/** "Came: from 36 % to 31 % over 4 webinars." */
export function lineWords({ title, values, write }: TrendLine): string {
  const known = values.filter((value) => value !== null);
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return `${title}: not known.`;
  return `${title}: from ${write(first)} to ${write(last)} over ${known.length} webinars.`;
}

/** The numbers of one line, the latest first. */
export const lineTable = ({ title, values, write }: TrendLine, webinars: readonly TrendView[]) => ({
  caption: `${title} in each webinar, the latest first`,
  columns: ["Webinar", title],
  rows: webinars
    .map((webinar, index) => {
      const value = values[index] ?? null;
      return [webinar.title, value === null ? "–" : write(value)];
    })
    .toReversed(),
});

export const trendTable = (webinars: readonly TrendView[], today: Date) => ({
  caption: "Webinars, the latest first",
  columns: ["Webinar", "Held", "Registered", "Came", "Rate", "Hot", "Messages", "Questions"],
  rows: webinars
    .toReversed()
    .map((one) => [
      one.title,
      one.hostedAt ? shortDay(one.hostedAt, today) : "",
      one.registered.toLocaleString("en-US"),
      one.attended.toLocaleString("en-US"),
      percent(one.attendanceRate),
      percent(hotShare(one)),
      one.messages.toLocaleString("en-US"),
      one.questions.toLocaleString("en-US"),
    ]),
});
