// The keys of the queue: J and K move, 1 to 9 choose, N is nobody, U takes back.

import { useMemo } from "react";
import type { DecisionView, NameDoubtView } from "@/ipc/types";
import { type Action, useActions } from "@/lib/actions";
import { decisionFor, mostKeys, nobody } from "./name-card";

export function useNameKeys(
  current: NameDoubtView | undefined,
  onStep: (by: number) => void,
  onSettle: (doubt: NameDoubtView, decision: DecisionView | null) => void,
): void {
  const actions = useMemo<Action[]>(() => {
    if (!current) return [];
    const isOpen = current.decision === null;
    const list: Action[] = [
      {
        id: "names.next",
        run: () => onStep(1),
      },
      {
        id: "names.previous",
        run: () => onStep(-1),
      },
      {
        id: "names.nobody",
        when: () => isOpen,
        run: () => onSettle(current, nobody),
      },
      {
        id: "names.undo",
        when: () => !isOpen,
        run: () => onSettle(current, null),
      },
    ];
    if (isOpen) {
      current.candidates.slice(0, mostKeys).forEach((candidate, index) => {
        list.push({
          id: `names.choose${index + 1}`,
          title: `It is ${candidate.label}`,
          run: () => onSettle(current, decisionFor(candidate)),
        });
      });
    }
    return list;
  }, [current, onStep, onSettle]);
  useActions("names", actions);
}
