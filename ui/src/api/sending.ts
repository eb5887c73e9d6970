// Sending through the user's mail service: its set-up, the plan, the sending at work and what became of each person.

import { type QueryClient, useQuery } from "@tanstack/react-query";
import { call } from "@/ipc/client";
import type { RecipientState, SendingSetupView, SendingView } from "@/ipc/types";
import { keys } from "./keys";
import { useCommand } from "./mutations";
import { refreshWork } from "./query-client";

/** A sending tells of itself; asked again for the case that a word was missed. */
const atWorkMillis = 1000;

/** How many people of a state are shown. */
const mostRecipients = 200;

export const isAtWork = ({ state }: SendingView): boolean =>
  state === "holding" || state === "sending";

export function keepSending(client: QueryClient, sending: SendingView): void {
  client.setQueryData(keys.sending(sending.webinarId), sending);
  void client.invalidateQueries({ queryKey: keys.allRecipients });
}

const keepSetup = (client: QueryClient, setup: SendingSetupView) => {
  client.setQueryData(keys.sendingSetup, setup);
  return client.invalidateQueries({ queryKey: keys.allWebinars });
};

export const useSendingSetup = () =>
  useQuery({ queryKey: keys.sendingSetup, queryFn: () => call("sending_setup_get") });

export const useSending = (webinar: string) =>
  useQuery({
    queryKey: keys.sending(webinar),
    queryFn: () => call("sending_latest", { webinar }),
    refetchInterval: ({ state }) => (state.data && isAtWork(state.data) ? atWorkMillis : false),
  });

/** Asks the service for whom it would drop, so only while the plan is looked at. */
export const useSendingPlan = (webinar: string, enabled: boolean) =>
  useQuery({
    queryKey: keys.sendingPlan(webinar),
    queryFn: () => call("sending_plan", { webinar, schedule: [] }),
    enabled,
  });

export const useRecipients = (sending: string, states: RecipientState[]) =>
  useQuery({
    queryKey: keys.recipients(sending, states),
    queryFn: () => call("recipient_list", { sending, states, offset: 0, most: mostRecipients }),
  });

export const useSaveSendingSetup = () => useCommand("sending_setup_save", keepSetup);
export const useSaveSendingKey = () => useCommand("sending_key_save", keepSetup);
export const useRemoveSendingKey = () => useCommand("sending_key_remove", keepSetup);
export const useTestSending = () =>
  useCommand("sending_test", (client) => client.invalidateQueries({ queryKey: keys.sendingSetup }));
export const useGiveConsent = () =>
  useCommand("sending_consent", (client, _answer, { webinar }) =>
    client.invalidateQueries({ queryKey: keys.sendingPlan(webinar) }),
  );
export const useTestMail = () => useCommand("sending_test_mail", () => undefined);

export const useStartSending = () => useCommand("sending_start", keepSending);
export const useResumeSending = () => useCommand("sending_resume", keepSending);
export const usePauseSending = () => useCommand("sending_pause", keepSending);
export const useStopSending = () =>
  useCommand("sending_stop", (client, sending) => {
    keepSending(client, sending);
    return refreshWork(client);
  });
export const useDropRecipient = () => useCommand("recipient_drop", keepSending);
export const useMarkArrived = () => useCommand("recipient_arrived", keepSending);
export const useSendAgain = () => useCommand("recipient_again", keepSending);
