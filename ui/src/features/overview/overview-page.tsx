// The Overview page of a webinar.

import { ChartNoAxesColumn } from "lucide-react";
import { EmptyState } from "@/components/empty-state";
import { Page } from "@/components/page";

export function OverviewPage() {
  return (
    <Page>
      <EmptyState icon={ChartNoAxesColumn} title="Overview" />
    </Page>
  );
}
