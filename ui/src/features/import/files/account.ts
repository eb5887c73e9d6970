// Where every row of the files went, in words that add up, and what the one button says.

import type { AccountView, ChangesView, StagedFileView, StagingView } from "@/ipc/types";
import { counted, listed } from "@/lib/words";

const number = (count: number) => count.toLocaleString("en-US");

/** The core's word for rows that nothing could be taken from; it is told last, even when there are none. */
const lost = "not understood";

/** "1,074 visits" becomes "1,074 visits of 944 people" where one person can stand in several rows. */
function part(fate: string, count: number, { attended, people, messages }: AccountView): string {
  const words = `${number(count)} ${fate}`;
  if (/^visits?$/.test(fate) && attended > 0 && attended < count) {
    return `${words} of ${counted(attended, "person", "people")}`;
  }
  if (/^registrations?$/.test(fate) && people > 0 && people < count) {
    return `${words} of ${counted(people, "person", "people")}`;
  }
  if (/^lines? of messages$/.test(fate) && messages > 0) {
    return messages === count
      ? counted(messages, "message")
      : `${number(count)} lines of ${counted(messages, "message")}`;
  }
  return words;
}

/** "1,087 rows = 1,074 visits of 944 people + 4 cancelled + 9 heading lines; 0 not understood" */
export function accountLine(account: AccountView): string {
  if (account.total === 0) return "";
  const told = account.parts.filter(({ fate, count }) => count > 0 && fate !== lost);
  const left = account.parts
    .filter(({ fate }) => fate === lost)
    .reduce((sum, { count }) => sum + count, 0);
  const unit =
    account.total === 1 ? account.unit.replace(/ies$/, "y").replace(/s$/, "") : account.unit;
  const sum = told.map(({ fate, count }) => part(fate, count, account)).join(" + ");
  return `${number(account.total)} ${unit} = ${sum || "nothing"}; ${number(left)} ${lost}`;
}

/** "All 1,346 rows and lines are accounted for; 2 not understood." */
export function accountSentence(files: readonly StagedFileView[]): string {
  const accounts = files.map((file) => file.account).filter((account) => account.total > 0);
  const total = accounts.reduce((sum, account) => sum + account.total, 0);
  if (total === 0) return "";
  const units = listed([...new Set(accounts.map((account) => account.unit))]);
  const left = accounts
    .flatMap((account) => account.parts)
    .filter(({ fate }) => fate === lost)
    .reduce((sum, { count }) => sum + count, 0);
  return `All ${number(total)} ${units} are accounted for; ${number(left)} ${lost}.`;
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

/** "Update 44 people, add 2 people and 3 messages": the deeds of a re-import with their sizes. */
function updateTitle({ added, gone, changed, newMessages, goneMessages }: ChangesView): string {
  const sizes = (people: number, messages: number) =>
    listed([
      ...(people > 0 ? [counted(people, "person", "people")] : []),
      ...(messages > 0 ? [counted(messages, "message")] : []),
    ]);
  const deeds = [
    changed > 0 && `update ${sizes(changed, 0)}`,
    added + newMessages > 0 && `add ${sizes(added, newMessages)}`,
    gone + goneMessages > 0 && `remove ${sizes(gone, goneMessages)}`,
  ].filter((deed) => deed !== false);
  return deeds.length > 0 ? capital(deeds.join(", ")) : "Import again; nobody changes";
}

/** What the button says: the deed and its size. */
export function importTitle(view: StagingView): string {
  const { people, messages, pollAnswers, changes, ready, reading } = view;
  if (reading.state === "running") return "Reading…";
  if (!ready) return "Import";
  if (changes) return updateTitle(changes);
  const parts = [
    counted(people, "registrant"),
    messages > 0 && counted(messages, "message"),
    pollAnswers > 0 && counted(pollAnswers, "poll answer"),
  ];
  return `Import ${parts.filter(Boolean).join(", ")}`;
}

/** What will be in the webinar: "943 registrants, 939 came · 210 messages, 54 questions". */
export function contentsSentence({
  people,
  attended,
  messages,
  questions,
  pollAnswers,
}: Pick<StagingView, "people" | "attended" | "messages" | "questions" | "pollAnswers">): string {
  const parts = [
    people > 0 && `${counted(people, "registrant")}, ${number(attended)} came`,
    messages > 0 && `${counted(messages, "message")}, ${counted(questions, "question")}`,
    pollAnswers > 0 && counted(pollAnswers, "poll answer"),
  ];
  return parts.filter(Boolean).join(" · ");
}
