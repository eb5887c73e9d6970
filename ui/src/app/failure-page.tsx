// The program cannot work: what happened, what was kept, what to do, and a way to try again.

import { useQueryClient } from "@tanstack/react-query";
import { keys } from "@/api/keys";
import { Button } from "@/components/button";
import { InlineError } from "@/components/inline-error";
import { LonePage } from "./lone-page";

export function FailurePage({ error }: { error: unknown }) {
  const client = useQueryClient();
  return (
    <LonePage title="WebinarWins cannot open your webinars">
      <InlineError error={error} />
      <div>
        <Button onClick={() => client.resetQueries({ queryKey: keys.status })}>Try again</Button>
      </div>
    </LonePage>
  );
}
