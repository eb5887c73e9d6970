// The keys of the review. While a person writes or compares, only the way out is offered, so that a
// letter typed beside the text never approves a mail.

import type { MenuEntry } from "@/components/menu";
import { listed } from "@/lib/action-list";
import type { Action } from "@/lib/actions";
import type { Deeds } from "./deed-bar";

interface ReviewMoves {
  deeds: Deeds;
  isWriting: boolean;
  isComparing: boolean;
  /** Approving was asked for and something stands against it. */
  isHeld: boolean;
  canCompare: boolean;
  canFix: boolean;
  move: (by: 1 | -1) => void;
  toProblem: () => void;
  toggleCompare: () => void;
  leave: () => void;
  openWish: () => void;
  openFilter: () => void;
  turnView: () => void;
  toEvidence: () => void;
  toPerson: () => void;
  copyText: () => void;
  letGo: () => void;
  undo: () => void;
  /** The step that undo would take back; empty for none. */
  step: string;
  hasSelection: boolean;
  select: () => void;
  stretch: (by: 1 | -1) => void;
  selectNone: () => void;
}

export function reviewActions(moves: ReviewMoves): Action[] {
  const { deeds } = moves;
  if (moves.isWriting || moves.isComparing) return [{ id: "draft.leave", run: moves.leave }];
  return [
    { id: "draft.approve", run: deeds.approve },
    { id: "draft.approve_anyway", run: deeds.approveAnyway },
    {
      id: "draft.approve_alike",
      when: () => deeds.approveAlike !== null,
      run: () => deeds.approveAlike?.(),
    },
    { id: "draft.unapprove", run: deeds.unapprove },
    { id: "draft.edit", run: deeds.edit },
    { id: "draft.fix", when: () => moves.canFix, run: deeds.fix },
    { id: "draft.redo", run: deeds.redo },
    { id: "draft.wish", when: () => deeds.wish !== null, run: moves.openWish },
    { id: "draft.skip", run: deeds.skip },
    { id: "draft.next", run: () => moves.move(1) },
    { id: "draft.previous", run: () => moves.move(-1) },
    { id: "draft.problem", run: moves.toProblem },
    { id: "draft.compare", when: () => moves.canCompare, run: moves.toggleCompare },
    { id: "draft.view", run: moves.turnView },
    { id: "draft.evidence", run: moves.toEvidence },
    { id: "draft.filter", run: moves.openFilter },
    { id: "draft.person", run: moves.toPerson },
    { id: "draft.copy", run: moves.copyText },
    { id: "draft.select", run: moves.select },
    { id: "draft.select_down", run: () => moves.stretch(1) },
    { id: "draft.select_up", run: () => moves.stretch(-1) },
    {
      id: "draft.let_go",
      title: moves.isHeld ? "Leave the question" : "Select none",
      when: () => moves.isHeld || moves.hasSelection,
      run: moves.isHeld ? moves.letGo : moves.selectNone,
    },
    {
      id: "draft.undo",
      ...(moves.step ? { title: `Undo, and show it: ${moves.step}` } : {}),
      run: moves.undo,
    },
  ];
}

/** What the menu of the bar offers, in groups; the bar itself has the rest. */
const inMenu = [
  ["draft.fix", "draft.problem", "draft.approve_alike"],
  ["draft.compare", "draft.view", "draft.evidence", "draft.filter"],
  ["draft.person", "draft.copy", "draft.undo"],
];

export function menuActions(actions: readonly Action[]): MenuEntry[] {
  return inMenu.flatMap((ids, place) =>
    ids.flatMap((id, at) => {
      const action = actions.find((each) => each.id === id);
      const known = listed(id);
      if (!action || !known) return [];
      const { title, keys } = { ...known, ...action };
      const disabled = action.when !== undefined && !action.when();
      return [{ id, title, keys, disabled, apart: place > 0 && at === 0, run: action.run }];
    }),
  );
}
