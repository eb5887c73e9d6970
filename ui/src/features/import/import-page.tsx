// The Import page of a webinar.

import { FileUp } from "lucide-react";
import { EmptyState } from "@/components/empty-state";
import { Page } from "@/components/page";

export function ImportPage() {
  return (
    <Page>
      <EmptyState icon={FileUp} title="Import" />
    </Page>
  );
}
