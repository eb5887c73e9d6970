// The Export page of a webinar.

import { Download } from "lucide-react";
import { EmptyState } from "@/components/empty-state";
import { Page } from "@/components/page";

export function ExportPage() {
  return (
    <Page>
      <EmptyState icon={Download} title="Export" />
    </Page>
  );
}
