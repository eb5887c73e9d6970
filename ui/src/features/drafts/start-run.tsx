// The empty Drafts page: who gets a mail, who writes it, one button that says how many.

import { clsx } from "clsx";
import { Sparkles } from "lucide-react";
import { useState } from "react";
import { useStartDrafts } from "@/api/mutations";
import { useOverview } from "@/api/queries";
import { Button } from "@/components/button";
import { InlineError } from "@/components/inline-error";
import { TierBadge } from "@/components/tier-badge";
import type { Engine, RunScope, Tier, WebinarCounts } from "@/ipc/types";
import { plainRun } from "@/lib/run-options";
import { counted, tiers } from "@/lib/words";
import { EngineChoice, useModel } from "./engine-choice";
import { RunPlan } from "./run-plan";
import { isAtWork, RunState, useOpenRun } from "./run-strip";

export function StartRun({ webinarId, counts }: { webinarId: string; counts: WebinarCounts }) {
  const start = useStartDrafts();
  const overview = useOverview(webinarId);
  const run = useOpenRun(webinarId);
  const { preferred, isReady } = useModel();
  const [wanted, setWanted] = useState<Engine | null>(null);
  const [left, setLeft] = useState<ReadonlySet<Tier>>(new Set());
  const [options, setOptions] = useState(plainRun);

  const engine = wanted ?? (isReady ? preferred : "templates");
  const chosen = tiers.filter((tier) => !left.has(tier));
  const scope: RunScope = { of: "tiers", tiers: chosen };
  const everybody = left.size === 0;
  const without = counts.people - counts.mailable;
  const people = (tier: Tier) =>
    overview.data?.tiers.find((each) => each.tier === tier)?.people ?? 0;
  const count = everybody ? counts.mailable : chosen.reduce((sum, tier) => sum + people(tier), 0);
  const toggle = (tier: Tier) => {
    const next = new Set(left);
    if (!next.delete(tier)) next.add(tier);
    setLeft(next);
  };

  if (run && isAtWork(run)) {
    return (
      <div className="mx-auto flex h-full w-full max-w-reading flex-col justify-center px-6 py-12">
        <h2 className="mb-1 text-title font-title">Writing the drafts</h2>
        <p className="mb-4 text-second">
          {run.state === "overnight"
            ? "All mails appear here together, by tomorrow. You can close the program: what is ready is fetched when it is open."
            : "Each mail appears here as it is written. You can go on elsewhere meanwhile."}
        </p>
        <RunState job={run} />
      </div>
    );
  }
  return (
    <div className="h-full overflow-y-auto">
      <div className="mx-auto flex min-h-full max-w-reading flex-col justify-center gap-5 px-6 py-10">
        <div>
          <h2 className="text-title font-title">A mail for each of them</h2>
          <p className="mt-1 text-second">
            Written from what each person did and said. You read every mail before it goes anywhere.
          </p>
        </div>
        {run && (
          <div className="rounded-card border border-line bg-sunken p-4">
            <RunState job={run} />
          </div>
        )}
        <fieldset>
          <legend className="mb-2 text-second">For</legend>
          <div className="flex flex-wrap gap-2">
            {tiers.map((tier) => (
              <button
                key={tier}
                type="button"
                aria-pressed={!left.has(tier)}
                onClick={() => toggle(tier)}
                className={clsx(
                  "rounded-tag border p-0.5 transition-colors",
                  left.has(tier) ? "border-line line-through" : "border-line-strong",
                )}
              >
                <TierBadge tier={tier} {...(overview.data ? { count: people(tier) } : {})} />
              </button>
            ))}
          </div>
          {without > 0 && (
            <p className="mt-2 text-caption text-second">
              {counted(without, "person has", "people have")} no address and{" "}
              {without === 1 ? "gets" : "get"} no mail.
            </p>
          )}
        </fieldset>
        <fieldset>
          <legend className="mb-2 text-second">Written by</legend>
          <EngineChoice value={engine} onChange={setWanted} />
        </fieldset>
        {engine === "openai" && chosen.length > 0 && (
          <RunPlan webinarId={webinarId} scope={scope} options={options} onChange={setOptions} />
        )}
        {start.isError && <InlineError error={start.error} />}
        <div>
          <Button
            kind="primary"
            size="lg"
            icon={Sparkles}
            disabled={count === 0}
            busy={start.isPending}
            onClick={() => start.mutate({ webinar: webinarId, engine, scope, options })}
          >
            {everybody || without === 0
              ? `Draft ${counted(count, "mail")}`
              : `Draft up to ${counted(count, "mail")}`}
          </Button>
        </div>
      </div>
    </div>
  );
}
