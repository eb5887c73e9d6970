// The last look before mails go out: who of the invented people goes and who does not.

import type { PreflightGroupView, PreflightPersonView, PreflightView } from "../types";
import { reasonFor } from "./contact";
import { audienceOf, peopleWithDrafts, type World } from "./world";

/** As many people as the core shows of a group. */
const shownOfGroup = 20;

export function preflight(world: World, includeUnapproved: boolean): PreflightView {
  const groups = new Map<string, PreflightPersonView[]>();
  const warned = new Map<string, PreflightPersonView[]>();
  const put = (into: Map<string, PreflightPersonView[]>, why: string, one: PreflightPersonView) =>
    into.set(why, [...(into.get(why) ?? []), one]);
  const listed = new Set(audienceOf(world).map(({ row }) => row.id));
  let ready = 0;
  for (const { row } of peopleWithDrafts(world).filter((person) => listed.has(person.row.id))) {
    const { draft } = row;
    const one = { id: row.id, draft: draft?.id ?? null, label: row.name || (row.email ?? "") };
    const isMailed = world.mailedLately.includes(row.email ?? "");
    const why =
      (row.email === null && "no_address") ||
      (reasonFor(world, row.email) === "bounced" && "bounced") ||
      (reasonFor(world, row.email) && "do_not_contact") ||
      (!draft && "no_draft") ||
      (draft?.status === "skipped" && "skipped") ||
      (draft?.gravest === "block" && "blocked") ||
      (draft?.status === "to_review" && !includeUnapproved && "unapproved") ||
      (isMailed && world.settings.preflight.leaveOutMailed && "mailed_lately");
    if (why) {
      put(groups, why, one);
      continue;
    }
    ready += 1;
    if (isMailed) put(warned, "mailed_lately", one);
    if (draft?.status === "exported") put(warned, "exported", one);
  }
  const views = (from: typeof groups): PreflightGroupView[] =>
    [...from].map(([reason, people]) => ({
      reason,
      message: `${people.length} ${words[reason] ?? reason}`,
      people: people.length,
      shown: people.slice(0, shownOfGroup),
    }));
  return {
    ready,
    people: listed.size,
    groups: views(groups),
    warnings: views(warned),
    settings: world.settings.preflight,
  };
}

const words: Record<string, string> = {
  no_address: "people have no address",
  bounced: "people are left out, since mails to them came back",
  do_not_contact: "people are on your do-not-contact list",
  no_draft: "people have no draft yet",
  skipped: "drafts are skipped",
  blocked: "drafts are blocked by a check",
  unapproved: "drafts are not approved yet",
  mailed_lately: "people were mailed for another webinar a short time ago",
  exported: "people were exported before",
};
