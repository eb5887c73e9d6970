// How saving goes, in a word, for forms that save as a person types.

import type { AutosaveStatus } from "@/lib/autosave";

const words: Record<AutosaveStatus["state"], string> = {
  clean: "",
  waiting: "Saving…",
  saving: "Saving…",
  failed: "Not saved",
};

export function SaveState({ status, wasSaved }: { status: AutosaveStatus; wasSaved: boolean }) {
  return (
    <span role="status" className="text-caption text-third">
      {status.state === "clean" && wasSaved ? "Saved" : words[status.state]}
    </span>
  );
}
