// What the host tells by itself, once for the whole window: files over the window, files dropped,
// a click in the native menu, the progress of a job. The caller decides where to go with it.

import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { watchHost } from "@/ipc/client";
import type { ErrorView, HostEvent, JobView, StagingView } from "@/ipc/types";
import { keys } from "./keys";
import { keepJob } from "./mutations";
import { refreshWork } from "./query-client";

export interface HostListener {
  onFilesOver: (over: boolean) => void;
  onFilesDropped: (staging: StagingView | null, error: ErrorView | null) => void;
  onMenu: (action: string) => void;
  onJobEnded: (job: JobView) => void;
  onFailure: (error: unknown) => void;
}

/** While a job runs, lists are read again at most this often: a table that jumps cannot be read. */
const refreshEveryMillis = 1000;

/** Passes one event on. `refreshedAt` is when the lists were last read again. */
function take(client: QueryClient, event: HostEvent, listener: HostListener, refreshedAt: number) {
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
    case "menu":
      listener.onMenu(event.action);
      break;
    case "job": {
      keepJob(client, event.job);
      const now = Date.now();
      if (event.job.state !== "running") listener.onJobEnded(event.job);
      if (event.job.state !== "running" || now - refreshedAt > refreshEveryMillis) {
        void refreshWork(client);
        return now;
      }
    }
  }
  return refreshedAt;
}

export function useHostEvents(listener: HostListener): void {
  const client = useQueryClient();
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  });
  useEffect(() => {
    let open = true;
    let refreshedAt = 0;
    watchHost((event) => {
      if (open) refreshedAt = take(client, event, latest.current, refreshedAt);
    }).catch((error: unknown) => latest.current.onFailure(error));
    return () => {
      open = false;
    };
  }, [client]);
}
