// Files dragged onto the window from outside it, as a person drags them out of a file manager. The
// drag is the desktop's own: src-tauri/desktop/examples/drag_files.rs offers the files, xdotool holds
// the pointer.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { dirname, join } from "node:path";
import type { Page } from "./page";
import { binary } from "./program";
import { until } from "./webdriver";
import { windows, xdotool } from "./xdotool";

interface Point {
  x: number;
  y: number;
}

/** Moves between which a hand takes the files to the window. */
const steps = 12;

/** Lets all files go together over the middle of the window; returns once it has taken them. */
export async function drop(page: Page, ...paths: string[]): Promise<void> {
  const source = spawn(join(dirname(binary()), "examples", "drag_files"), paths, {
    stdio: ["ignore", "pipe", "inherit"],
  });
  // Rejects when it was not built.
  await once(source, "spawn");
  let said = "";
  source.stdout.setEncoding("utf8").on("data", (text) => {
    said += text;
  });
  const says = (line: RegExp) =>
    until(`the dragged files say ${line}`, 20, async () => {
      if (source.exitCode !== null && !line.test(said)) throw new Error(`they said only: ${said}`);
      return line.exec(said);
    });
  try {
    const [, x, y] = await says(/^ready (\d+) (\d+)$/m);
    const from = { x: Number(x), y: Number(y) };
    const to = await middleOfWindow();
    await xdotool("mousemove", from.x, from.y, "mousedown", 1);
    let step = 0;
    await page.wait("the window offers to take the files", async () => {
      await moveTo(from, to, ++step);
      if (step < steps || !/^accepted$/m.test(said)) return false;
      return (await page.text()).includes("Drop to import");
    });
    await xdotool("mouseup", 1);
    const [outcome] = await says(/^(dropped|refused)$/m);
    if (outcome === "refused") throw new Error("the window refused the files");
    await page.wait("the window no longer offers to take files", async () => {
      return !(await page.text()).includes("Drop to import");
    });
  } finally {
    // A button that stays down would spoil the next drag.
    await xdotool("mouseup", 1);
    source.kill();
  }
}

/** Takes the pointer one step further; at its aim it never rests, since only motion is answered. */
async function moveTo(from: Point, to: Point, step: number): Promise<void> {
  const share = Math.min(step / steps, 1);
  const tremble = step > steps ? step % 2 : 0;
  await xdotool(
    "mousemove",
    Math.round(from.x + (to.x - from.x) * share) + tremble,
    Math.round(from.y + (to.y - from.y) * share),
  );
}

async function middleOfWindow(): Promise<Point> {
  const [window] = await windows("WebinarWins");
  if (!window) throw new Error("there is no window to drop files on");
  const text = await xdotool("getwindowgeometry", "--shell", window);
  const number = (name: string) => Number(new RegExp(`^${name}=(-?\\d+)$`, "m").exec(text)?.[1]);
  return {
    x: number("X") + Math.round(number("WIDTH") / 2),
    y: number("Y") + Math.round(number("HEIGHT") / 2),
  };
}
