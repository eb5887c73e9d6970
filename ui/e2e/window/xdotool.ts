// The keyboard, pointer and windows of the desktop that the program runs on, where WebDriver does not reach.

import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

export async function xdotool(...words: (string | number)[]): Promise<string> {
  const { stdout } = await run("xdotool", words.map(String));
  return stdout.trim();
}

/** The windows that are shown under a title; xdotool fails when there is none. */
export async function windows(title: string): Promise<string[]> {
  const found = await xdotool("search", "--onlyvisible", "--name", `^${title}$`).catch(() => "");
  return found.split("\n").filter(Boolean);
}
