// The door to whatever runs the commands: the desktop shell, or the fake in memory. The constant
// VITE_HOST is replaced at build time, so that a real build holds no trace of the fake.

import { Channel, invoke } from "@tauri-apps/api/core";
import type { HostEvent } from "./types";

export interface Host {
  /** Runs a command of the core; rejects with what the core threw. */
  invoke: (name: string, args: Record<string, unknown>) => Promise<unknown>;
  /** Reports what happens without being asked (drops, menu, jobs) until the window closes. */
  watch: (onEvent: (event: HostEvent) => void) => Promise<void>;
}

const desktop: Host = {
  invoke: (name, args) => invoke(name, args),
  watch: async (onEvent) => {
    const channel = new Channel<HostEvent>();
    channel.onmessage = onEvent;
    await invoke("host_watch", { channel });
  },
};

let chosen: Promise<Host> | null = null;

export function host(): Promise<Host> {
  chosen ??=
    import.meta.env.VITE_HOST === "fake"
      ? import("./fake").then((module) => module.fakeHost())
      : Promise.resolve(desktop);
  return chosen;
}

/** Puts a host in place for a unit test. */
export function setHost(host: Host): void {
  chosen = Promise.resolve(host);
}
