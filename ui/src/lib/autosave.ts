// Saves what a person types, without their asking: after a pause, and at once when they leave. One
// save is under way at a time and the latest text wins, so an older answer never follows a newer
// one. A failed save keeps the text and says so; the next change or `flush` tries again.

/** `clean`: all is saved. `waiting`: typed, not sent yet. `failed`: refused, the text is kept here. */
export type SaveState = "clean" | "waiting" | "saving" | "failed";

export interface AutosaveStatus {
  state: SaveState;
  /** Why the last save was refused. */
  error: unknown;
}

export class Autosave<T> {
  /** Everything in the window that is not stored yet. */
  private static readonly open = new Set<{ flush: () => Promise<boolean> }>();

  /** Whether nothing typed anywhere waits to be stored. */
  static get allClean(): boolean {
    return Autosave.open.size === 0;
  }

  /** Stores all that waits, before something that rests on it; true when that went well. */
  static async settle(): Promise<boolean> {
    const all = await Promise.all([...Autosave.open].map((each) => each.flush()));
    return all.every(Boolean);
  }

  private pending: { value: T } | null = null;
  private running: Promise<boolean> | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private listeners = new Set<() => void>();
  private current: AutosaveStatus = { state: "clean", error: null };

  constructor(
    private readonly save: (value: T) => Promise<unknown>,
    private readonly pauseMillis = 600,
  ) {}

  get status(): AutosaveStatus {
    return this.current;
  }

  get isClean(): boolean {
    return this.current.state === "clean";
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  push(value: T): void {
    this.pending = { value };
    if (!this.running) this.become("waiting");
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), this.pauseMillis);
  }

  /** Saves what is waiting; true when everything typed so far is stored. */
  flush(): Promise<boolean> {
    clearTimeout(this.timer);
    this.running ??= this.drain().finally(() => {
      this.running = null;
    });
    return this.running;
  }

  /** Forgets what is not saved yet. */
  drop(): void {
    clearTimeout(this.timer);
    this.pending = null;
    this.become("clean");
  }

  private async drain(): Promise<boolean> {
    while (this.pending) {
      const attempt = this.pending;
      this.become("saving");
      try {
        await this.save(attempt.value);
      } catch (error) {
        this.become("failed", error);
        return false;
      }
      if (this.pending === attempt) this.pending = null;
    }
    this.become("clean");
    return true;
  }

  private become(state: SaveState, error: unknown = null): void {
    this.current = { state, error };
    if (state === "clean") Autosave.open.delete(this);
    else Autosave.open.add(this);
    for (const listener of this.listeners) listener();
  }
}
