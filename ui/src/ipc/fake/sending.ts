// Sending, as the fake host plays it: every seventh mail fails, every ninth answer is lost.

import type { Answer, Args, CommandName } from "../client";
import type {
  HostEvent,
  RecipientState,
  RecipientView,
  SendingPlanView,
  SendingSetupView,
  SendingView,
  Tier,
} from "../types";
import { fault, found } from "./faults";
import { audienceOf, type World } from "./world";

type Name = Extract<CommandName, `sending_${string}` | `recipient_${string}`>;
type Handlers = { [N in Name]: (args: Args<N>) => Answer<N> };

const holdBackMillis = 60_000;
const stepMillis = 400;

interface FakeSending {
  view: SendingView;
  rows: RecipientView[];
  startsAt: number;
}

export function sendingHandlers(world: World, tell: (event: HostEvent) => void): Handlers {
  const urls = { sendgrid: "https://api.sendgrid.com", resend: "https://api.resend.com" };
  const setup: SendingSetupView = {
    setup: {
      service: "sendgrid",
      baseUrl: "",
      fromEmail: "",
      fromName: "",
      replyTo: "",
      unsubscribeGroup: null,
      unsubscribeUrl: "",
    },
    defaultBaseUrl: urls.sendgrid,
    euBaseUrl: "https://api.eu.sendgrid.com",
    saved: false,
    keychain: true,
    isReady: false,
  };
  if (world.canSend) {
    Object.assign(setup, { saved: true, isReady: true });
    Object.assign(setup.setup, { fromEmail: "gabriela@example.com", fromName: "Gabriela Reyes" });
  }
  let consentGivenAt: string | null = null;
  let latest: FakeSending | null = null;

  const shown = (): SendingSetupView => structuredClone(setup);
  const serviceName = () => (setup.setup.service === "sendgrid" ? "SendGrid" : "Resend");
  const approved = () =>
    [...world.drafts.values()]
      .map(({ view }) => view.item)
      .filter(
        (item) =>
          item.status === "approved" &&
          !latest?.rows.some(
            (row) => row.attendeeId === item.attendeeId && row.state === "unknown",
          ),
      );
  const plan = (): SendingPlanView => {
    const items = approved();
    const people = audienceOf(world).length;
    const tiers = (["hot", "warm", "cool", "cold", "no_show"] as Tier[])
      .map((tier) => ({ tier, mails: items.filter((item) => item.tier === tier).length, hours: 0 }))
      .filter(({ mails }) => mails > 0);
    const left = people - items.length;
    const { fromName, fromEmail } = setup.setup;
    return {
      service: serviceName(),
      from: fromName ? `${fromName} <${fromEmail}>` : fromEmail,
      mails: items.length,
      people,
      leftOut: [
        {
          reason: "unapproved",
          message: `${left} drafts are not approved yet`,
          people: left,
          labels: [],
        },
      ],
      unread: "",
      tiers,
      recipients: [],
      consent:
        "Everybody on this list agreed to get mail from me or from the organisation that I write for. SendGrid’s rules: except for transactional mail, everybody must have agreed to get mail from you yourself; bought lists and lists of others are not allowed.",
      policy: "SendGrid’s rules: everybody must have agreed.",
      consentGivenAt,
    };
  };
  const sending = (id?: string): FakeSending => {
    const it = found(latest ?? undefined, "sending");
    if (id !== undefined && it.view.id !== id)
      throw fault("not_found", "This is not there any more.");
    return it;
  };
  const count = (it: FakeSending): SendingView => {
    const of = (state: RecipientState) => it.rows.filter((row) => row.state === state).length;
    Object.assign(it.view, {
      sent: of("sent"),
      failed: of("failed"),
      unknown: of("unknown"),
      dropped: of("dropped"),
      suppressed: of("suppressed"),
      waiting: of("waiting"),
      underWay: of("sending"),
      secondsLeft:
        it.view.state === "holding" ? Math.max(0, Math.ceil((it.startsAt - Date.now()) / 1000)) : 0,
    });
    return structuredClone(it.view);
  };
  const told = (it: FakeSending): SendingView => {
    const view = count(it);
    tell({ kind: "sending", sending: view });
    return view;
  };
  const step = (it: FakeSending) => {
    if (it.view.state === "holding" && Date.now() >= it.startsAt) it.view.state = "sending";
    if (it.view.state !== "sending") return;
    const next = it.rows.findIndex((row) => row.state === "waiting");
    const row = it.rows[next];
    if (row) {
      row.state = next % 9 === 4 ? "unknown" : next % 7 === 5 ? "failed" : "sent";
      if (row.state === "unknown") row.reason = "api.sendgrid.com did not answer in time.";
      if (row.state === "failed") row.reason = "SendGrid finds the address invalid.";
      const draft = [...world.drafts.values()].find(
        ({ view }) => view.item.attendeeId === row.attendeeId,
      );
      if (draft && row.state === "sent") draft.view.item.status = "exported";
    } else {
      it.view.state = "done";
      it.view.endedAt = new Date().toISOString();
    }
    told(it);
  };
  const run = (it: FakeSending) => {
    const timer = setInterval(() => {
      step(it);
      if (it.view.state !== "holding" && it.view.state !== "sending") clearInterval(timer);
    }, stepMillis);
  };
  const decide = (id: string, state: RecipientState, reason: string): SendingView => {
    const it = sending();
    const row = found(
      it.rows.find((each) => each.id === id),
      "recipient",
    );
    Object.assign(row, { state, reason });
    if (state === "waiting" && it.view.state === "done") it.view.state = "paused";
    return told(it);
  };

  return {
    sending_setup_get: shown,
    sending_setup_save: ({ setup: next }) => {
      if (next.service !== setup.setup.service) setup.saved = false;
      if (JSON.stringify(next) !== JSON.stringify(setup.setup)) setup.isReady = false;
      setup.setup = structuredClone(next);
      setup.defaultBaseUrl = urls[next.service];
      setup.euBaseUrl = next.service === "sendgrid" ? "https://api.eu.sendgrid.com" : "";
      return shown();
    },
    sending_key_save: () => {
      Object.assign(setup, { saved: true, isReady: false });
      return shown();
    },
    sending_key_remove: () => {
      Object.assign(setup, { saved: false, isReady: false });
      return shown();
    },
    sending_test: () => {
      setup.isReady = setup.setup.fromEmail.includes("@");
      const { fromEmail } = setup.setup;
      return {
        works: setup.isReady,
        steps: [
          { state: "works", message: "The key works and may send mails." },
          setup.isReady
            ? { state: "works", message: `${fromEmail} is a verified sender.` }
            : { state: "fails", message: `${fromEmail} is no address.` },
          {
            state: "unknown",
            message: "Bounces and unsubscribes cannot be read (the key may not read it).",
          },
        ],
      };
    },
    sending_consent: () => {
      consentGivenAt = "2025-10-02T09:00:00Z";
      return null;
    },
    sending_test_mail: ({ to }) => {
      if (!/^\S+@\S+$/.test(to))
        throw fault("invalid", "This is no e-mail address. No test was sent.");
      return "Lori Hartsley";
    },
    sending_plan: plan,
    sending_start: ({ webinar, confirmed }) => {
      const items = approved();
      if (confirmed !== items.length) {
        throw fault("invalid", `${items.length} mails would be sent, not ${confirmed}.`);
      }
      latest = {
        startsAt: Date.now() + holdBackMillis,
        rows: items.map((item, at) => ({
          id: `recipient-${at}`,
          attendeeId: item.attendeeId,
          label: item.label,
          address: `${item.label.toLowerCase().replaceAll(/\W+/g, ".")}@example.com`,
          state: "waiting",
          reason: "",
          sendAt: null,
        })),
        view: {
          id: `sending-${Date.now()}`,
          webinarId: webinar,
          service: serviceName(),
          state: "holding",
          message: "",
          planned: items.length,
          sent: 0,
          failed: 0,
          unknown: 0,
          dropped: 0,
          suppressed: 0,
          waiting: items.length,
          underWay: 0,
          secondsLeft: 60,
          begunAt: new Date().toISOString(),
          endedAt: null,
        },
      };
      run(latest);
      return count(latest);
    },
    sending_resume: ({ id }) => {
      const it = sending(id);
      it.view.state = "sending";
      run(it);
      return count(it);
    },
    sending_pause: ({ id }) => {
      const it = sending(id);
      it.view.state = "paused";
      return told(it);
    },
    sending_stop: ({ id }) => {
      const it = sending(id);
      it.view.state = "stopped";
      it.view.endedAt = new Date().toISOString();
      return told(it);
    },
    sending_latest: () => (latest ? count(latest) : null),
    recipient_list: ({ states }) =>
      (latest?.rows ?? []).filter((row) => states.includes(row.state)).map((row) => ({ ...row })),
    recipient_drop: ({ id }) => decide(id, "dropped", "You took this person out."),
    recipient_arrived: ({ id }) => decide(id, "sent", "You say that it arrived."),
    recipient_again: ({ id }) => decide(id, "waiting", ""),
  };
}
