// Says what was done to drafts, with an undo that takes back that step and never another one.

import { useCallback } from "react";
import { useTakeBack } from "@/api/take-back";
import { said } from "@/components/toast";
import type { DraftChangeView } from "@/ipc/types";
import { changeWords } from "@/lib/words";

/** A later message about decisions replaces the former. */
export const approvals = "approvals";

export function useSaidStep() {
  const takeBack = useTakeBack();
  return useCallback(
    /** `none` is what is said where nothing was changed; `onUndone` gets the drafts that changed back. */
    async (
      change: DraftChangeView,
      none: string,
      onUndone?: (changed: readonly string[]) => void,
    ) =>
      said(
        changeWords(change, none),
        change.label ? await takeBack(onUndone) : undefined,
        approvals,
      ),
    [takeBack],
  );
}
