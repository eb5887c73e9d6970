// Light, dark or as the system. "System" is left to CSS, which follows at once; a choice is written
// on <html> and remembered for the first frame of the next start (public/theme.js).

import { useEffect } from "react";
import type { Appearance } from "@/ipc/types";

export function useTheme(appearance: Appearance | undefined): void {
  useEffect(() => {
    if (appearance === undefined) return;
    const root = document.documentElement;
    if (appearance === "system") {
      delete root.dataset.theme;
      localStorage.removeItem("theme");
    } else {
      root.dataset.theme = appearance;
      localStorage.setItem("theme", appearance);
    }
  }, [appearance]);
}
