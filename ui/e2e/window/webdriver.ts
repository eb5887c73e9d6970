// The part of the WebDriver protocol that the journeys need, spoken to WebKitWebDriver. It knows
// nothing about the product; finding things as a person does is in page.ts.

import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import { setTimeout as pause } from "node:timers/promises";

/** The protocol's own name for the key under which an element travels. */
const elementKey = "element-6066-11e4-a52e-4f735466cecf";

export interface ElementReference {
  [elementKey]: string;
}

export interface Size {
  width: number;
  height: number;
}

/** WebDriver's code points for keys that write no letter. */
export const keys = {
  escape: "\uE00C",
  enter: "\uE007",
  tab: "\uE004",
  backspace: "\uE003",
  home: "\uE011",
  down: "\uE015",
  shift: "\uE008",
  control: "\uE009",
} as const;

export class WebDriverError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(`${code}: ${message}`);
  }
}

/** How often a condition is looked at; far below what a person notices. */
const glance = 50;

/** Asks again until the answer is neither null, undefined nor false; fails with what was hoped for. */
export async function until<T>(
  hope: string,
  seconds: number,
  ask: () => Promise<T | null | undefined | false>,
): Promise<T> {
  const end = Date.now() + seconds * 1000;
  let last: unknown;
  for (;;) {
    try {
      const answer = await ask();
      if (answer !== null && answer !== undefined && answer !== false) return answer;
      last = undefined;
    } catch (error) {
      // A page that is just being replaced knows no element; the next look tells.
      if (!(error instanceof WebDriverError)) throw error;
      last = error;
    }
    if (Date.now() > end) {
      throw new Error(`Waited ${seconds} s in vain: ${hope}`, { cause: last });
    }
    await pause(glance);
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no port is free");
  return address.port;
}

/** One driver with one program: what a program is started with, it inherits from its driver. */
export class Session {
  private constructor(
    private readonly driver: ChildProcess,
    private readonly address: string,
    private readonly id: string,
  ) {}

  static async start(binary: string, environment: NodeJS.ProcessEnv): Promise<Session> {
    const port = await freePort();
    const driver = spawn("WebKitWebDriver", [`--port=${port}`], {
      env: { ...environment, TAURI_WEBVIEW_AUTOMATION: "true", TAURI_AUTOMATION: "true" },
      stdio: ["ignore", "ignore", "inherit"],
    });
    const address = `http://127.0.0.1:${port}`;
    try {
      await until("WebKitWebDriver answers", 10, async () => {
        if (driver.exitCode !== null) throw new Error("WebKitWebDriver ended at once");
        return (await fetch(`${address}/status`).catch(() => null))?.ok;
      });
      const { sessionId } = await send<{ sessionId: string }>("POST", `${address}/session`, {
        capabilities: { alwaysMatch: { "webkitgtk:browserOptions": { binary } } },
      });
      return new Session(driver, `${address}/session/${sessionId}`, sessionId);
    } catch (error) {
      driver.kill("SIGKILL");
      throw error;
    }
  }

  /** The driver's process; the program is its only child. */
  get driverPid(): number {
    if (this.driver.pid === undefined) throw new Error(`session ${this.id} has no driver`);
    return this.driver.pid;
  }

  private ask<T>(method: "GET" | "POST" | "DELETE", path: string, body?: object): Promise<T> {
    return send(method, this.address + path, method === "POST" ? (body ?? {}) : undefined);
  }

  /** Runs a function in the page. It is sent as text, so it can use nothing but its arguments. */
  run<A extends unknown[], R>(work: (...args: A) => R, ...args: A): Promise<R> {
    return this.ask("POST", "/execute/sync", {
      script: `return (${work.toString()}).apply(null, arguments)`,
      args,
    });
  }

  click(element: ElementReference): Promise<void> {
    return this.ask("POST", `/element/${element[elementKey]}/click`);
  }

  write(element: ElementReference, text: string): Promise<void> {
    return this.ask("POST", `/element/${element[elementKey]}/value`, { text });
  }

  /** Presses keys together and lets them go again, wherever the focus is. */
  async press(...together: string[]): Promise<void> {
    await this.ask("POST", "/actions", {
      actions: [
        {
          type: "key",
          id: "keyboard",
          actions: [
            ...together.map((value) => ({ type: "keyDown", value })),
            ...together.toReversed().map((value) => ({ type: "keyUp", value })),
          ],
        },
      ],
    });
  }

  /** Types letter by letter, wherever the focus is. */
  async type(text: string): Promise<void> {
    const strokes = Array.from(text, (value) => [
      { type: "keyDown", value },
      { type: "keyUp", value },
    ]).flat();
    await this.ask("POST", "/actions", {
      actions: [{ type: "key", id: "keyboard", actions: strokes }],
    });
  }

  /** Asks for another size of the window's content; the answer comes before the window has it. */
  async resize(size: Size): Promise<void> {
    await this.ask("POST", "/window/rect", { ...size });
  }

  /** A PNG of what the window shows. */
  async screenshot(): Promise<Buffer> {
    return Buffer.from(await this.ask<string>("GET", "/screenshot"), "base64");
  }

  /** Closes the window as a person does. The program then ends by itself. */
  async close(): Promise<void> {
    await this.ask("DELETE", "/window");
  }

  /** Ends the driver, and with it whatever is left of the program. */
  async end(): Promise<void> {
    if (this.driver.exitCode !== null || this.driver.signalCode !== null) return;
    const ended = new Promise((resolve) => this.driver.once("exit", resolve));
    this.driver.kill("SIGTERM");
    await ended;
  }
}

async function send<T>(method: string, url: string, body?: object): Promise<T> {
  const response = await fetch(url, {
    method,
    ...(body && {
      body: JSON.stringify(body),
      headers: { "content-type": "application/json" },
    }),
    signal: AbortSignal.timeout(60_000),
  });
  const { value } = (await response.json()) as { value: T & { error?: string; message?: string } };
  if (!response.ok) throw new WebDriverError(value.error ?? "unknown", value.message ?? "");
  return value;
}
