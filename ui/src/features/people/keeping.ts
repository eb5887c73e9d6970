// Whether somebody counts as audience: the program's own reading, which a person can overrule and
// take back.

import { useCallback } from "react";
import { useKeepPeople } from "@/api/mutations";
import { useTakeBack } from "@/api/take-back";
import { said, saidFailure } from "@/components/toast";
import type { AttendeeRowView } from "@/ipc/types";
import type { Action } from "@/lib/actions";
import { counted } from "@/lib/words";

/** True: counts; false: left out; null: as the program reads it. */
export type Keep = (row: AttendeeRowView, kept: boolean | null) => void;

const labelOf = ({ name, email }: AttendeeRowView) => name || email || "Somebody without a name";

function sentence(row: AttendeeRowView, kept: boolean | null): string {
  if (kept === null) return `${labelOf(row)} is back to automatic.`;
  return kept
    ? `${labelOf(row)} counts as audience.`
    : `${labelOf(row)} is left out: no score and no mail.`;
}

export function useKeeping(): Keep {
  const { mutate } = useKeepPeople();
  return useCallback(
    (row, kept) => {
      const before = row.kept;
      const set = (next: boolean | null, onSuccess?: () => void) =>
        mutate(
          { ids: [row.id], kept: next },
          { onError: saidFailure, ...(onSuccess ? { onSuccess } : {}) },
        );
      set(kept, () => said(sentence(row, kept), () => set(before), "kept"));
    },
    [mutate],
  );
}

/** The same for many at once. */
export function useKeepingMany(): (ids: readonly string[], kept: boolean) => void {
  const { mutate } = useKeepPeople();
  const takeBack = useTakeBack();
  return useCallback(
    (ids, kept) => {
      const people = counted(ids.length, "person", "people");
      const are = ids.length === 1 ? "is" : "are";
      const words = kept
        ? `${people} ${ids.length === 1 ? "counts" : "count"} as audience.`
        : `${people} ${are} left out: no score and no mail. Find them under “Left out”.`;
      const say = async () => said(words, await takeBack(), "kept");
      mutate(
        { ids: [...ids], kept },
        { onError: saidFailure, onSuccess: () => void say().catch(saidFailure) },
      );
    },
    [mutate, takeBack],
  );
}

export interface KeepChoice {
  title: string;
  keys: string;
  kept: boolean | null;
}

/** What can be done about somebody, the likeliest first. */
export function keepChoices({ isAudience, kept }: AttendeeRowView): KeepChoice[] {
  const turn: KeepChoice = isAudience
    ? { title: "Leave out", keys: "x", kept: false }
    : { title: "Count as audience", keys: "x", kept: true };
  return kept === null
    ? [turn]
    : [turn, { title: "Back to automatic", keys: "shift+x", kept: null }];
}

export const keepActions = (row: AttendeeRowView, keep: Keep): Action[] =>
  keepChoices(row).map(({ title, kept }) => ({
    id: kept === null ? "people.automatic" : "people.keep",
    title,
    run: () => keep(row, kept),
  }));
