import { expect, it } from "vitest";
import type { CurveView } from "@/ipc/types";
import {
  barMinutes,
  busiest,
  clearMiddle,
  curveWords,
  dropWords,
  marksOf,
  messageBars,
  minuteTicks,
  minuteWords,
  peakOf,
  placeLabels,
  shortened,
  tickName,
} from "./curve-data";

const measure = (text: string) => text.length * 6;

const curve: CurveView = {
  people: [2, 5, 5, 5, 3, 1],
  messages: [0, 1, 4, 2, 0, 0],
  unknown: 0,
  chapters: [
    { minute: 1, title: "Demo" },
    { minute: 9, title: "After the end" },
  ],
  offerMinute: null,
  leftBeforeOffer: null,
  drops: [],
};

it("bars_hold_every_message_however_long_the_webinar_is", () => {
  for (const minutes of [1, 60, 121, 360, 1440]) {
    const messages = Array.from({ length: minutes }, (_, minute) => minute % 3);
    const bars = messageBars(messages);
    expect(bars.length).toBeLessThanOrEqual(120);
    expect(bars.reduce((sum, bar) => sum + bar.messages, 0)).toBe(
      messages.reduce((sum, one) => sum + one, 0),
    );
  }
  expect(barMinutes(360)).toBe(3);
});

it("a_few_round_minutes_are_written_under_the_picture", () => {
  expect(minuteTicks(60)).toEqual([0, 10, 20, 30, 40, 50, 60]);
  expect(minuteTicks(360)).toEqual([0, 60, 120, 180, 240, 300, 360]);
  expect([0, 60, 90].map((minute) => tickName(minute, 360))).toEqual(["0 min", "1 h", "90 min"]);
  expect(tickName(60, 75)).toBe("60 min");
});

it("labels_of_marks_never_touch_and_stay_within_the_picture", () => {
  const marks = Array.from({ length: 14 }, (_, index) => ({
    x: index * 20 + (index > 10 ? 400 : 0),
    title: `A chapter with the number ${index}`,
  }));
  const placed = placeLabels(marks, 700, measure);
  expect(placed.length).toBeGreaterThan(3);
  for (const one of placed) {
    expect(one.x).toBeGreaterThanOrEqual(0);
    expect(one.x + measure(one.text)).toBeLessThanOrEqual(700);
    for (const other of placed) {
      if (one === other || one.row !== other.row) continue;
      const isApart = one.x + measure(one.text) < other.x || other.x + measure(other.text) < one.x;
      expect(isApart).toBe(true);
    }
  }
});

it("a_label_without_room_at_the_right_stands_left_of_its_line", () => {
  const placed = placeLabels([{ x: 690, title: "Voice demo" }], 700, measure);
  expect(placed).toEqual([{ mark: 0, text: "Voice demo", x: 690 - 4 - 60, row: 0 }]);
});

it("words_make_way_for_a_line_but_stay_with_what_they_name", () => {
  // 60 wide, and 6 between words and line.
  expect(clearMiddle(200, 60, [300], 400)).toBe(200);
  expect(clearMiddle(200, 60, [190], 400)).toBe(226);
  expect(clearMiddle(200, 60, [210], 400)).toBe(174);
  expect(clearMiddle(5, 60, [], 400)).toBe(30);
  expect(clearMiddle(200, 60, [120, 160, 200, 240, 280], 400)).toBe(200);
});

it("a_title_without_end_is_cut_where_it_stops_fitting", () => {
  expect(shortened("Voice demo", 100, measure)).toBe("Voice demo");
  expect(shortened("Donaudampfschifffahrt", 60, measure)).toBe("Donaudamp…");
});

it("the_offer_is_marked_once_even_if_it_is_a_chapter", () => {
  expect(marksOf({ ...curve, offerMinute: 1 })).toEqual([
    { minute: 1, title: "Demo", isOffer: true },
  ]);
  expect(marksOf({ ...curve, offerMinute: 4 }).map(({ title }) => title)).toEqual([
    "Demo",
    "Offer",
  ]);
});

it("the_busiest_stretch_is_named_only_if_it_stands_out", () => {
  const quiet = Array.from({ length: 60 }, () => 1);
  expect(busiest(quiet)).toBeNull();
  const demo = quiet.map((one, minute) => (minute >= 40 && minute < 50 ? 3 : one));
  expect(busiest(demo)).toEqual({ from: 40, minutes: 10, messages: 30 });
});

it("the_picture_is_told_in_words", () => {
  expect(curveWords(curve)).toBe(
    "Most were there in minute 1: 5 people. In the last minute there were 1.",
  );
  expect(minuteWords(curve, 2)).toBe("5 people, 4 messages");
  expect(minuteWords(curve, 5)).toBe("1 person, no message");
  expect(dropWords({ minute: 44, people: 3, chapter: "Voice demo" })).toBe(
    "3 left from minute 44 on, in “\u2068Voice demo\u2069”",
  );
  expect(dropWords({ minute: 9, people: 1200, chapter: "" })).toBe("1,200 left from minute 9 on");
});

it("the_number_of_people_stands_in_the_middle_of_the_longest_full_stretch", () => {
  expect(peakOf([1, 4, 4, 2, 4, 4, 4, 1])).toEqual({ minute: 5, people: 4 });
  expect(peakOf([])).toEqual({ minute: 0, people: 0 });
});
