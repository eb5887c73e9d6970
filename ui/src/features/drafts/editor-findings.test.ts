import { Editor } from "@tiptap/react";
import { afterEach, expect, it } from "vitest";
import type { Finding } from "@/ipc/types";
import { FindingMarks, findingMarks, showFindings } from "./editor-findings";
import { extensions } from "./editor-schema";

const finding = (block: number, start: number, end: number): Finding => ({
  rule: "a_rule",
  severity: "warn",
  message: "Look at this.",
  excerpt: "",
  span: { place: { block }, start, end },
  fix: null,
});

const paragraph = (text: string) =>
  text ? { type: "paragraph", content: [{ type: "text", text }] } : { type: "paragraph" };

let opened: Editor | null = null;
// Its view would look for the page once more when that is gone.
afterEach(() => opened?.destroy());

function editorOf(...texts: string[]): Editor {
  opened = new Editor({
    extensions: [...extensions, FindingMarks],
    content: { type: "doc", content: texts.map(paragraph) },
  });
  return opened;
}

it("a_finding_is_marked_in_its_block_also_below_an_empty_paragraph", () => {
  const { doc } = editorOf("Hi Lori,", "", "👍 It costs $79.").state;
  const [mark, ...others] = findingMarks(doc, [finding(1, 11, 14)]).find();
  expect(others).toEqual([]);
  expect(doc.textBetween(mark?.from ?? 0, mark?.to ?? 0)).toBe("$79");
});

it("marks_move_with_the_words_and_are_no_step_of_undo", () => {
  const editor = editorOf("It costs $79.");
  showFindings(editor, [finding(0, 9, 12)]);
  expect(editor.can().undo()).toBe(false);
  editor.commands.insertContentAt(1, "Well. ");
  expect(editor.view.dom.querySelector(".decoration-warm")?.textContent).toBe("$79");
});
