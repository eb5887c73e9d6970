import { expect, it } from "vitest";
import type { Block, Run } from "@/ipc/types";
import {
  blocksOf,
  docOf,
  grouped,
  joined,
  type PlacedBlock,
  safeHref,
  typedHref,
  withNote,
} from "./mail-doc";

const run = (text: string, style: Partial<Run> = {}): Run => ({
  text,
  bold: false,
  italic: false,
  href: null,
  ...style,
});

const block = (runs: Run[], more: Partial<Block> = {}): Block => ({
  role: "body",
  kind: "paragraph",
  runs,
  facts: [],
  ...more,
});

/** A small generator with a seed (mulberry32), so that a failing mail can be made again. */
function random(seed: number) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  return { next, pick };
}

function anyMail(seed: number): Block[] {
  const { next, pick } = random(seed);
  return Array.from({ length: Math.floor(next() * 9) }, () =>
    block(
      Array.from({ length: 1 + Math.floor(next() * 4) }, () =>
        run(pick(["Hi", " there ", "ب مرحبا", "李娜", "a <b> & c", "two\nlines", "!"]), {
          bold: next() < 0.3,
          italic: next() < 0.3,
          href: pick([null, null, "https://example.com/a?b=c", "mailto:me@example.com"]),
        }),
      ),
      {
        role: pick(["greeting", "body", "call_to_action", "postscript", "signature", "footer"]),
        kind: pick(["paragraph", "paragraph", "item"]),
        facts: pick([[], [1], [2, 5]]),
      },
    ),
  );
}

it("any_mail_survives_the_way_into_the_editor_and_back", () => {
  for (let seed = 0; seed < 300; seed += 1) {
    const mail = anyMail(seed).filter((each) => each.runs.some((part) => part.text.trim() !== ""));
    const expected = mail.map((each) => ({ ...each, runs: joined(each.runs) }));
    expect(blocksOf(docOf(mail)), `seed ${seed}`).toEqual(expected);
  }
});

it("neighbouring_items_are_one_list_and_a_paragraph_ends_it", () => {
  const item = (text: string) => block([run(text)], { kind: "item" });
  const blocks = [item("a"), item("b"), block([run("c")]), item("d")];
  expect(docOf(blocks).content?.map((node) => node.type)).toEqual([
    "bulletList",
    "paragraph",
    "bulletList",
  ]);
  expect(grouped(withNote(blocks, "")).map((group) => group.length)).toEqual([2, 1, 1]);
});

it("an_empty_paragraph_of_the_editor_is_no_part_of_the_mail", () => {
  expect(
    blocksOf({ content: [{ type: "paragraph" }, ...(docOf([block([run("a")])]).content ?? [])] }),
  ).toEqual([block([run("a")])]);
});

it("what_the_editor_does_not_know_the_role_of_is_body_without_facts", () => {
  const doc = { content: [{ type: "paragraph", content: [{ type: "text", text: "pasted" }] }] };
  expect(blocksOf(doc)).toEqual([block([run("pasted")])]);
});

it("a_link_to_a_script_or_a_file_is_only_words", () => {
  for (const href of [
    "javascript:alert(1)",
    "data:text/html,x",
    "file:///etc/passwd",
    "https://",
  ]) {
    expect(safeHref(href)).toBeNull();
  }
  const doc = docOf([block([run("x", { href: "javascript:alert(1)" })])]);
  expect(blocksOf(doc)).toEqual([block([run("x")])]);
});

it("a_typed_address_is_completed", () => {
  expect(typedHref(" example.com/replay ")).toBe("https://example.com/replay");
  expect(typedHref("me@example.com")).toBe("mailto:me@example.com");
  expect(typedHref("https://example.com")).toBe("https://example.com");
  expect(typedHref("just words")).toBeNull();
  expect(typedHref("javascript:alert(1)")).toBeNull();
});

it("a_note_stands_above_the_footer_and_counts_the_postscripts", () => {
  const footer = block([run("1 Harbour Row")], { role: "footer" });
  const texts = (blocks: PlacedBlock[]) =>
    blocks.map((each) => `${each.lead}${each.block.runs[0]?.text}`);
  expect(texts(withNote([block([run("Hello.")]), footer], " See\nyou. "))).toEqual([
    "Hello.",
    "P.S. See you.",
    "1 Harbour Row",
  ]);
  const postscript = block([run("P.S. One.")], { role: "postscript" });
  expect(texts(withNote([postscript], "Two."))).toEqual(["P.S. One.", "P.P.S. Two."]);
  expect(texts(withNote([footer], "  "))).toEqual(["1 Harbour Row"]);
});

it("below_a_note_a_block_keeps_the_place_that_the_checks_know", () => {
  const footer = block([run("1 Harbour Row")], { role: "footer" });
  const placed = withNote([block([run("Hello.")]), footer], "See you.");
  expect(placed.map((each) => each.place)).toEqual([{ block: 0 }, "note", { block: 1 }]);
});
