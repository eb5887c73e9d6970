// A run over what somebody chose: how many get a mail, who is left alone and why, what it takes, and one
// button that says how many.

import { useState } from "react";
import { useStartDrafts } from "@/api/mutations";
import { useEstimate } from "@/api/queries";
import { Button } from "@/components/button";
import { Switch } from "@/components/checkbox";
import { Dialog } from "@/components/dialog";
import { InlineError } from "@/components/inline-error";
import { said } from "@/components/toast";
import type { Engine, EstimateView } from "@/ipc/types";
import { type AskedRun, useAskedRun } from "@/lib/asked-run";
import { plainRun } from "@/lib/run-options";
import { counted } from "@/lib/words";
import { EngineChoice, useModel } from "./engine-choice";
import { leftOf, leftWords } from "./left-alone";
import { RunPlan } from "./run-plan";
import { isAtWork, useOpenRun } from "./run-strip";

const handed = ["edited", "noted", "approved"] as const;

/** Mounted once, by the frame of a webinar. */
export function AskedRunDialog() {
  const asked = useAskedRun((state) => state.asked);
  const close = useAskedRun((state) => state.close);
  return asked && <RunDialog asked={asked} onClose={close} />;
}

function RunDialog({ asked, onClose }: { asked: AskedRun; onClose: () => void }) {
  const { webinarId, scope } = asked;
  const [wanted, setWanted] = useState<Engine | null>(null);
  const [options, setOptions] = useState({ ...plainRun, rewrite: asked.rewrite });
  const { preferred, isReady } = useModel();
  const engine = wanted ?? (isReady ? preferred : "templates");
  const estimate = useEstimate(webinarId, engine, scope, options);
  const start = useStartDrafts();
  const isRunning = isAtWork(useOpenRun(webinarId));
  const people = estimate.data?.people ?? 0;

  const write = () =>
    start.mutate(
      { webinar: webinarId, engine, scope, options },
      {
        onSuccess: ({ total }) => {
          onClose();
          said(`Writing ${counted(total, "mail")}. Undo takes all of them back.`);
        },
      },
    );
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={asked.rewrite ? "Write again" : "Write drafts"}
      focusSelf
      className="flex flex-col"
    >
      <form
        className="flex min-h-0 flex-col"
        onSubmit={(event) => {
          event.preventDefault();
          write();
        }}
      >
        <div className="flex min-h-0 flex-col gap-4 overflow-y-auto px-5 pt-2 pb-4">
          {estimate.isError && <InlineError error={estimate.error} />}
          <div role="status" className="min-h-5 text-second">
            {estimate.data && <Whom estimate={estimate.data} rewrite={options.rewrite} />}
          </div>
          <Overruling
            estimate={estimate.data}
            asked={asked}
            options={options}
            onChange={setOptions}
          />
          <EngineChoice value={engine} onChange={setWanted} />
          {engine === "openai" && people > 0 && (
            <RunPlan webinarId={webinarId} scope={scope} options={options} onChange={setOptions} />
          )}
          {start.isError && <InlineError error={start.error} />}
        </div>
        <div className="flex items-center gap-4 border-t border-line px-5 py-3">
          <p className="min-w-0 flex-1 text-second">
            {isRunning
              ? "Drafts are being written for this webinar already."
              : options.rewrite && "The texts before stay as versions."}
          </p>
          <Button
            type="submit"
            kind="primary"
            busy={start.isPending}
            disabled={people === 0 || isRunning}
          >
            {options.rewrite
              ? `Write ${counted(people, "mail")} again`
              : `Write ${counted(people, "mail")}`}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function Whom({ estimate, rewrite }: { estimate: EstimateView; rewrite: boolean }) {
  const { people, left } = estimate;
  return (
    <>
      <p className="tabular text-ink">
        {people === 0
          ? "Nobody of these gets a mail."
          : `${counted(people, "person gets", "people get")} a ${rewrite ? "new text" : "mail"}.`}
      </p>
      {left.length > 0 && <p className="tabular">{leftWords(left)}</p>}
    </>
  );
}

/** The ways to write over what is there, each only where it would change something. */
function Overruling({
  estimate,
  asked,
  options,
  onChange,
}: {
  estimate: EstimateView | undefined;
  asked: AskedRun;
  options: typeof plainRun;
  onChange: (options: typeof plainRun) => void;
}) {
  if (!estimate) return null;
  const offersAnew =
    !asked.rewrite && (options.rewrite || leftOf(estimate.left, ["has_draft"]) > 0);
  const touched = leftOf(estimate.left, handed);
  const offersTouched = options.rewrite && (options.touched || touched > 0);
  return (
    <>
      {offersAnew && (
        <Switch
          checked={options.rewrite}
          onChange={(rewrite) => onChange({ ...options, rewrite, touched: false })}
          hint="Otherwise only those without a draft get one."
        >
          Write again what is there
        </Switch>
      )}
      {offersTouched && (
        <Switch
          checked={options.touched}
          onChange={(next) => onChange({ ...options, touched: next })}
          hint="Approvals are taken back, notes stay. What is skipped or exported is never touched."
        >
          Also what you edited, noted on or approved
        </Switch>
      )}
    </>
  );
}
