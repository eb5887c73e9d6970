// The little state of the window that is neither the core's nor the URL's.

import { create } from "zustand";

interface UiState {
  paletteOpen: boolean;
  shortcutsOpen: boolean;
  filesOver: boolean;
  set: (change: Partial<Omit<UiState, "set">>) => void;
}

export const useUi = create<UiState>((set) => ({
  paletteOpen: false,
  shortcutsOpen: false,
  filesOver: false,
  set: (change) => set(change),
}));
