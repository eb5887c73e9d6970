// What the host tells by itself, once for the whole window: files over the window, files dropped,
// how far they are read, a click in the native menu, the progress of a job. The caller decides where to go with it.

import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { watchHost } from "@/ipc/client";
import type { ErrorView, HostEvent, JobView, StagingView } from "@/ipc/types";
import { keepPercent } from "./import-mutations";
import { keys } from "./keys";
import { keepJob } from "./mutations";
import { refreshWork } from "./query-client";
import { isAtWork, keepSending } from "./sending";

export interface HostListener {
  onFilesOver: (over: boolean) => void;
  onFilesDropped: (staging: StagingView | null, error: ErrorView | null) => void;
  onMenu: (action: string) => void;
  onJobEnded: (job: JobView) => void;
  onFailure: (error: unknown) => void;
}

/** While a job runs, lists are read again at most this often: a table that jumps cannot be read. */
const refreshEveryMillis = 1000;

/** Reads the lists again: at once when told so or when it is time, and later otherwise. */
class Refresher {
  private refreshedAt = 0;
  private later: number | undefined;

  constructor(private readonly client: QueryClient) {}

  refresh(atOnce: boolean): void {
    const wait = atOnce ? 0 : this.refreshedAt + refreshEveryMillis - Date.now();
    if (wait <= 0) {
      this.stop();
      this.refreshedAt = Date.now();
      void refreshWork(this.client);
    } else {
      this.later ??= window.setTimeout(() => this.refresh(true), wait);
    }
  }

  stop(): void {
    window.clearTimeout(this.later);
    this.later = undefined;
  }
}

function take(
  client: QueryClient,
  event: HostEvent,
  listener: HostListener,
  refresher: Refresher,
): void {
  switch (event.kind) {
    case "files_over":
    case "files_left":
      listener.onFilesOver(event.kind === "files_over");
      break;
    case "files_dropped":
      listener.onFilesOver(false);
      if (event.staging) client.setQueryData(keys.staging(event.staging.id), event.staging);
      listener.onFilesDropped(event.staging, event.error);
      break;
    case "staging":
      client.setQueryData(keys.staging(event.staging.id), event.staging);
      break;
    case "reading":
      keepPercent(client, event.staging, event.percent);
      break;
    case "menu":
      listener.onMenu(event.action);
      break;
    case "sending":
      keepSending(client, event.sending);
      refresher.refresh(!isAtWork(event.sending));
      break;
    case "job": {
      const hasEnded = event.job.state !== "running";
      keepJob(client, event.job);
      if (hasEnded) listener.onJobEnded(event.job);
      refresher.refresh(hasEnded);
    }
  }
}

export function useHostEvents(listener: HostListener): void {
  const client = useQueryClient();
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  });
  useEffect(() => {
    let open = true;
    const refresher = new Refresher(client);
    watchHost((event) => {
      if (open) take(client, event, latest.current, refresher);
    }).catch((error: unknown) => latest.current.onFailure(error));
    return () => {
      open = false;
      refresher.stop();
    };
  }, [client]);
}
