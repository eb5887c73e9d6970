// What would be sent: who and when, a test to oneself, the statement of consent, and the number that confirms it.

import { Send } from "lucide-react";
import { type FormEvent, useState } from "react";
import { useGiveConsent, useSendingPlan, useStartSending } from "@/api/sending";
import { Button } from "@/components/button";
import { Field, Input } from "@/components/field";
import { InlineError } from "@/components/inline-error";
import { Select } from "@/components/select";
import { SkeletonLines } from "@/components/skeleton";
import { TierBadge } from "@/components/tier-badge";
import type { SendingPlanView, Tier } from "@/ipc/types";
import { counted, listed, tierName } from "@/lib/words";
import { TestMail } from "./test-mail";

/** Hours that a tier may wait; a service holds a mail for three days at most. */
const delays = [0, 1, 2, 4, 6, 12, 24, 48, 72] as const;

const delayChoices = delays.map((hours) => ({
  value: String(hours),
  label: hours === 0 ? "at once" : `in ${counted(hours, "hour")}`,
}));

export function Plan({ webinarId }: { webinarId: string }) {
  const plan = useSendingPlan(webinarId, true);
  if (plan.isError) {
    return (
      <InlineError
        error={plan.error}
        className="mt-3"
        action={<Button onClick={() => plan.refetch()}>Try again</Button>}
      />
    );
  }
  if (!plan.data) {
    return (
      <div className="mt-3">
        <SkeletonLines lines={3} label="The service is asked whom it would leave out" />
      </div>
    );
  }
  return <Confirm webinarId={webinarId} plan={plan.data} onRefused={() => plan.refetch()} />;
}

function Confirm({
  webinarId,
  plan,
  onRefused,
}: {
  webinarId: string;
  plan: SendingPlanView;
  /** The list may have changed since it was shown. */
  onRefused: () => void;
}) {
  const [hours, setHours] = useState<Partial<Record<Tier, number>>>({});
  const [typed, setTyped] = useState("");
  const consent = useGiveConsent();
  const start = useStartSending();
  const isConfirmed = typed.trim() === String(plan.mails);
  const isDelayed = plan.tiers.some(({ tier }) => (hours[tier] ?? 0) > 0);

  if (plan.mails === 0) {
    return (
      <p className="mt-3 rounded-card border border-line bg-surface p-4 text-second">
        No mail waits to be sent.{" "}
        {plan.leftOut.length > 0 && `${listed(plan.leftOut.map(({ message }) => message))}.`}
      </p>
    );
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const schedule = plan.tiers.flatMap(({ tier }) => {
      const wait = hours[tier] ?? 0;
      return wait > 0 ? [{ tier, hours: wait }] : [];
    });
    start.mutate({ webinar: webinarId, schedule, confirmed: plan.mails }, { onError: onRefused });
  };
  return (
    <form
      aria-label="Confirm the sending"
      onSubmit={submit}
      className="mt-3 flex flex-col gap-4 rounded-card border border-line bg-surface p-4"
    >
      <div>
        <p>
          <strong className="font-section">{counted(plan.mails, "mail")}</strong> from{" "}
          <bdi className="selectable wrap-anywhere">{plan.from}</bdi> through {plan.service}
        </p>
        {plan.leftOut.length > 0 && (
          <p className="text-second">
            Without a mail: {listed(plan.leftOut.map(({ message }) => message))}.
          </p>
        )}
        {plan.unread && <p className="text-warm">Could not be read: {plan.unread}.</p>}
      </div>
      <ul className="border-t border-line">
        {plan.tiers.map(({ tier, mails }) => (
          <li key={tier} className="flex items-center gap-3 border-b border-line py-1.5">
            <TierBadge tier={tier} className="w-24" />
            <span className="tabular flex-1">{counted(mails, "mail")}</span>
            <div className="w-36">
              <Select
                aria-label={`When ${tierName[tier]} goes`}
                value={String(hours[tier] ?? 0)}
                onChange={(value) => setHours({ ...hours, [tier]: Number(value) })}
                choices={delayChoices}
              />
            </div>
          </li>
        ))}
      </ul>
      {isDelayed && (
        <p className="text-caption text-second">
          {plan.service} keeps mails that go later. Once it has them, they can be stopped in{" "}
          {plan.service} only.
        </p>
      )}
      <TestMail webinarId={webinarId} />
      {plan.consentGivenAt ? (
        <p className="text-second">
          You stated the consent of these people on{" "}
          {new Date(plan.consentGivenAt).toLocaleDateString("en-US", { dateStyle: "long" })}.
        </p>
      ) : (
        <div className="flex flex-col items-start gap-2 rounded-control bg-warm-soft px-3 py-2">
          <p>{plan.consent}</p>
          <Button busy={consent.isPending} onClick={() => consent.mutate({ webinar: webinarId })}>
            I state this
          </Button>
          {consent.isError && <InlineError error={consent.error} />}
        </div>
      )}
      {start.isError && <InlineError error={start.error} />}
      <div className="flex items-end gap-3">
        <Field label={`Type ${plan.mails} to confirm`} className="w-36">
          <Input
            inputMode="numeric"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        </Field>
        <Button
          type="submit"
          kind="primary"
          icon={Send}
          busy={start.isPending}
          disabled={!isConfirmed || !plan.consentGivenAt}
        >
          Send {counted(plan.mails, "mail")} in a minute
        </Button>
      </div>
      <p className="text-caption text-second">
        Nothing leaves for 60 seconds, and you can stop it until then.
      </p>
    </form>
  );
}
