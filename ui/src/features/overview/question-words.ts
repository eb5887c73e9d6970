// What became of a question, in words, and how to take the user's word on it back.

import type { AnswerChoice, AskerView, QuestionView } from "@/ipc/types";
import { counted } from "@/lib/words";

/** A first name, or the whole where it is hardly longer ("Guest 3", "Simone P"). */
function shortName(author: string): string {
  const name = author.trim();
  return name.length <= 9 ? name || "Somebody" : (name.split(/\s+/)[0] ?? name);
}

/** Names that stand beside a question: "Rachel, Simone", "Rachel, Simone +4". */
export function askerNames(askers: readonly AskerView[], most = 2): string {
  const names = [...new Set(askers.map(({ author }) => shortName(author)))];
  const more = names.length - most;
  const shown = names.slice(0, most).join(", ");
  return more > 0 ? `${shown} +${more}` : shown;
}

/** "Answered live", "Answered in writing by Gabriela", "Not answered". */
export function stateWords({ state, answer, isDecided }: QuestionView): string {
  const by = isDecided ? "you" : answer?.by;
  switch (state) {
    case "no":
      return "Not answered";
    case "live":
      return isDecided ? "Answered live, as you said" : "Answered live";
    case "text":
      return by ? `Answered in writing by ${by}` : "Answered in writing";
  }
}

/** What to choose so that a question is again as it was. */
export function choiceBefore({ state, answer, isDecided }: QuestionView): AnswerChoice {
  if (!isDecided) return { kind: "files" };
  if (state === "live") return { kind: "live" };
  return state === "text" ? { kind: "text", text: answer?.text ?? "" } : { kind: "open" };
}

/** After an answer was saved: for how many of those who asked it can still go into a mail. */
export function draftsWords(askers: readonly AskerView[]): string {
  const known = new Set(askers.flatMap(({ attendeeId }) => attendeeId ?? []));
  const drafted = new Set(askers.flatMap(({ draftId }) => draftId ?? []));
  const strangers = new Set(
    askers.filter(({ attendeeId }) => attendeeId === null).map(({ author }) => author),
  ).size;
  const others =
    strangers > 0
      ? ` ${counted(strangers, "name")} in the chat ${strangers === 1 ? "belongs" : "belong"} to nobody on the list.`
      : "";
  if (known.size === 0) return `Nobody on the list is known to have asked this.${others}`;
  if (drafted.size === 0) {
    return `No draft is written yet for those who asked. The mails that you draft from now on know this answer.${others}`;
  }
  const who = known.size === 1 ? "the one who asked" : `the ${known.size} who asked`;
  const have = `${drafted.size} of ${who} ${drafted.size === 1 ? "has" : "have"}`;
  const subject =
    known.size === 1 ? "Whoever asked has" : have.charAt(0).toUpperCase() + have.slice(1);
  return `${subject} a draft. It keeps its words until you write it again; from then on it knows this answer.${others}`;
}

/** What writes the mails of those who asked with the answer in them. */
export function writeWords(people: number, drafts: number): string {
  if (drafts === 0) return people === 1 ? "Write the draft" : "Write the drafts";
  return drafts === 1 ? "Write it again" : "Write them again";
}
