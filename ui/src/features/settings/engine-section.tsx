// What writes the drafts: the built-in templates, or a model behind OpenAI or a compatible server.
// Nothing leaves this computer before a person chose a model here and started drafts with it.

import { Switch } from "@/components/checkbox";
import { Field, Input } from "@/components/field";
import { InlineError } from "@/components/inline-error";
import { SaveState } from "@/components/save-state";
import { Segmented } from "@/components/segmented";
import type { EngineSettings, Settings } from "@/ipc/types";
import { EngineTest } from "./engine-test";
import { KeyField } from "./key-field";
import { PriceFields } from "./price-fields";
import { Section } from "./section";
import { useSection } from "./use-section";

/** Longer than elsewhere: half an address is no server, and would be refused while it is typed. */
const pauseMillis = 2000;

const mostAtOnce = 20;

export function EngineSection({ settings }: { settings: Settings }) {
  const { value, change, saving, wasChanged } = useSection(settings, "engine", pauseMillis);
  const set = (part: Partial<EngineSettings>) => {
    change(part);
    saving.flush();
  };
  const isModel = value.engine === "openai";
  const isPlainHttp = /^http:/i.test(value.baseUrl.trim());

  return (
    <Section
      title="Writing"
      about={
        isModel
          ? "A model writes from each person’s own words. What they asked and wrote goes to the server below; no address, no score, and no name of theirs that is not in their own words."
          : "The built-in templates write on this computer, offline and free. A model writes more freely from each person’s words."
      }
      status={<SaveState status={saving.status} wasSaved={wasChanged} />}
    >
      <div>
        <Segmented
          label="What writes the drafts"
          value={value.engine}
          onChange={(engine) => set({ engine })}
          choices={[
            { value: "templates", label: "Built-in templates" },
            { value: "openai", label: "A model" },
          ]}
        />
      </div>
      {isModel && (
        <>
          <Field
            label="Server"
            hint="OpenAI, or any server that speaks its language: Ollama, LM Studio, OpenRouter."
          >
            <Input
              value={value.baseUrl}
              onChange={(event) => change({ baseUrl: event.target.value })}
              onBlur={saving.flush}
              inputMode="url"
              placeholder="https://api.openai.com/v1"
            />
          </Field>
          {isPlainHttp && (
            <Switch
              checked={value.allowPrivateHttp}
              onChange={(allowPrivateHttp) => set({ allowPrivateHttp })}
              hint="Without https, anyone on that network can read what is sent."
            >
              Allow this unencrypted server in my own network
            </Switch>
          )}
          <div className="flex flex-col gap-3 mid:flex-row">
            <Field label="Model" className="flex-1">
              <Input
                value={value.model}
                onChange={(event) => change({ model: event.target.value })}
                onBlur={saving.flush}
              />
            </Field>
            <Field label="If that one is gone" className="flex-1">
              <Input
                value={value.fallbackModel}
                onChange={(event) => change({ fallbackModel: event.target.value })}
                onBlur={saving.flush}
              />
            </Field>
            <Field label="At a time" className="w-24">
              <Input
                type="number"
                min={1}
                max={mostAtOnce}
                value={value.concurrency}
                onChange={(event) =>
                  change({
                    concurrency: Math.max(1, Math.min(mostAtOnce, event.target.valueAsNumber || 1)),
                  })
                }
                onBlur={saving.flush}
              />
            </Field>
          </div>
          <Switch
            checked={value.hideNames}
            onChange={(hideNames) => set({ hideNames })}
            hint="Yours, the presenter’s and those of people on the list become placeholders, and come back in the reply."
          >
            Keep names on this computer
          </Switch>
          <PriceFields key={value.model} engine={value} onChange={(prices) => change({ prices })} />
          {saving.status.state === "failed" && <InlineError error={saving.status.error} />}
          <KeyField />
          <EngineTest disabled={saving.status.state !== "clean"} />
        </>
      )}
      {!isModel && saving.status.state === "failed" && <InlineError error={saving.status.error} />}
    </Section>
  );
}
