// A run that somebody asked for over what they chose. The window shows what it would take, whichever page
// they are on.

import { create } from "zustand";
import type { RunScope } from "@/ipc/types";

export interface AskedRun {
  webinarId: string;
  scope: RunScope;
  /** Whether it is about writing drafts again that are there. */
  rewrite: boolean;
}

interface State {
  asked: AskedRun | null;
  ask: (run: AskedRun) => void;
  close: () => void;
}

export const useAskedRun = create<State>((set) => ({
  asked: null,
  ask: (asked) => set({ asked }),
  close: () => set({ asked: null }),
}));

export const askForRun = (run: AskedRun) => useAskedRun.getState().ask(run);
