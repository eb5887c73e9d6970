// What the reader points at: a fact or a finding at the right, or a paragraph of the mail. The other
// side then shows what belongs to it.

export type Pointed =
  | { kind: "fact"; id: number }
  | { kind: "finding"; index: number }
  | { kind: "block"; index: number; facts: readonly number[] }
  | null;

export const isFactMarked = (pointed: Pointed, fact: number): boolean =>
  (pointed?.kind === "fact" && pointed.id === fact) ||
  (pointed?.kind === "block" && pointed.facts.includes(fact));

export const isBlockMarked = (pointed: Pointed, index: number, facts: readonly number[]): boolean =>
  (pointed?.kind === "block" && pointed.index === index) ||
  (pointed?.kind === "fact" && facts.includes(pointed.id));
