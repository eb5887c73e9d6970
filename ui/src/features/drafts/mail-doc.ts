// The editor's document and the mail's blocks, each made from the other. A paragraph keeps its role
// and the facts that it rests on as attributes, so an edit never loses the evidence. Words and marks
// that a mail cannot hold have no place here: the editor's schema drops them before.

import type { Block, BlockRole, Place, Run } from "@/ipc/types";

export interface DocMark {
  type: string;
  attrs?: { href?: unknown };
}

export interface DocNode {
  type?: string;
  text?: string;
  attrs?: Record<string, unknown>;
  marks?: DocMark[];
  content?: DocNode[];
}

const roles: readonly BlockRole[] = [
  "greeting",
  "body",
  "call_to_action",
  "postscript",
  "signature",
  "footer",
];

/** The address, if a click on it may stand in a mail: https, http or mailto with something behind. */
export function safeHref(text: string): string | null {
  const href = text.trim();
  return /^(?:https?:\/\/[^\s/]\S*|mailto:[^\s@]+@\S+)$/i.test(href) ? href : null;
}

/** What a person types into the link field, completed: "example.com" and "me@example.com" count. */
export function typedHref(text: string): string | null {
  const typed = text.trim();
  if (/^[^\s@:/]+@[^\s@]+\.[^\s@]+$/.test(typed)) return safeHref(`mailto:${typed}`);
  if (/^[^\s:/@]+\.[^\s:/@]{2,}(?:[/?:#]\S*)?$/.test(typed)) return safeHref(`https://${typed}`);
  return safeHref(typed);
}

const sameStyle = (a: Run, b: Run) =>
  a.bold === b.bold && a.italic === b.italic && a.href === b.href;

/** Neighbours of one style become one run; empty runs go. */
export function joined(runs: readonly Run[]): Run[] {
  const out: Run[] = [];
  for (const run of runs) {
    const last = out.at(-1);
    if (run.text === "") continue;
    if (last && sameStyle(last, run)) out[out.length - 1] = { ...last, text: last.text + run.text };
    else out.push(run);
  }
  return out;
}

function textNode(run: Run): DocNode {
  const marks: DocMark[] = [];
  if (run.href) marks.push({ type: "link", attrs: { href: run.href } });
  if (run.bold) marks.push({ type: "bold" });
  if (run.italic) marks.push({ type: "italic" });
  return marks.length > 0
    ? { type: "text", text: run.text, marks }
    : { type: "text", text: run.text };
}

function paragraph(block: Block): DocNode {
  return {
    type: "paragraph",
    attrs: { role: block.role, facts: block.facts },
    content: joined(block.runs).map(textNode),
  };
}

export function docOf(blocks: readonly Block[]): DocNode {
  const content: DocNode[] = [];
  for (const block of blocks) {
    if (block.kind === "paragraph") {
      content.push(paragraph(block));
      continue;
    }
    const item: DocNode = { type: "listItem", content: [paragraph(block)] };
    const list = content.at(-1);
    if (list?.type === "bulletList") list.content?.push(item);
    else content.push({ type: "bulletList", content: [item] });
  }
  return { type: "doc", content };
}

function runOf(node: DocNode): Run {
  const has = (type: string) => node.marks?.some((mark) => mark.type === type) ?? false;
  const href = node.marks?.find((mark) => mark.type === "link")?.attrs?.href;
  return {
    text: node.text ?? "",
    bold: has("bold"),
    italic: has("italic"),
    href: typeof href === "string" ? safeHref(href) : null,
  };
}

function blockOf(node: DocNode, kind: Block["kind"]): Block {
  const { role, facts } = node.attrs ?? {};
  return {
    role: roles.find((each) => each === role) ?? "body",
    kind,
    runs: joined((node.content ?? []).filter((each) => each.type === "text").map(runOf)),
    facts: Array.isArray(facts) ? facts.filter((fact) => Number.isInteger(fact)) : [],
  };
}

/** Paragraphs without words are the editor's, not the mail's: they are left out. */
export function blocksOf(doc: DocNode): Block[] {
  const inside = (nodes: readonly DocNode[], kind: Block["kind"]): Block[] =>
    nodes.flatMap((node) =>
      node.type === "paragraph"
        ? [blockOf(node, kind)]
        : inside(node.content ?? [], node.type === "listItem" ? "item" : kind),
    );
  return inside(doc.content ?? [], "paragraph").filter((block) =>
    block.runs.some((run) => run.text.trim() !== ""),
  );
}

/** "P.S.", or "P.P.S." below another one: what the core sets before the personal note. */
export const noteMark = (blocks: readonly Block[]): string =>
  blocks.some((block) => block.role === "postscript") ? "P.P.S." : "P.S.";

/** A block with the part of the mail that it is: what the checks call its place. */
export interface PlacedBlock {
  block: Block;
  place: Place;
  /** What stands before its words without being one of them: the mark of the note. */
  lead: string;
}

/** The mail with the personal note as its last words above the footer, as the core's renderer does. */
export function withNote(blocks: readonly Block[], note: string): PlacedBlock[] {
  const placed = blocks.map(
    (block, at): PlacedBlock => ({ block, place: { block: at }, lead: "" }),
  );
  const words = note.trim().replace(/\s+/g, " ");
  if (words === "") return placed;
  const footer = blocks.findIndex((block) => block.role === "footer");
  return placed.toSpliced(footer < 0 ? blocks.length : footer, 0, {
    block: {
      role: "postscript",
      kind: "paragraph",
      runs: [{ text: words, bold: false, italic: false, href: null }],
      facts: [],
    },
    place: "note",
    lead: `${noteMark(blocks)} `,
  });
}

/** Neighbouring list items belong to one list: how the mail is drawn. */
export function grouped(blocks: readonly PlacedBlock[]): PlacedBlock[][] {
  const groups: PlacedBlock[][] = [];
  for (const placed of blocks) {
    const last = groups.at(-1);
    if (placed.block.kind === "item" && last?.[0]?.block.kind === "item") last.push(placed);
    else groups.push([placed]);
  }
  return groups;
}
