// Copying: one address, or the chosen people as lines for a spreadsheet. The core makes the lines.

import { copiedPeople } from "@/api/people";
import { said, saidFailure } from "@/components/toast";
import type { PeopleColumn, PeopleQuery } from "@/ipc/types";
import { counted } from "@/lib/words";

async function put(text: string, done: string, failed: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    said(done, undefined, "copied");
  } catch {
    said(failed, undefined, "copied");
  }
}

export const copyAddress = (email: string): Promise<void> =>
  put(email, `Copied ${email}.`, "The address could not be copied. Select it and copy it by hand.");

export async function copyPeople(
  webinar: string,
  query: PeopleQuery,
  ids: ReadonlySet<string>,
  columns: readonly PeopleColumn[],
): Promise<void> {
  try {
    const copied = await copiedPeople(webinar, query, ids, columns);
    const changed =
      copied.neutralised > 0
        ? ` ${counted(copied.neutralised, "cell")} would have been run as a formula and ${
            copied.neutralised === 1 ? "was" : "were"
          } made harmless.`
        : "";
    await put(
      copied.text,
      `Copied ${counted(copied.people, "person", "people")} with a heading for each column.${changed}`,
      "The clipboard could not be written to. Nothing was copied.",
    );
  } catch (error) {
    saidFailure(error);
  }
}
