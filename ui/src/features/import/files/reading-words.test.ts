import { expect, it } from "vitest";
import type { FormatView, StagedFileView } from "@/ipc/types";
import { confidenceWords, groupedFormats, isGuess } from "./reading-words";

const file = (confidence: number, format: string | null = null) =>
  ({ confidence, choice: { format }, error: null }) as StagedFileView;

it("confidence_is_told_in_words", () => {
  expect(confidenceWords(file(98))).toBe("Certainly");
  expect(confidenceWords(file(74))).toBe("Very likely");
  expect(confidenceWords(file(40))).toBe("A guess");
});

it("a_guess_that_the_user_confirmed_is_none", () => {
  expect(isGuess(file(40))).toBe(true);
  expect(isGuess(file(100, "zoom_qa"))).toBe(false);
  expect(confidenceWords(file(100, "zoom_qa"))).toBe("Chosen by you");
});

it("formats_stand_under_their_platform", () => {
  const format = (code: string, label: string, evidence: FormatView["evidence"] = "real") =>
    ({ code, label, evidence, kind: "chat" }) as FormatView;
  const groups = groupedFormats([
    format("teams_attendance", "Microsoft Teams attendance report"),
    format("luma_guests", "Luma guests"),
    format("teams_list", "Microsoft Teams list", "documented"),
    format("youtube_chat", "YouTube live chat"),
    format("chat_table", "Chat table", "general"),
  ]);
  expect(groups.map(({ heading, formats }) => [heading, formats.length])).toEqual([
    ["Microsoft Teams", 2],
    ["Other platforms", 2],
    ["Any platform", 1],
  ]);
});
