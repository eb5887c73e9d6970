// The People page of a webinar.

import { Users } from "lucide-react";
import { EmptyState } from "@/components/empty-state";
import { Page } from "@/components/page";

export function PeoplePage() {
  return (
    <Page>
      <EmptyState icon={Users} title="People" />
    </Page>
  );
}
