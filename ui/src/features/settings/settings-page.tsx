// Settings, all on one page in the order in which people look for them. Every change is kept as it
// is made; only scoring waits for a button, because it moves people between tiers.

import { useSettings } from "@/api/queries";
import { InlineError } from "@/components/inline-error";
import { SkeletonLines } from "@/components/skeleton";
import { AppearanceSection } from "./appearance-section";
import { DataSection } from "./data-section";
import { DoNotContactSection } from "./do-not-contact-section";
import { EngineSection } from "./engine-section";
import { KeysSection } from "./keys-section";
import { ScoringSection } from "./scoring-section";
import { SenderSection } from "./sender-section";
import { TemplatesSection } from "./templates-section";
import { UsageSection } from "./usage-section";
import { VoiceSection } from "./voice-section";

export function SettingsPage() {
  const settings = useSettings();
  return (
    <main className="flex h-full min-w-0 flex-col">
      <header className="border-b border-line px-6 py-3.5">
        <h1 className="text-title font-title">Settings</h1>
        <p className="mt-0.5 text-second">Kept on this computer, like everything else.</p>
      </header>
      <section
        aria-label="All settings"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard
        tabIndex={0}
        className="relative min-h-0 flex-1 overflow-y-auto px-6 focus-visible:-outline-offset-2"
      >
        {settings.isError && <InlineError error={settings.error} className="my-5" />}
        {settings.isPending && <SkeletonLines lines={8} label="Loading settings" />}
        {settings.data && (
          <div className="max-w-settings">
            <SenderSection settings={settings.data} />
            <VoiceSection settings={settings.data} />
            <EngineSection settings={settings.data} />
            <TemplatesSection />
            <UsageSection />
            <ScoringSection settings={settings.data} />
            <DoNotContactSection settings={settings.data} />
            <AppearanceSection settings={settings.data} />
            <KeysSection settings={settings.data} />
            <DataSection />
          </div>
        )}
      </section>
    </main>
  );
}
