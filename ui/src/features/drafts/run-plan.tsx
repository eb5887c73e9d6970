// What a run with a model will take, before anything is sent: whom it asks for, tokens, money, time;
// the limits that it keeps; and the exact text that would leave this computer.

import { Eye } from "lucide-react";
import { useState } from "react";
import { useEstimate } from "@/api/queries";
import { Button } from "@/components/button";
import { Switch } from "@/components/checkbox";
import { Field, Input } from "@/components/field";
import { InlineError } from "@/components/inline-error";
import type { EstimateView, RunOptions, RunScope } from "@/ipc/types";
import { aboutHowLong, dollars } from "@/lib/format";
import { counted } from "@/lib/words";
import { useModel } from "./engine-choice";
import { RequestDialog } from "./request-dialog";

/** "612 people, 74 calls": what is saved where the very same request would go for several. */
export function callsWords(estimate: EstimateView): string {
  const { people, ownCalls, sharedPeople, sharedCalls } = estimate;
  const calls = counted(ownCalls + sharedCalls, "call");
  if (sharedPeople === sharedCalls) return `${counted(people, "person", "people")}, ${calls}.`;
  const own =
    ownCalls > 0 ? `${ownCalls.toLocaleString("en-US")} for people with words of their own, ` : "";
  const share = `${sharedCalls.toLocaleString("en-US")} shared by ${sharedPeople.toLocaleString("en-US")} without`;
  return `${counted(people, "person", "people")}, ${calls}: ${own}${share}.`;
}

export function costWords(estimate: EstimateView, isOvernight: boolean): string {
  const tokens = estimate.promptTokens + estimate.completionTokens;
  const thousands = Math.max(1, Math.round(tokens / 1000)).toLocaleString("en-US");
  const when = isOvernight ? "by tomorrow" : aboutHowLong(estimate.seconds);
  if (estimate.cost === null) {
    return `About ${thousands},000 tokens, ${when}. What they cost is not known; you can enter the price in Settings.`;
  }
  const cost = `about ${dollars(estimate.cost)}`.replace("about under", "under");
  return `About ${thousands},000 tokens, ${cost}, ${when}.`;
}

function readLimit(text: string): number | null {
  const value = Number(text.replace(",", "."));
  return text.trim() !== "" && Number.isFinite(value) && value > 0 ? value : null;
}

export function RunPlan({
  webinarId,
  scope,
  options,
  onChange,
}: {
  webinarId: string;
  scope: RunScope;
  options: RunOptions;
  onChange: (options: RunOptions) => void;
}) {
  const estimate = useEstimate(webinarId, "openai", scope, options);
  const { isForHire } = useModel();
  const [looking, setLooking] = useState(false);
  const [limit, setLimit] = useState("");
  const isPriced = estimate.data?.cost != null;
  const isWrong = limit.trim() !== "" && readLimit(limit) === null;

  const setCap = (text: string) => {
    setLimit(text);
    const value = readLimit(text);
    onChange({
      ...options,
      caps: isPriced
        ? { mostTokens: null, mostCost: value }
        : { mostTokens: value === null ? null : Math.round(value * 1000), mostCost: null },
    });
  };

  return (
    <section
      aria-label="What it takes"
      className="flex flex-col gap-3 rounded-card border border-line bg-sunken p-4"
    >
      {estimate.isError && <InlineError error={estimate.error} />}
      <div role="status" className="tabular min-h-10">
        {estimate.data ? (
          <>
            <p>{callsWords(estimate.data)}</p>
            <p className="text-second">{costWords(estimate.data, options.overnight)}</p>
          </>
        ) : (
          !estimate.isError && <p className="text-second">Counting…</p>
        )}
      </div>
      <Switch
        checked={options.each}
        onChange={(each) => onChange({ ...options, each })}
        hint="Otherwise people who wrote nothing share a text with others of their kind; each still has their own greeting."
      >
        A call for each person
      </Switch>
      {isForHire && (
        <Switch
          checked={options.overnight}
          onChange={(overnight) => onChange({ ...options, overnight })}
          hint="The server writes when it has time, within 24 hours, and all mails come together. You can close the program meanwhile."
        >
          Overnight, at half the price
        </Switch>
      )}
      <div className="flex flex-wrap items-end justify-between gap-3">
        <Field
          label={
            isPriced
              ? "Stop before it costs more than, in $"
              : "Stop before, in thousands of tokens"
          }
          error={isWrong ? "A number above zero, or empty for no limit." : undefined}
          optional
        >
          <Input
            inputMode="decimal"
            value={limit}
            onChange={(event) => setCap(event.target.value)}
            className="max-w-40"
          />
        </Field>
        <Button icon={Eye} onClick={() => setLooking(true)}>
          See what would be sent
        </Button>
      </div>
      <RequestDialog webinarId={webinarId} open={looking} onOpenChange={setLooking} />
    </section>
  );
}
