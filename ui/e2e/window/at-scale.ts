// How the real window feels with 100,000 people and 38,000 drafts: from a click to the first rows, from
// a key to the next mail, from a letter to its rows, the longest frame while scrolling, and memory
// beside that of an empty database. It prints what it measures and judges nothing (`cargo xtask bench`).

import { execFile } from "node:child_process";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { test } from "vitest";
import type { Page } from "./page";
import { Program } from "./program";
import { type Session, until } from "./webdriver";

const peopleCount = 100_000;
/** Of a hundred people, how many came and get a draft. */
const came = 38;

const first = ["Ada", "Bela", "Cora", "Dario", "Elin", "Farid", "Gita", "Hana"];
const last = ["Nowak", "Marlowe", "Kestrel", "Frostrup", "Gladwyn", "Elverson", "Yarrow"];

function attendees(): string {
  const lines = [
    "Name,Email,Registration Date & Time,Session Date & Time,Location,Attended?,Join Timestamp,Exit Timestamp,Attendance (Minutes),Attendance (%),Focus (%)",
  ];
  for (let n = 0; n < peopleCount; n++) {
    const name = `${first[n % 8]} ${last[Math.floor(n / 8) % 7]}${Math.floor(n / 56) % 1009}`;
    const minute = String(n % 60).padStart(2, "0");
    const presence =
      (n * came) % 100 < came
        ? `TRUE,00:${minute}:42,01:0${n % 7}:31,56.75,${n % 101},${(n * 7) % 101}`
        : "FALSE,-,-,0,0,0";
    lines.push(
      `${name},${name.toLowerCase().replace(" ", ".")}.${n}@d${n % 4000}.example,2025-09-24 11:22:03 PDT,2025-10-01 09:00:00 PDT,Town ${n % 700},${presence}`,
    );
  }
  return `${lines.join("\n")}\n`;
}

async function fill(program: Program): Promise<void> {
  const cli = process.env.WEBINARWINS_CLI;
  if (!cli) throw new Error("WEBINARWINS_CLI names no program: run cargo xtask bench");
  const file = join(program.files, "attendees.csv");
  await writeFile(file, attendees());
  const run = (...args: string[]) =>
    promisify(execFile)(cli, ["--data-dir", program.data, "--json", ...args], {
      maxBuffer: 1 << 28,
    });
  await run("import", file, "--title", "At scale");
  const { stdout } = await run("webinars");
  const [webinar] = JSON.parse(stdout) as { id: string }[];
  if (!webinar) throw new Error("nothing was imported");
  const tiers = ["hot", "warm", "cool", "cold"].flatMap((tier) => ["--tier", tier]);
  await run("draft", webinar.id, ...tiers);
}

/** Starts work in the page and waits for what it leaves behind. */
async function measured<A extends unknown[]>(
  session: Session,
  work: (...args: A) => void,
  ...args: A
): Promise<number[]> {
  await session.run(() => {
    document.documentElement.dataset.measured = "";
  });
  await session.run(work, ...args);
  const told = await until("the measurement ends", 120, () =>
    session.run(() => document.documentElement.dataset.measured),
  );
  return JSON.parse(told) as number[];
}

/** Runs in the page: from a click on a link of the sidebar to the frame that shows rows. */
function clicking(name: string, rows: string): void {
  const link = [...document.querySelectorAll<HTMLElement>("nav a")].find((each) =>
    each.textContent?.startsWith(name),
  );
  const started = performance.now();
  link?.click();
  const look = () => {
    if (document.querySelectorAll(rows).length < 5) return requestAnimationFrame(look);
    // The frame after is the one that a person sees it in.
    requestAnimationFrame(() => {
      document.documentElement.dataset.measured = JSON.stringify([performance.now() - started]);
    });
  };
  look();
}

/** Runs in the page: presses J, and waits each time for the mail to the next person. */
function reading(times: number): void {
  const taken: number[] = [];
  const line = () => document.querySelector('[role=option][aria-current="true"]');
  const next = () => {
    const before = line()?.getAttribute("aria-posinset");
    const started = performance.now();
    document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "j", bubbles: true }));
    const look = () => {
      const now = line();
      const name = now?.querySelector("bdi")?.textContent ?? "?";
      const mail = document.querySelector("[aria-label=Mail]")?.textContent ?? "";
      if (now?.getAttribute("aria-posinset") === before || !mail.includes(name)) {
        return requestAnimationFrame(look);
      }
      taken.push(performance.now() - started);
      if (taken.length < times) return setTimeout(next, 150);
      document.documentElement.dataset.measured = JSON.stringify(taken);
    };
    requestAnimationFrame(look);
  };
  next();
}

/** Runs in the page: types letter by letter and waits each time until the table has other rows. */
function searching(words: string[]): void {
  const field = document.querySelector<HTMLInputElement>('[aria-label="People"] input');
  const grid = () => document.querySelector("[role=grid]")?.getAttribute("aria-rowcount");
  const put = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set;
  const letters = words.flatMap((word) =>
    Array.from({ length: word.length }, (_, at) => word.slice(0, at + 1)),
  );
  const taken: number[] = [];
  const next = () => {
    const text = letters.shift();
    if (text === undefined) {
      document.documentElement.dataset.measured = JSON.stringify(taken);
      return;
    }
    const before = grid();
    const started = performance.now();
    put?.call(field, text);
    field?.dispatchEvent(new Event("input", { bubbles: true }));
    const look = () => {
      const took = performance.now() - started;
      if (grid() !== before) taken.push(took);
      else if (took < 400) return requestAnimationFrame(look);
      setTimeout(next, 80);
    };
    requestAnimationFrame(look);
  };
  next();
}

/** Runs in the page: scrolls a list and tells how long each frame took, and last how many showed a blank row. */
function scrolling(list: string, step: number, frames: number): void {
  const scroller = document.querySelector(list);
  const taken: number[] = [];
  let [blank, before] = [0, performance.now()];
  const move = (now: number) => {
    taken.push(now - before);
    before = now;
    const box = scroller?.getBoundingClientRect();
    const isSeen = (row: Element) => {
      const { top, bottom } = row.getBoundingClientRect();
      return box && bottom > box.top && top < box.bottom;
    };
    if ([...(scroller?.querySelectorAll('[aria-busy="true"]') ?? [])].some(isSeen)) blank += 1;
    scroller?.scrollBy(0, step);
    if (taken.length < frames) requestAnimationFrame(move);
    else document.documentElement.dataset.measured = JSON.stringify([...taken.slice(2), blank]);
  };
  requestAnimationFrame(move);
}

const ordered = (taken: readonly number[]) => taken.toSorted((a, b) => a - b);
const at = (taken: readonly number[], share: number) =>
  ordered(taken)[Math.min(taken.length - 1, Math.floor(taken.length * share))] ?? Number.NaN;
const told = (what: string, words: string) =>
  process.stdout.write(`  ${what.padEnd(34)} ${words}\n`);
const millis = (value: number) => `${value.toFixed(0)} ms`;
const spread = (taken: readonly number[]) =>
  `median ${millis(at(taken, 0.5))}, 95 % ${millis(at(taken, 0.95))} (${taken.length} times)`;

/** What the process that draws the page holds for itself and its part of what is shared, in MB. */
async function memory(program: Program): Promise<number> {
  const processes = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const parents = new Map<string, { parent: string; name: string }>();
  for (const pid of processes) {
    const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
    const [, name = "", parent = ""] = /\((.*)\) \S (\d+)/.exec(stat) ?? [];
    parents.set(pid, { parent, name });
  }
  const isOurs = (pid: string | undefined): boolean =>
    pid !== undefined &&
    (pid === String(program.pid) || (pid !== "0" && isOurs(parents.get(pid)?.parent)));
  const page = processes.find(
    (pid) => parents.get(pid)?.name.startsWith("WebKitWebProces") && isOurs(pid),
  );
  const rollup = await readFile(`/proc/${page}/smaps_rollup`, "utf8");
  return Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1]) / 1024;
}

const people = "[role=grid] [role=row]:not([aria-busy]) [role=gridcell]";
const drafts = "[role=listbox] [role=option]:not([aria-busy])";

async function openWebinar(page: Page): Promise<void> {
  await page.click("link", /At scale/);
  await page.shows("People");
}

test("the_window_at_scale", { timeout: 1_800_000 }, async () => {
  const [empty, full] = [await Program.fresh(), await Program.fresh()];
  try {
    const nothing = await empty.start();
    await nothing.shows(/sample/i);
    const before = await memory(empty);
    await empty.close();

    await fill(full);
    for (const [name, rows] of [
      ["People", people],
      ["Drafts", drafts],
    ] as const) {
      const page = await full.start();
      await openWebinar(page);
      const { session } = page;
      const [cold = Number.NaN] = await measured(session, clicking, name, rows);
      told(`${name}, first click after the start`, millis(cold));
      await measured(session, clicking, "Overview", "main *");
      const [again = Number.NaN] = await measured(session, clicking, name, rows);
      told(`${name}, again`, millis(again));
      if (name === "People") {
        const words = ["nowak12", "ada", "gladwyn7", "town", "d77.example"];
        told("a letter to its rows", spread(await measured(session, searching, words)));
        await measured(session, searching, [""]);
        const frames = await measured(session, scrolling, "[role=grid]", 120, 400);
        const blank = frames.pop();
        told("scrolling People", `${spread(frames)}, longest ${millis(at(frames, 1))}`);
        told("  frames with a blank row", String(blank));
      } else {
        told("J to the next mail", spread(await measured(session, reading, 40)));
        const frames = await measured(session, scrolling, "[role=listbox]", 120, 400);
        const blank = frames.pop();
        told("scrolling Drafts", `${spread(frames)}, longest ${millis(at(frames, 1))}`);
        told("  frames with a blank row", String(blank));
      }
      const used = await memory(full);
      told(`memory on ${name}`, `${used.toFixed(0)} MB; empty database ${before.toFixed(0)} MB`);
      await full.close();
    }
  } finally {
    await empty.dispose();
    await full.dispose();
  }
});
