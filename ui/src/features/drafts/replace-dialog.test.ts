import { expect, test } from "vitest";
import type { PhraseHit, ReplacePreviewView } from "@/ipc/types";
import { consequences, linesOf } from "./replace-dialog";

const hit: PhraseHit = { place: "body", lead: "within ", words: "48 hours", tail: "." };
const draft = { id: "a", label: "Lori", revokes: true, blocks: false, findings: [] };
const preview: ReplacePreviewView = {
  mark: "m",
  drafts: [
    { ...draft, hits: [hit, { ...hit, place: "subject" }] },
    { ...draft, id: "b", hits: [hit], blocks: true, findings: ["A price differs."] },
  ],
  hits: 3,
  revokes: 2,
  blocks: 1,
  found: 1,
  left: ["One place is left."],
};

test("every place has a line of its own", () => {
  expect(linesOf(preview).map((line) => line.key)).toEqual(["a 0", "a 1", "b 0"]);
});

test("what it costs is said in full", () => {
  expect(consequences(preview)).toBe(
    "2 approvals will be revoked. 1 draft will be blocked by a check. One place is left.",
  );
});
