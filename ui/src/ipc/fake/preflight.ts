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
    Object.entries(words).flatMap(([reason, [one, more]]) => {
      const people = from.get(reason);
      if (!people) return [];
      const message = `${people.length} ${people.length === 1 ? one : more}`;
      return [{ reason, message, people: people.length, shown: people.slice(0, shownOfGroup) }];
    });
  return {
    ready,
    people: listed.size,
    groups: views(groups),
    warnings: views(warned),
    settings: world.settings.preflight,
  };
}

/** One and several, in the order in which the core lists them. */
const words: Record<string, [string, string]> = {
  blocked: ["blocked: names another attendee", "blocked: name other attendees"],
  unapproved: ["draft is not approved yet", "drafts are not approved yet"],
  skipped: ["draft is skipped", "drafts are skipped"],
  do_not_contact: [
    "person is on your do-not-contact list",
    "people are on your do-not-contact list",
  ],
  bounced: [
    "person is left out, since mails to them came back",
    "people are left out, since mails to them came back",
  ],
  exported: ["person was exported before", "people were exported before"],
  mailed_lately: [
    "person was mailed for another webinar a short time ago",
    "people were mailed for another webinar a short time ago",
  ],
  no_draft: ["person has no draft yet", "people have no draft yet"],
  no_address: ["person has no address", "people have no address"],
};
