// What the editor can hold, and no more: paragraphs, bullet lists, bold, italic and links. Whatever
// is pasted is cut down to this by the schema.

import { Extension } from "@tiptap/react";
import { StarterKit } from "@tiptap/starter-kit";
import { safeHref } from "./mail-doc";

/** Paragraphs know what they do in the mail and which facts they rest on. */
const Roles = Extension.create({
  name: "roles",
  addGlobalAttributes() {
    return [
      {
        types: ["paragraph"],
        attributes: {
          role: {
            default: "body",
            renderHTML: ({ role }) => ({ "data-role": role }),
            parseHTML: (element) => element.getAttribute("data-role") ?? "body",
          },
          facts: { default: [], rendered: false },
        },
      },
    ];
  },
  addKeyboardShortcuts() {
    return {
      // A new paragraph after another rests on nothing yet: its words are the writer's own.
      Enter: ({ editor }) => {
        const { empty, $from } = editor.state.selection;
        const atEnd = $from.parentOffset === $from.parent.content.size;
        if (!empty || !atEnd || $from.depth !== 1) return false;
        const { role } = $from.parent.attrs;
        const next = role === "signature" || role === "footer" ? role : "body";
        return editor
          .chain()
          .splitBlock()
          .updateAttributes("paragraph", { role: next, facts: [] })
          .run();
      },
    };
  },
});

export const extensions = [
  StarterKit.configure({
    blockquote: false,
    code: false,
    codeBlock: false,
    hardBreak: false,
    heading: false,
    horizontalRule: false,
    orderedList: false,
    strike: false,
    underline: false,
    dropcursor: false,
    gapcursor: false,
    trailingNode: false,
    link: {
      openOnClick: false,
      autolink: false,
      linkOnPaste: true,
      isAllowedUri: (uri) => safeHref(uri) !== null,
      HTMLAttributes: { target: null, rel: null },
    },
  }),
  Roles,
];
