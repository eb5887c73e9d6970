// Says whether what was typed is stored; nothing to press.

import { useSyncExternalStore } from "react";
import type { Autosave, SaveState } from "@/lib/autosave";

const words: Record<SaveState, string> = {
  clean: "Saved",
  waiting: "Saving…",
  saving: "Saving…",
  failed: "Not saved",
};

export function useSaveStatus<T>(autosave: Autosave<T>) {
  return useSyncExternalStore(autosave.subscribe, () => autosave.status);
}

export function SaveMark({ state }: { state: SaveState }) {
  return (
    <span
      role="status"
      className={state === "failed" ? "text-caption text-bad" : "text-caption text-third"}
    >
      {words[state]}
    </span>
  );
}
