// An empty table says why it is empty, and the way out.

import { SearchX, Users, UserX } from "lucide-react";
import { Button } from "@/components/button";
import { EmptyState } from "@/components/empty-state";

export function NobodyHere({
  isNarrowed,
  areLeftOut,
  onReset,
}: {
  isNarrowed: boolean;
  areLeftOut: boolean;
  onReset: () => void;
}) {
  const everybody = <Button onClick={onReset}>Show everybody</Button>;
  if (isNarrowed) {
    return (
      <EmptyState icon={SearchX} title="Nobody fits" action={everybody}>
        Words are looked for in names, addresses and messages, and each filter must fit.
      </EmptyState>
    );
  }
  if (areLeftOut) {
    return (
      <EmptyState icon={UserX} title="Nobody is left out" action={everybody}>
        Hosts, speakers, the team, notetakers and cancelled registrations would be here.
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={Users} title="Nobody is on this list yet">
      Import the attendance file of the webinar.
    </EmptyState>
  );
}
