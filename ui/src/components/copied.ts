// Puts text into the clipboard and says how that went.

import { said } from "./toast";

export async function copyText(text: string, done: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    said(done, undefined, "copied");
  } catch {
    said("The clipboard could not be written to. Nothing was copied.", undefined, "copied");
  }
}
