// The do-not-contact list and erasing people. The fake host finds addresses by their "@" alone.

import type { Answer, Args } from "../client";
import type { NoContactAddedView, NoContactEntryView, NoContactReason } from "../types";
import { found } from "./faults";
import type { World } from "./world";

const entry = (
  who: string,
  reason: NoContactReason,
  source: string,
  addedAt = "2025-10-01T16:00:00Z",
): NoContactEntryView => ({ who, isDomain: !who.includes("@"), reason, source, addedAt });

export const inventedNoContact = (): NoContactEntryView[] => [
  entry("competitor.example", "by_hand", "by hand"),
  entry("tim.k@example.com", "unsubscribed", "unsubscribed_members_export.csv"),
  entry("old.lead@example.org", "bounced", "suppression_bounces.csv", "2025-09-02T08:00:00Z"),
  entry(
    "cross.person@example.net",
    "complained",
    "suppression_spam_reports.csv",
    "2025-09-02T08:00:00Z",
  ),
];

/** Why no mail may go to an address. */
export function reasonFor(world: World, email: string | null): NoContactReason | null {
  const hit = world.noContact.find(({ who, isDomain }) =>
    isDomain ? (email?.endsWith(`@${who}`) ?? false) : who === email,
  );
  return hit?.reason ?? null;
}

export function contactHandlers(world: World) {
  const add = (list: NoContactEntryView[], label: string): NoContactAddedView => {
    const fresh = list.filter(({ who }) => !world.noContact.some((known) => known.who === who));
    world.noContact = [...fresh, ...world.noContact];
    return {
      label,
      added: fresh.length,
      known: list.length - fresh.length,
      unread: [],
      unreadLines: 0,
    };
  };
  const person = (id: string) =>
    found(
      world.people.find((each) => each.row.id === id),
      "person",
    );
  const erasure = (id: string): Answer<"attendee_erasure"> => {
    const { row, messages } = person(id);
    return {
      id,
      label: row.name || (row.email ?? ""),
      hasAddress: row.email !== null,
      webinars: [world.details.title],
      others: [],
      words: messages.length,
      drafts: [...world.drafts.values()].filter(({ view }) => view.item.attendeeId === id).length,
    };
  };
  return {
    no_contact_list: ({
      search,
      from,
      most,
    }: Args<"no_contact_list">): Answer<"no_contact_list"> => {
      const hits = world.noContact.filter(({ who }) => who.includes(search.toLowerCase()));
      return {
        entries: hits.slice(from, from + most),
        found: hits.length,
        total: world.noContact.length,
        erased: world.erased,
      };
    },
    no_contact_add: ({ text }: Args<"no_contact_add">): NoContactAddedView => {
      const words = text.split(/[\n,;]/).map((word) => word.trim());
      const good = words.filter((word) => word.includes("."));
      const bad = words.map((word, index) => ({ line: index + 1, text: word }));
      const unread = bad.filter(({ text: word }) => word !== "" && !word.includes("."));
      const list = good.map((word) =>
        entry(word.replace(/^@/, "").toLowerCase(), "by_hand", "by hand"),
      );
      return { ...add(list, "pasted lines"), unread, unreadLines: unread.length };
    },
    no_contact_load: () => ({
      ...add(
        [entry("left.us@example.com", "unsubscribed", "unsubscribed_members_export.csv")],
        "Mailchimp unsubscribed contacts",
      ),
      unread: [{ line: 14, text: "not an address" }],
      unreadLines: 1,
    }),
    no_contact_remove: ({ entries }: Args<"no_contact_remove">) => {
      const before = world.noContact.length;
      world.noContact = world.noContact.filter(({ who }) => !entries.includes(who));
      return before - world.noContact.length;
    },
    no_contact_save: () => "do-not-contact.csv",
    attendee_never_contact: ({ ids }: Args<"attendee_never_contact">) => {
      const emails = ids.flatMap((id) => person(id).row.email ?? []);
      return add(
        emails.map((email) => entry(email, "by_hand", "by hand")),
        "",
      ).added;
    },
    attendee_erasure: ({ id }: Args<"attendee_erasure">) => erasure(id),
    attendee_erase: ({ id }: Args<"attendee_erase">) => {
      const view = erasure(id);
      for (const [key, { view: draft }] of world.drafts) {
        if (draft.item.attendeeId === id) world.drafts.delete(key);
      }
      world.people = world.people.filter(({ row }) => row.id !== id);
      world.erased += 1;
      world.undo = [];
      return view;
    },
  };
}
