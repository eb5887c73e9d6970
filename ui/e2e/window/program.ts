// The real program with data of its own: starts it, ends it, and kills it the way a power cut does.

import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Page } from "./page";
import { Session, until } from "./webdriver";

/** The program to test, as the developers' command names it. */
export function binary(): string {
  const path = process.env.WEBINARWINS_BINARY;
  if (!path) throw new Error("WEBINARWINS_BINARY names no program: run cargo xtask test");
  return path;
}

export class Program {
  private running: { session: Session; pid: number } | null = null;

  private constructor(
    /** Everything the program keeps, and nothing else. */
    readonly data: string,
    /** Where the tests put files that the program reads or writes outside its own folder. */
    readonly files: string,
    private readonly environment: NodeJS.ProcessEnv,
  ) {}

  /** Folders for a program that was never started before. */
  static async fresh(environment: NodeJS.ProcessEnv = {}): Promise<Program> {
    const data = await mkdtemp(join(tmpdir(), "webinarwins-data-"));
    const files = await mkdtemp(join(tmpdir(), "webinarwins-files-"));
    return new Program(data, files, environment);
  }

  async start(): Promise<Page> {
    if (this.running) throw new Error("it runs already");
    const session = await Session.start(binary(), {
      ...process.env,
      ...this.environment,
      WEBINARWINS_DATA_DIR: this.data,
    });
    const pid = await until("the driver has started the program", 10, async () => {
      const [child] = await childrenOf(session.driverPid);
      return child;
    });
    this.running = { session, pid };
    return new Page(session);
  }

  get pid(): number {
    if (!this.running) throw new Error("it is not running");
    return this.running.pid;
  }

  /** Closes the window and waits until the program has ended by itself. */
  async close(): Promise<void> {
    if (!this.running) return;
    const { session, pid } = this.running;
    this.running = null;
    await session.close();
    await until("the program ends when its window is closed", 20, async () => !(await lives(pid)));
    await session.end();
  }

  /** Ends it in the middle of whatever it does, without a chance to tidy up. */
  async kill(): Promise<void> {
    if (!this.running) return;
    const { session, pid } = this.running;
    this.running = null;
    process.kill(pid, "SIGKILL");
    await until("the killed program is gone", 10, async () => !(await lives(pid)));
    await session.end();
  }

  async restart(): Promise<Page> {
    await this.close();
    return this.start();
  }

  /** Ends it, if it still runs, and removes every trace. */
  async dispose(): Promise<void> {
    await this.kill();
    await rm(this.data, { recursive: true, force: true });
    await rm(this.files, { recursive: true, force: true });
  }

  /** Every file the program keeps, with its content. */
  async kept(): Promise<{ name: string; content: Buffer }[]> {
    const entries = await readdir(this.data, { recursive: true, withFileTypes: true });
    return Promise.all(
      entries
        .filter((entry) => entry.isFile())
        .map(async (entry) => {
          const path = join(entry.parentPath, entry.name);
          return { name: path.slice(this.data.length + 1), content: await readFile(path) };
        }),
    );
  }
}

async function childrenOf(pid: number): Promise<number[]> {
  const list = await readFile(`/proc/${pid}/task/${pid}/children`, "utf8");
  return list.split(" ").filter(Boolean).map(Number);
}

/**
 * A process that has ended but that its parent has not asked about yet is a zombie and lives no more;
 * but as long as one of its threads is still ending, its files and their locks are still held.
 */
async function lives(pid: number): Promise<boolean> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => null);
  if (stat === null) return false;
  const threads = await readdir(`/proc/${pid}/task`).catch(() => []);
  return threads.length > 1 || !/\) [ZX] /.test(stat);
}
