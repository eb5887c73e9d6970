// Where every line of the files went, in words, and what the one button says.

import type { StagingView } from "@/ipc/types";
import { counted } from "@/lib/words";

/** "All 126 lines accounted for: 2 headers, 45 people, 79 messages, 0 not understood." */
export function accountSentence({ files }: StagingView): string {
  const sum = { headers: 0, people: 0, messages: 0, notUnderstood: 0 };
  for (const { account } of files) {
    sum.headers += account.headers;
    sum.people += account.people;
    sum.messages += account.messages;
    sum.notUnderstood += account.notUnderstood;
  }
  const total = sum.headers + sum.people + sum.messages + sum.notUnderstood;
  if (total === 0) return "";
  const parts = [
    counted(sum.headers, "header"),
    counted(sum.people, "person", "people"),
    counted(sum.messages, "message"),
    `${sum.notUnderstood.toLocaleString("en-US")} not understood`,
  ];
  return `All ${counted(total, "line")} accounted for: ${parts.join(", ")}.`;
}

/** What the button says: the deed and its size. */
export function importTitle(
  { files, people, messages, ready }: StagingView,
  isAddition: boolean,
): string {
  if (!ready) return "Import";
  if (isAddition) return `Add ${counted(files.length, "file")}`;
  const words = counted(people, "person", "people");
  return messages > 0 ? `Import ${words} and ${counted(messages, "message")}` : `Import ${words}`;
}
