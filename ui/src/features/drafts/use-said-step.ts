// Says what was done to drafts, with an undo that takes back that step and never another one.

import { useCallback } from "react";
import { useUndo } from "@/api/mutations";
import { useReadHistory } from "@/api/queries";
import { said, saidFailure } from "@/components/toast";
import type { DraftChangeView } from "@/ipc/types";
import { changeWords } from "@/lib/words";

/** A later message about decisions replaces the former. */
export const approvals = "approvals";

/** What an undo says; a kind of its own, since the message whose button was pressed is just going. */
const undoing = "undoing";

export function useSaidStep() {
  const { mutate: undo } = useUndo();
  const readHistory = useReadHistory();
  return useCallback(
    /** `none` is what is said where nothing was changed; `onUndone` gets the drafts that changed back. */
    async (
      change: DraftChangeView,
      none: string,
      onUndone?: (changed: readonly string[]) => void,
    ) => {
      const words = changeWords(change, none);
      if (!change.label) return said(words, undefined, approvals);
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
      said(words, () => void takeBack().catch(saidFailure), approvals);
    },
    [undo, readHistory],
  );
}
