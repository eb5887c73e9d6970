// How sure the program is of a file, and what its knowledge of a format rests on, in words.

import type { EvidenceView, FormatView, StagedFileView } from "@/ipc/types";

/** From these percents on a recognition is called so. */
const certainFrom = 90;
const likelyFrom = 65;

export function confidenceWords({ confidence, choice }: StagedFileView): string {
  if (choice.format !== null) return "Chosen by you";
  if (confidence >= certainFrom) return "Certainly";
  if (confidence >= likelyFrom) return "Very likely";
  return "A guess";
}

/** Whether a person should look at it: a guess that nobody has confirmed. */
export const isGuess = ({ confidence, choice, error }: StagedFileView): boolean =>
  error === null && choice.format === null && confidence < likelyFrom;

export const evidenceWords: Record<EvidenceView, string> = {
  real: "seen in real files",
  code: "by programs that read it",
  documented: "by documentation only",
  general: "by its headings",
};

export interface FormatGroup {
  heading: string;
  formats: FormatView[];
}

/** The words that all labels begin with: "Zoom" of "Zoom Q&A report" and "Zoom poll report". */
function sharedBeginning(labels: readonly string[]): string {
  const [first = [], ...others] = labels.map((label) => label.split(" "));
  const end = first.findIndex((word, at) => others.some((words) => words[at] !== word));
  return (end < 0 ? first : first.slice(0, end)).join(" ");
}

/** Formats by platform, in the core's order; platforms with one format stand together. */
export function groupedFormats(formats: readonly FormatView[]): FormatGroup[] {
  const platforms = new Map<string, FormatView[]>();
  const general: FormatView[] = [];
  for (const format of formats) {
    if (format.evidence === "general") {
      general.push(format);
      continue;
    }
    const platform = format.code.split("_")[0] ?? format.code;
    platforms.set(platform, [...(platforms.get(platform) ?? []), format]);
  }
  const groups: FormatGroup[] = [];
  const alone: FormatView[] = [];
  for (const list of platforms.values()) {
    const heading = sharedBeginning(list.map((format) => format.label));
    if (list.length > 1 && heading !== "") groups.push({ heading, formats: list });
    else alone.push(...list);
  }
  if (alone.length > 0) groups.push({ heading: "Other platforms", formats: alone });
  if (general.length > 0) groups.push({ heading: "Any platform", formats: general });
  return groups;
}
