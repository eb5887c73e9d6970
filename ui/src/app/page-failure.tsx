// A page that broke must not take the window with it: the sidebar stays, and there is a way out.

import { Link } from "@tanstack/react-router";
import { MapPinOff } from "lucide-react";
import { Button } from "@/components/button";
import { EmptyState } from "@/components/empty-state";
import { InlineError } from "@/components/inline-error";

export function PageFailure({ error, reset }: { error: unknown; reset: () => void }) {
  return (
    <div className="p-6">
      <InlineError error={error} action={<Button onClick={reset}>Try again</Button>} />
    </div>
  );
}

export function Lost() {
  return (
    <EmptyState
      icon={MapPinOff}
      title="There is nothing here"
      action={
        <Link to="/" className="font-medium text-accent">
          Go to your webinars
        </Link>
      }
    >
      The webinar may have been deleted.
    </EmptyState>
  );
}
