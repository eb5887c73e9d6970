// The question to the core about its table of people, and what it is when nothing is asked for.

import type { Between, PeopleQuery } from "@/ipc/types";

export const anywhere: Between = { from: null, to: null };

/** Everybody who counts as audience, in the order of the priority list. */
export const everybody: PeopleQuery = {
  search: "",
  tiers: [],
  standings: [],
  drafts: [],
  domains: [],
  locations: [],
  score: anywhere,
  focus: anywhere,
  attendance: anywhere,
  asked: false,
  unanswered: false,
  leftEarly: false,
  beforeOffer: false,
  leftOut: false,
  sort: "rank",
  reversed: false,
};

export const isOpen = ({ from, to }: Between): boolean => from === null && to === null;
