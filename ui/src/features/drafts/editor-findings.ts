// The words that the checks mean, underlined while they are written over. The core's answer fits the
// text that it was given; until the next one the marks move along with the words.

import { Plugin, PluginKey } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import { type Editor, Extension } from "@tiptap/react";
import type { Finding, Severity } from "@/ipc/types";

/** How words are marked that a check means. */
export const findingMark: Record<Severity, string> = {
  block: "underline decoration-wavy underline-offset-4 decoration-bad",
  warn: "underline decoration-wavy underline-offset-4 decoration-warm",
  note: "underline decoration-wavy underline-offset-4 decoration-third",
};

type Doc = Parameters<typeof DecorationSet.create>[0];

/** The core counts whole characters, the editor counts UTF-16. */
const offset = (text: string, characters: number) =>
  Array.from(text).slice(0, characters).join("").length;

/** The marks of a document whose paragraphs are the blocks that were checked (mail-doc.ts). */
export function findingMarks(doc: Doc, findings: readonly Finding[]): DecorationSet {
  const marks: Decoration[] = [];
  let block = -1;
  doc.descendants((node, pos) => {
    if (!node.isTextblock) return true;
    const text = node.textContent;
    // Paragraphs without words are no blocks of the mail.
    if (text.trim() === "") return false;
    block += 1;
    for (const { span, severity, message } of findings) {
      if (!span || typeof span.place !== "object" || span.place.block !== block) continue;
      const [from, to] = [offset(text, span.start), offset(text, span.end)];
      if (to <= from) continue;
      const attributes = { class: findingMark[severity], title: message };
      marks.push(Decoration.inline(pos + 1 + from, pos + 1 + to, attributes));
    }
    return false;
  });
  return DecorationSet.create(doc, marks);
}

const key = new PluginKey<DecorationSet>("findings");

export const FindingMarks = Extension.create({
  name: "findingMarks",
  addProseMirrorPlugins() {
    return [
      new Plugin<DecorationSet>({
        key,
        state: {
          init: () => DecorationSet.empty,
          apply: (transaction, marks) => {
            const findings: readonly Finding[] | undefined = transaction.getMeta(key);
            return findings
              ? findingMarks(transaction.doc, findings)
              : marks.map(transaction.mapping, transaction.doc);
          },
        },
        props: { decorations: (state) => key.getState(state) },
      }),
    ];
  },
});

/** Marks what the core said of the text that the editor holds now. */
export function showFindings(editor: Editor, findings: readonly Finding[]): void {
  const { state, view } = editor;
  view.dispatch(state.tr.setMeta(key, findings).setMeta("addToHistory", false));
}
