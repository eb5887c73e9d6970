// A webinar that does not exist yet: the Import page before the first import.

import { FileUp } from "lucide-react";
import { EmptyState } from "@/components/empty-state";
import { Page } from "@/components/page";

export function NewWebinarPage() {
  return (
    <Page>
      <EmptyState icon={FileUp} title="New webinar" />
    </Page>
  );
}
