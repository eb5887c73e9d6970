// Actions that change with every row in sight, offered to the shell only when their words or keys do:
// otherwise scrolling would rebuild the native menu.

import { useEffect, useMemo, useRef } from "react";
import { type Action, useActions } from "@/lib/actions";

export function usePageActions(owner: string, actions: readonly Action[]): void {
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  const shape = actions.map(({ id, title, keys }) => [id, title, keys].join(" ")).join("\n");
  // biome-ignore lint/correctness/useExhaustiveDependencies: what else an action holds is read when it runs
  const offered = useMemo(() => {
    const now = (id: string) => latest.current.find((action) => action.id === id);
    return actions.map(
      (action): Action => ({
        ...action,
        when: () => now(action.id)?.when?.() ?? true,
        run: () => now(action.id)?.run(),
      }),
    );
  }, [shape]);
  useActions(owner, offered);
}
