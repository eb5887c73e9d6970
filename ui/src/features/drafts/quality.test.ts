import { expect, it } from "vitest";
import type { DraftView, Fact, Finding } from "@/ipc/types";
import { qualityOf } from "./quality";

const fact = (id: number, about: Fact["about"]): Fact => ({ id, about, text: "", source: "" });
const finding = (severity: Finding["severity"]): Finding => ({
  rule: severity,
  severity,
  message: "",
  excerpt: "",
  span: null,
  fix: null,
});

const draft = (facts: Fact[], used: number[], findings: Finding[] = []) =>
  ({
    facts,
    findings,
    mail: { subject: "", blocks: [{ role: "body", kind: "paragraph", runs: [], facts: used }] },
  }) satisfies Pick<DraftView, "facts" | "findings" | "mail">;

it("a_mail_that_picks_up_what_somebody_wrote_and_has_nothing_to_fix_is_green", () => {
  const { light, reasons } = qualityOf(draft([fact(1, "words")], [1], [finding("note")]));
  expect(light).toBe("green");
  expect(reasons).toEqual(["Picks up 1 thing that they wrote."]);
});

it("a_mail_that_could_go_to_anybody_is_yellow_and_says_so", () => {
  const { light, reasons } = qualityOf(draft([fact(1, "words"), fact(2, "webinar")], [2]));
  expect(light).toBe("yellow");
  expect(reasons).toEqual(["Nothing in it is about this person alone."]);
});

it("a_warning_makes_it_yellow_and_a_block_red_with_both_told", () => {
  const facts = [fact(1, "behaviour")];
  expect(qualityOf(draft(facts, [1], [finding("warn")])).light).toBe("yellow");
  const { light, reasons } = qualityOf(draft(facts, [1], [finding("block"), finding("warn")]));
  expect(light).toBe("red");
  expect(reasons[0]).toBe("1 check must be put right before it can go.");
  expect(reasons[1]).toBe("1 warning to read and decide.");
});
