// The quality light: whether a draft can go, with the reasons in words. Red: a check blocks it.
// Yellow: a warning, or nothing in it is about this person. Green: neither.

import type { DraftView } from "@/ipc/types";
import { counted } from "@/lib/words";

export interface Quality {
  light: "green" | "yellow" | "red";
  word: string;
  reasons: string[];
}

export function qualityOf({
  findings,
  facts,
  mail,
}: Pick<DraftView, "findings" | "facts" | "mail">): Quality {
  const count = (severity: string) =>
    findings.filter((finding) => finding.severity === severity).length;
  const [blocks, warnings] = [count("block"), count("warn")];
  const used = new Set(mail.blocks.flatMap((block) => block.facts));
  const resting = facts.filter((fact) => used.has(fact.id));
  const words = resting.filter((fact) => fact.about === "words").length;
  const deeds = resting.filter((fact) => fact.about === "behaviour").length;

  const reasons: string[] = [];
  if (blocks > 0) reasons.push(`${counted(blocks, "check")} must be put right before it can go.`);
  if (warnings > 0) reasons.push(`${counted(warnings, "warning")} to read and decide.`);
  if (words > 0) reasons.push(`Picks up ${counted(words, "thing")} that they wrote.`);
  if (deeds > 0) reasons.push(`Rests on ${counted(deeds, "thing")} that they did.`);
  if (words + deeds === 0) reasons.push("Nothing in it is about this person alone.");

  if (blocks > 0) return { light: "red", word: "Blocked", reasons };
  if (warnings > 0) return { light: "yellow", word: "Read the warning", reasons };
  if (words + deeds === 0) return { light: "yellow", word: "Says little of them", reasons };
  return { light: "green", word: "Personal, nothing to fix", reasons };
}
