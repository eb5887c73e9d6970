// The keys of the review. While a person writes or compares, only the way out is offered, so that a
// letter typed beside the text never approves a mail.

import type { MenuEntry } from "@/components/menu";
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

const group = "Drafts";

export function reviewActions(moves: ReviewMoves): Action[] {
  const { deeds } = moves;
  if (moves.isWriting || moves.isComparing) {
    return [
      {
        id: "draft.leave",
        title: "Back to reading",
        group,
        keys: "escape",
        whileWriting: true,
        quiet: true,
        run: moves.leave,
      },
    ];
  }
  return [
    { id: "draft.approve", title: "Approve", group, keys: "a", run: deeds.approve },
    {
      id: "draft.approve_anyway",
      title: "Approve with its warning",
      group,
      keys: "shift+a",
      quiet: true,
      run: deeds.approveAnyway,
    },
    { id: "draft.unapprove", title: "Take approval back", group, keys: "u", run: deeds.unapprove },
    { id: "draft.edit", title: "Edit the mail", group, keys: "e", run: deeds.edit },
    {
      id: "draft.fix",
      title: "Put the first finding right",
      group,
      keys: "f",
      when: () => moves.canFix,
      run: deeds.fix,
    },
    { id: "draft.redo", title: "Write the mail again", group, keys: "r", run: deeds.redo },
    {
      id: "draft.wish",
      title: "Write the mail again by a wish",
      group,
      keys: "shift+r",
      when: () => deeds.wish !== null,
      run: moves.openWish,
    },
    { id: "draft.skip", title: "Skip, or put back", group, keys: "s", run: deeds.skip },
    {
      id: "draft.next",
      title: "Next draft",
      group,
      keys: "j",
      quiet: true,
      run: () => moves.move(1),
    },
    {
      id: "draft.previous",
      title: "Previous draft",
      group,
      keys: "k",
      quiet: true,
      run: () => moves.move(-1),
    },
    { id: "draft.problem", title: "Next problem", group, keys: "n", run: moves.toProblem },
    {
      id: "draft.compare",
      title: "Compare versions",
      group,
      keys: "v",
      when: () => moves.canCompare,
      run: moves.toggleCompare,
    },
    { id: "draft.view", title: "Show the mail another way", group, keys: "p", run: moves.turnView },
    {
      id: "draft.evidence",
      title: "Go to the evidence",
      group,
      keys: "i",
      run: moves.toEvidence,
    },
    { id: "draft.filter", title: "Filter the queue", group, keys: "/", run: moves.openFilter },
    { id: "draft.person", title: "Open the person", group, keys: "o", run: moves.toPerson },
    { id: "draft.copy", title: "Copy as plain text", group, keys: "c", run: moves.copyText },
    { id: "draft.select", title: "Select the draft", group, keys: "x", run: moves.select },
    {
      id: "draft.select_down",
      title: "Select down to the next",
      group,
      keys: "shift+j",
      quiet: true,
      run: () => moves.stretch(1),
    },
    {
      id: "draft.select_up",
      title: "Select up to the previous",
      group,
      keys: "shift+k",
      quiet: true,
      run: () => moves.stretch(-1),
    },
    {
      id: "draft.select_none",
      title: "Select none",
      group,
      keys: "escape",
      when: () => moves.hasSelection,
      run: moves.selectNone,
    },
    {
      id: "draft.let_go",
      title: "Leave the question",
      group,
      keys: "escape",
      quiet: true,
      when: () => moves.isHeld,
      run: moves.letGo,
    },
    {
      id: "draft.undo",
      title: moves.step ? `Undo, and show it: ${moves.step}` : "Undo, and show it",
      group,
      keys: "z",
      quiet: true,
      run: moves.undo,
    },
  ];
}

/** What the menu of the bar offers, in groups; the bar itself has the rest. */
const inMenu = [
  ["draft.fix", "draft.problem"],
  ["draft.compare", "draft.view", "draft.evidence", "draft.filter"],
  ["draft.person", "draft.copy", "draft.undo"],
];

export function menuActions(actions: readonly Action[]): MenuEntry[] {
  return inMenu.flatMap((ids, place) =>
    ids.flatMap((id, at) => {
      const action = actions.find((each) => each.id === id);
      if (!action) return [];
      const { title, keys, run, when } = action;
      const disabled = when !== undefined && !when();
      return [
        { id, title, ...(keys ? { keys } : {}), disabled, apart: place > 0 && at === 0, run },
      ];
    }),
  );
}
