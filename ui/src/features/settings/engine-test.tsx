// Asks the server what works, step by step, before a whole list depends on it.

import { clsx } from "clsx";
import { CircleAlert, CircleCheck, CircleQuestionMark } from "lucide-react";
import { useTestEngine } from "@/api/mutations";
import { Button } from "@/components/button";
import { InlineError } from "@/components/inline-error";
import type { EngineTestStepView } from "@/ipc/types";

const signs = {
  works: { Icon: CircleCheck, tint: "text-good", label: "Works:" },
  fails: { Icon: CircleAlert, tint: "text-bad", label: "Problem:" },
  unknown: { Icon: CircleQuestionMark, tint: "text-third", label: "Not known:" },
};

function Step({ step: { state, message } }: { step: EngineTestStepView }) {
  const { Icon, tint, label } = signs[state];
  return (
    <li className="flex items-start gap-2">
      <Icon size={15} className={clsx("mt-0.5 shrink-0", tint)} aria-label={label} />
      <span className={clsx("selectable", state === "unknown" && "text-second")}>{message}</span>
    </li>
  );
}

export function EngineTest({ disabled }: { disabled: boolean }) {
  const test = useTestEngine();
  return (
    <div className="flex flex-col gap-2">
      <div>
        <Button busy={test.isPending} disabled={disabled} onClick={() => test.mutate({})}>
          Test the connection
        </Button>
      </div>
      {test.isError && <InlineError error={test.error} />}
      <div role="status">
        {test.data && (
          <ul aria-label="Result of the test" className="flex flex-col gap-1">
            {test.data.steps.map((step) => (
              <Step key={step.message} step={step} />
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}
