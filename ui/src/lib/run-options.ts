// How a draft run is asked for when nobody wants anything special.

import type { Caps, RunOptions, RunScope } from "@/ipc/types";

export const noCaps: Caps = { mostTokens: null, mostCost: null };

export const plainRun: RunOptions = {
  rewrite: false,
  touched: false,
  each: false,
  overnight: false,
  caps: noCaps,
};

/** Everybody. */
export const everyTier: RunScope = { of: "tiers", tiers: [] };
