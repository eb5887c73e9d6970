// How a draft run is asked for when nobody wants anything special.

import type { Caps, RunOptions } from "@/ipc/types";

export const noCaps: Caps = { mostTokens: null, mostCost: null };

export const plainRun: RunOptions = { rewrite: false, each: false, overnight: false, caps: noCaps };
