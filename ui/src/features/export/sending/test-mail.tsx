// The real mail of a real person, to the user's own address, marked as a test.

import { useState } from "react";
import { useTestMail } from "@/api/sending";
import { Button } from "@/components/button";
import { Field, Input } from "@/components/field";
import { InlineError } from "@/components/inline-error";

export function TestMail({ webinarId }: { webinarId: string }) {
  const [to, setTo] = useState("");
  const test = useTestMail();
  const send = () => test.mutate({ webinar: webinarId, person: null, to });
  return (
    <div className="flex flex-col gap-2">
      <div className="flex items-end gap-3">
        <Field label="A test to yourself" optional className="flex-1">
          <Input
            inputMode="email"
            value={to}
            onChange={(event) => setTo(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== "Enter") return;
              event.preventDefault();
              if (to.includes("@")) send();
            }}
            placeholder="you@example.com"
          />
        </Field>
        <Button busy={test.isPending} disabled={!to.includes("@")} onClick={send}>
          Send a test
        </Button>
      </div>
      {test.isError && <InlineError error={test.error} />}
      <p role="status" className="text-caption text-second empty:hidden">
        {test.data &&
          `The mail of ${test.data} is on its way to you. Its subject begins with TEST; it counts for nobody.`}
      </p>
    </div>
  );
}
