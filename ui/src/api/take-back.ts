// An undo that takes back one certain step and never another one.

import { useCallback } from "react";
import { said, saidFailure } from "@/components/toast";
import { changeWords } from "@/lib/words";
import { useUndo } from "./mutations";
import { useReadHistory } from "./queries";

/** What an undo says; a kind of its own, since the message whose button was pressed is just going. */
const undoing = "undoing";

/** To be called when a deed is done: answers what takes back that deed, for as long as it is the last one. */
export function useTakeBack() {
  const { mutate: undo } = useUndo();
  const readHistory = useReadHistory();
  return useCallback(
    async (onUndone?: (changed: readonly string[]) => void): Promise<() => void> => {
      const step = (await readHistory()).undo?.label;
      const takeBack = async () => {
        const last = (await readHistory()).undo?.label;
        if (last !== step) {
          const what = last ? ` The last step is: ${last}.` : "";
          return said(`Something else was done since.${what}`, undefined, undoing);
        }
        undo(
          {},
          {
            onSuccess: (undone) => {
              said(changeWords(undone, "There is nothing to undo."), undefined, undoing);
              onUndone?.(undone.changed);
            },
            onError: saidFailure,
          },
        );
      };
      return () => void takeBack().catch(saidFailure);
    },
    [undo, readHistory],
  );
}
