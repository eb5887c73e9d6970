// Whether the window is at least as wide as the "wide" breakpoint of app/tokens.css, for what a class
// name cannot say, such as how many columns a table has.

import { useSyncExternalStore } from "react";

/** The breakpoint in pixels; a media query cannot read a token. */
const query = "(width >= 1100px)";

function subscribe(listener: () => void): () => void {
  const media = window.matchMedia(query);
  media.addEventListener("change", listener);
  return () => media.removeEventListener("change", listener);
}

export const useWide = (): boolean =>
  useSyncExternalStore(subscribe, () => window.matchMedia(query).matches);
