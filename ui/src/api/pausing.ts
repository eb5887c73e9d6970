// Runs that were asked to pause. The core says "running" until the answers that are under way are in,
// which can take a while; wherever a run is shown, it says "pausing" until then.

import { create } from "zustand";
import type { JobView } from "@/ipc/types";

interface Pausing {
  ids: ReadonlySet<string>;
  add: (id: string) => void;
  remove: (id: string) => void;
}

export const usePausing = create<Pausing>((set) => ({
  ids: new Set(),
  add: (id) => set(({ ids }) => ({ ids: new Set([...ids, id]) })),
  remove: (id) => set(({ ids }) => ({ ids: new Set([...ids].filter((each) => each !== id)) })),
}));

export const useIsPausing = (job: JobView): boolean =>
  usePausing((state) => state.ids.has(job.id)) &&
  (job.state === "running" || job.state === "queued");
