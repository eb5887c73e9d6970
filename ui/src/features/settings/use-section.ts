// A part of the settings while it is typed. Only this part is sent, on top of whatever the rest is
// by then, so that two sections never overwrite each other.

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { keys } from "@/api/keys";
import { useUpdateSettings } from "@/api/mutations";
import type { Settings } from "@/ipc/types";
import { type AutosaveForm, useAutosave } from "@/lib/use-autosave";

interface SectionState<Part> {
  value: Part;
  change: (change: Partial<Part>) => void;
  saving: AutosaveForm<Part>;
  /** Whether anything was changed since the page was opened. */
  wasChanged: boolean;
}

export function useSection<Name extends "sender" | "engine" | "voice" | "preflight">(
  settings: Settings,
  name: Name,
  pauseMillis?: number,
): SectionState<Settings[Name]> {
  const client = useQueryClient();
  const { mutateAsync } = useUpdateSettings();
  const [typed, setTyped] = useState<Settings[Name] | null>(null);
  const saving = useAutosave<Settings[Name]>((part) => {
    const rest = client.getQueryData<Settings>(keys.settings) ?? settings;
    return mutateAsync({ ...rest, [name]: part });
  }, pauseMillis);
  const value = typed ?? settings[name];
  return {
    value,
    change: (change) => {
      const next = { ...value, ...change };
      setTyped(next);
      saving.push(next);
    },
    saving,
    wasChanged: typed !== null,
  };
}
