// The Drafts page of a webinar.

import { PenLine } from "lucide-react";
import { EmptyState } from "@/components/empty-state";
import { Page } from "@/components/page";

export function DraftsPage() {
  return (
    <Page>
      <EmptyState icon={PenLine} title="Drafts" />
    </Page>
  );
}
