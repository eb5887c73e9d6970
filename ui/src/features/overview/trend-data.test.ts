import { expect, it } from "vitest";
import type { TrendView } from "@/ipc/types";
import { lineTable, lineWords, trendLines, trendTable } from "./trend-data";

const webinar = (title: string, registered: number, attended: number, hot: number): TrendView => ({
  id: title,
  title,
  hostedAt: "2025-10-01",
  registered,
  attended,
  attendanceRate: registered > 0 ? (attended / registered) * 100 : null,
  tiers: [{ tier: "hot", people: hot }],
  messages: 10,
  questions: 4,
});

const webinars = [webinar("One", 50, 20, 5), webinar("Empty", 0, 0, 0), webinar("Two", 40, 10, 2)];

it("a_line_says_where_it_began_and_ended_and_leaves_out_what_is_not_known", () => {
  expect(trendLines(webinars).map(lineWords)).toEqual([
    "Came: from 40 % to 25 % over 2 webinars.",
    "Hot: from 10 % to 5 % over 2 webinars.",
    "Questions: from 4 to 4 over 3 webinars.",
  ]);
});

it("each_line_has_a_table_of_its_own", () => {
  const [rate] = trendLines(webinars);
  expect(rate && lineTable(rate, webinars).rows).toEqual([
    ["Two", "25 %"],
    ["Empty", "–"],
    ["One", "40 %"],
  ]);
});

it("the_table_has_the_latest_webinar_first_and_a_dash_for_unknown", () => {
  const { rows } = trendTable(webinars, new Date(2025, 9, 9));
  expect(rows[0]).toEqual(["Two", "1 Oct", "40", "10", "25 %", "5 %", "10", "4"]);
  expect(rows[1]?.slice(4, 6)).toEqual(["–", "–"]);
});
