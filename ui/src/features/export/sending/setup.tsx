// The service, its key, the sender, and a test that sends nothing. The key is typed once and never shown again.

import { clsx } from "clsx";
import { CircleAlert, CircleCheck, CircleQuestionMark, KeyRound } from "lucide-react";
import { useState } from "react";
import {
  useRemoveSendingKey,
  useSaveSendingKey,
  useSaveSendingSetup,
  useTestSending,
} from "@/api/sending";
import { Button } from "@/components/button";
import { Field, Input } from "@/components/field";
import { InlineError } from "@/components/inline-error";
import { Segmented } from "@/components/segmented";
import type { SendingSetup, SendingSetupView } from "@/ipc/types";

const signs = {
  works: { Icon: CircleCheck, tint: "text-good", label: "Works:" },
  fails: { Icon: CircleAlert, tint: "text-bad", label: "Problem:" },
  unknown: { Icon: CircleQuestionMark, tint: "text-third", label: "Not known:" },
};

export function Setup({ view, onDone }: { view: SendingSetupView; onDone: () => void }) {
  const [setup, setSetup] = useState(view.setup);
  const [secret, setSecret] = useState("");
  const save = useSaveSendingSetup();
  const saveKey = useSaveSendingKey();
  const remove = useRemoveSendingKey();
  const test = useTestSending();
  const isSendGrid = setup.service === "sendgrid";
  const change = (part: Partial<SendingSetup>) => {
    test.reset();
    setSetup({ ...setup, ...part });
  };
  /** The service as chosen; the key that is shown as saved belongs to it. */
  const choose = (service: SendingSetup["service"]) => {
    const next = { ...setup, service, baseUrl: "" };
    test.reset();
    setSetup(next);
    save.mutate({ setup: next });
  };
  const run = async () => {
    await save.mutateAsync({ setup });
    if (secret.trim() !== "") {
      await saveKey.mutateAsync({ secret });
      setSecret("");
    }
    await test.mutateAsync({});
  };
  const error = save.error ?? saveKey.error ?? remove.error ?? test.error;
  const isBusy = save.isPending || saveKey.isPending || test.isPending;
  const canTest = setup.fromEmail.trim() !== "" && (view.saved || secret.trim() !== "");

  return (
    <form
      aria-label="Set up sending"
      className="mt-3 flex flex-col gap-3 rounded-card border border-line bg-surface p-4"
      onSubmit={(event) => {
        event.preventDefault();
        // What fails is shown below.
        run().catch(() => undefined);
      }}
    >
      <div>
        <Segmented
          label="Service"
          value={setup.service}
          onChange={choose}
          choices={[
            { value: "sendgrid", label: "SendGrid" },
            { value: "resend", label: "Resend" },
          ]}
        />
      </div>
      {view.saved && (
        <div className="flex items-center gap-2">
          <KeyRound size={15} className="text-good" aria-hidden />
          <p className="mr-auto">A key is saved in your keychain.</p>
          <Button size="sm" busy={remove.isPending} onClick={() => remove.mutate({})}>
            Remove key
          </Button>
        </div>
      )}
      {view.keychain ? (
        <Field
          label={view.saved ? "Another key" : "Key"}
          optional={view.saved}
          hint={
            isSendGrid
              ? "Needs “Mail Send”. With “Suppressions” to read, bounces and unsubscribes are left out before a mail goes."
              : "“Sending access” is enough."
          }
        >
          <Input
            type="password"
            value={secret}
            onChange={(event) => setSecret(event.target.value)}
            placeholder={isSendGrid ? "SG.…" : "re_…"}
          />
        </Field>
      ) : (
        <p className="text-second">
          There is no open keychain on this computer, so no key can be saved and nothing can be sent
          from this window.
        </p>
      )}
      <div className="flex flex-col gap-3 mid:flex-row">
        <Field label="From" className="flex-1" hint="An address that the service knows as yours.">
          <Input
            inputMode="email"
            value={setup.fromEmail}
            onChange={(event) => change({ fromEmail: event.target.value })}
            placeholder="you@example.com"
          />
        </Field>
        <Field label="Name" optional className="flex-1">
          <Input
            value={setup.fromName}
            onChange={(event) => change({ fromName: event.target.value })}
          />
        </Field>
        <Field label="Replies to" optional className="flex-1">
          <Input
            inputMode="email"
            value={setup.replyTo}
            onChange={(event) => change({ replyTo: event.target.value })}
          />
        </Field>
      </div>
      <div className="flex flex-col gap-3 mid:flex-row">
        {isSendGrid && (
          <Field
            label="Unsubscribe group"
            optional
            className="flex-1"
            hint="Its number in SendGrid; SendGrid keeps the list then."
          >
            <Input
              inputMode="numeric"
              value={setup.unsubscribeGroup ?? ""}
              onChange={(event) => {
                const digits = event.target.value.replace(/\D/g, "").slice(0, 9);
                change({ unsubscribeGroup: digits === "" ? null : Number(digits) });
              }}
            />
          </Field>
        )}
        <Field
          label="Unsubscribe page"
          optional
          className="flex-1"
          hint="Without one, a reply unsubscribes."
        >
          <Input
            inputMode="url"
            value={setup.unsubscribeUrl}
            onChange={(event) => change({ unsubscribeUrl: event.target.value })}
            placeholder="https://"
          />
        </Field>
        <Field
          label="Server"
          optional
          className="flex-1"
          hint={view.euBaseUrl && isSendGrid ? `In the EU: ${view.euBaseUrl}` : undefined}
        >
          <Input
            inputMode="url"
            value={setup.baseUrl}
            onChange={(event) => change({ baseUrl: event.target.value })}
            placeholder={view.defaultBaseUrl}
          />
        </Field>
      </div>
      {error && <InlineError error={error} />}
      <div role="status">
        {test.data && (
          <ul aria-label="Result of the test" className="flex flex-col gap-1">
            {test.data.steps.map(({ state, message }) => {
              const { Icon, tint, label } = signs[state];
              return (
                <li key={message} className="flex items-start gap-2">
                  <Icon size={15} className={clsx("mt-0.5 shrink-0", tint)} aria-label={label} />
                  <span className="selectable wrap-anywhere">{message}</span>
                </li>
              );
            })}
          </ul>
        )}
      </div>
      <div className="flex gap-2">
        <Button
          type="submit"
          kind={view.isReady ? "secondary" : "primary"}
          busy={isBusy}
          disabled={!canTest}
        >
          Save and test
        </Button>
        <Button kind={view.isReady ? "primary" : "ghost"} onClick={onDone}>
          {view.isReady ? "Done" : "Not now"}
        </Button>
      </div>
    </form>
  );
}
