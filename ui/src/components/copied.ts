// Puts text or a mail into the clipboard and says how that went.

import { said } from "./toast";

export async function copyText(text: string, done: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    said(done, undefined, "copied");
  } catch {
    said("The clipboard could not be written to. Nothing was copied.", undefined, "copied");
  }
}

/** With links and bold for what can take them, and as plain text for what cannot. */
export async function copyMail(html: string, text: string, done: string): Promise<void> {
  try {
    const as = (kind: string, content: string) => new Blob([content], { type: kind });
    const both = { "text/html": as("text/html", html), "text/plain": as("text/plain", text) };
    await navigator.clipboard.write([new ClipboardItem(both)]);
    said(done, undefined, "copied");
  } catch {
    await copyText(text, "Copied the mail as plain text.");
  }
}
