// The do-not-contact list and erasing people: asking and changing.

import { keepPreviousData, type QueryClient, useQuery } from "@tanstack/react-query";
import { call } from "@/ipc/client";
import { keys } from "./keys";
import { useCommand } from "./mutations";
import { refreshWork } from "./query-client";

/** Everything that says of people whether mail may go to them. */
const afterList = (client: QueryClient) =>
  Promise.all([client.invalidateQueries({ queryKey: keys.noContact }), refreshWork(client)]);

export const useNoContact = (search: string, most: number) =>
  useQuery({
    queryKey: [...keys.noContact, search, most],
    queryFn: () => call("no_contact_list", { search, from: 0, most }),
    placeholderData: keepPreviousData,
  });

/** Who would get a mail now, and who would not; it goes with the other answers about an export. */
export const usePreflight = (webinar: string, target: string, includeUnapproved: boolean) =>
  useQuery({
    queryKey: [...keys.webinar(webinar), "preflight", target, includeUnapproved],
    queryFn: () => call("preflight_get", { webinar, target, includeUnapproved }),
    placeholderData: keepPreviousData,
  });

export const useAddNoContact = () => useCommand("no_contact_add", afterList);
export const useLoadNoContact = () => useCommand("no_contact_load", afterList);
export const useRemoveNoContact = () => useCommand("no_contact_remove", afterList);
export const useSaveNoContact = () => useCommand("no_contact_save", () => undefined);
export const useNeverContact = () => useCommand("attendee_never_contact", afterList);
export const useErasePerson = () => useCommand("attendee_erase", afterList);

/** What erasing a person would take along. */
export const useErasure = (id: string, enabled: boolean) =>
  useQuery({
    queryKey: [...keys.attendee(id), "erasure"],
    queryFn: () => call("attendee_erasure", { id }),
    enabled,
    gcTime: 0,
  });
