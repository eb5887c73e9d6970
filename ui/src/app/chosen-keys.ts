// Puts the keys that the person chose in force, from the settings into the list of actions.

import { useEffect } from "react";
import type { Settings } from "@/ipc/types";
import { useActionStore } from "@/lib/actions";

export function useChosenKeys(chosen: Settings["keys"] | undefined): void {
  const choose = useActionStore((state) => state.choose);
  useEffect(() => choose(chosen ?? {}), [chosen, choose]);
}
