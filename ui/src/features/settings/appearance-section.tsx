// Light, dark, or as the system; it shows at once.

import { Monitor, Moon, Sun } from "lucide-react";
import { useUpdateSettings } from "@/api/mutations";
import { InlineError } from "@/components/inline-error";
import { Segmented } from "@/components/segmented";
import type { Settings } from "@/ipc/types";
import { Section } from "./section";

export function AppearanceSection({ settings }: { settings: Settings }) {
  const update = useUpdateSettings();
  return (
    <Section title="Appearance" about="As your system, or always one of the two.">
      <div>
        <Segmented
          label="Theme"
          value={settings.appearance}
          onChange={(appearance) => update.mutate({ ...settings, appearance })}
          choices={[
            {
              value: "system",
              label: (
                <>
                  <Monitor size={14} aria-hidden />
                  System
                </>
              ),
            },
            {
              value: "light",
              label: (
                <>
                  <Sun size={14} aria-hidden />
                  Light
                </>
              ),
            },
            {
              value: "dark",
              label: (
                <>
                  <Moon size={14} aria-hidden />
                  Dark
                </>
              ),
            },
          ]}
        />
      </div>
      {update.isError && <InlineError error={update.error} />}
    </Section>
  );
}
