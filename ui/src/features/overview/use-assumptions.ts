// What the user assumes, for numbers that nobody can know; kept in the settings.

import { useCallback, useEffect, useRef } from "react";
import { useUpdateSettings } from "@/api/mutations";
import { useSettings } from "@/api/queries";
import type { Assumptions, Settings } from "@/ipc/types";

export function useAssumptions() {
  const settings = useSettings();
  const { mutateAsync } = useUpdateSettings();
  const latest = useRef<Settings | undefined>(settings.data);
  useEffect(() => {
    latest.current = settings.data;
  });
  /** Changes what is given from the newest state, so that two fields left at once both hold. */
  const change = useCallback(
    async (next: (now: Assumptions) => Partial<Assumptions>) => {
      const now = latest.current;
      if (!now) return;
      const assumptions = { ...now.assumptions, ...next(now.assumptions) };
      latest.current = { ...now, assumptions };
      await mutateAsync(latest.current);
    },
    [mutateAsync],
  );
  return { assumptions: settings.data?.assumptions, change };
}
