// The Settings page of a webinar.

import { Settings as SettingsIcon } from "lucide-react";
import { EmptyState } from "@/components/empty-state";
import { Page } from "@/components/page";

export function SettingsPage() {
  return (
    <Page>
      <EmptyState icon={SettingsIcon} title="Settings" />
    </Page>
  );
}
