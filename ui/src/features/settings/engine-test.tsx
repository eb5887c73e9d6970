// Asks the server what works, step by step, before a whole list depends on it.

import { CircleAlert, CircleCheck } from "lucide-react";
import { useTestEngine } from "@/api/mutations";
import { Button } from "@/components/button";
import { InlineError } from "@/components/inline-error";

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
      {test.data && (
        <ul aria-label="Result of the test" role="status" className="flex flex-col gap-1">
          {test.data.steps.map((step) => (
            <li key={step.message} className="flex items-start gap-2">
              {step.passed ? (
                <CircleCheck size={15} className="mt-0.5 text-good" aria-label="Works:" />
              ) : (
                <CircleAlert size={15} className="mt-0.5 text-bad" aria-label="Problem:" />
              )}
              <span className="selectable">{step.message}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
