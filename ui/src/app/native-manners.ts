// A web view offers things that no desktop program has: reloading, the browser's context menu,
// dragging a button away, opening a dropped file in place of the program. They are refused here.

import { isWriting, pressedKey } from "@/lib/keys";

const reloads = ["f5", "mod+r", "shift+mod+r", "mod+f5"];

export function refuseBrowserManners(): void {
  window.addEventListener("keydown", (event) => {
    const key = pressedKey(event);
    if (key !== null && reloads.includes(key)) event.preventDefault();
  });
  window.addEventListener("contextmenu", (event) => {
    const inText = event.target instanceof Element && event.target.closest(".selectable");
    if (!inText && !isWriting(event.target)) event.preventDefault();
  });
  window.addEventListener("dragstart", (event) => {
    if (!isWriting(event.target)) event.preventDefault();
  });
  for (const kind of ["dragover", "drop"] as const) {
    window.addEventListener(kind, (event) => event.preventDefault());
  }
}
