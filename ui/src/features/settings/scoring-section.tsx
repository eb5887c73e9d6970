// How people are scored: weights, curve, limits; for new webinars, or for one that is there. The
// effect is shown while a weight is dragged and happens only with the button.

import { useSearch } from "@tanstack/react-router";
import { useDeferredValue, useState } from "react";
import { useApplyScoring } from "@/api/mutations";
import { useScoringPreview, useWebinar, useWebinars } from "@/api/queries";
import { Button } from "@/components/button";
import { Field, Input } from "@/components/field";
import { InlineError } from "@/components/inline-error";
import { Segmented } from "@/components/segmented";
import { Select } from "@/components/select";
import { Slider } from "@/components/slider";
import { said } from "@/components/toast";
import type { ScoringSettings, Settings } from "@/ipc/types";
import { ScoringEffect } from "./scoring-effect";
import { flaw, presetOf, presets, sameScoring, usual } from "./scoring-presets";
import { Section } from "./section";

const weights = [
  ["focus", "Focus"],
  ["attendance", "Attendance"],
  ["messages", "Messages"],
  ["questions", "Questions"],
] as const;

const limits = [
  ["hotFrom", "Hot from"],
  ["warmFrom", "Warm from"],
  ["coolFrom", "Cool from"],
] as const;

const forNew = "new";
const ownWeights = "own";

export function ScoringSection({ settings }: { settings: Settings }) {
  const { webinar: asked } = useSearch({ from: "/settings" });
  const webinars = useWebinars().data ?? [];
  const [target, setTarget] = useState<string>(asked ?? forNew);
  const isNew = target === forNew;
  const webinar = useWebinar(target, !isNew);
  const inForce = isNew ? settings.scoring : webinar.data?.scoring;

  return (
    <Section
      title="Scoring"
      about="Four signals add up to a score of 0–100, and the score decides the tier. Drafts keep the score they were written with."
    >
      <Field label="For">
        <Select
          value={target}
          onChange={setTarget}
          choices={[
            { value: forNew, label: "New webinars" },
            ...webinars.map((each) => ({ value: each.id, label: each.title })),
          ]}
        />
      </Field>
      {webinar.isError && !isNew && <InlineError error={webinar.error} />}
      {inForce && (
        // Undo changes what is in force while the form is open: it then starts from that.
        <ScoringForm
          key={`${target} ${JSON.stringify(inForce)}`}
          webinar={isNew ? null : target}
          inForce={inForce}
        />
      )}
    </Section>
  );
}

function Weight({
  label,
  value,
  share,
  onChange,
}: {
  label: string;
  value: number;
  /** Of all weights together, 0-100. */
  share: number;
  onChange: (value: number) => void;
}) {
  return (
    <div className="grid grid-cols-[6rem_1fr_4.5rem_3rem] items-center gap-x-3">
      <span aria-hidden className="text-second">
        {label}
      </span>
      <Slider
        aria-label={label}
        aria-valuetext={`${value}, ${Math.round(share)} % of the score`}
        min={0}
        max={100}
        value={Number.isNaN(value) ? 0 : value}
        onChange={(event) => onChange(event.target.valueAsNumber)}
      />
      <Input
        type="number"
        aria-label={`${label}, as a number`}
        min={0}
        max={100}
        value={Number.isNaN(value) ? "" : value}
        onChange={(event) => onChange(event.target.valueAsNumber)}
      />
      <span aria-hidden className="tabular text-right text-caption text-third">
        {Number.isNaN(share) ? "" : `${Math.round(share)} %`}
      </span>
    </div>
  );
}

function ScoringForm({ webinar, inForce }: { webinar: string | null; inForce: ScoringSettings }) {
  const [typed, setTyped] = useState<ScoringSettings>(inForce);
  const asked = useDeferredValue(typed);
  const isChanged = !sameScoring(typed, inForce);
  const wrong = flaw(typed);
  const preview = useScoringPreview(webinar, asked, isChanged && !wrong);
  const apply = useApplyScoring();
  const total = weights.reduce((sum, [name]) => sum + typed[name], 0);
  const preset = presetOf(typed);

  return (
    <>
      <Field label="Weights" hint={preset?.about ?? "Your own weights."}>
        <Select
          value={preset?.name ?? ownWeights}
          onChange={(name) => {
            const chosen = presets.find((each) => each.name === name);
            if (chosen) setTyped({ ...typed, ...chosen.weights });
          }}
          choices={[
            ...presets.map(({ name }) => ({ value: name, label: name })),
            ...(preset ? [] : [{ value: ownWeights, label: "Your own" }]),
          ]}
        />
      </Field>
      <fieldset className="flex flex-col gap-1.5">
        <legend className="sr-only">Weights</legend>
        {weights.map(([name, label]) => (
          <Weight
            key={name}
            label={label}
            value={typed[name]}
            share={(typed[name] / total) * 100}
            onChange={(value) => setTyped({ ...typed, [name]: value })}
          />
        ))}
      </fieldset>
      <fieldset>
        <legend className="mb-1.5 text-caption text-third">Tiers</legend>
        <div className="flex flex-wrap gap-2.5">
          {limits.map(([name, label]) => (
            <Field key={name} label={label} className="min-w-20 flex-1">
              <Input
                type="number"
                min={0}
                max={100}
                value={Number.isNaN(typed[name]) ? "" : typed[name]}
                onChange={(event) => setTyped({ ...typed, [name]: event.target.valueAsNumber })}
              />
            </Field>
          ))}
        </div>
      </fieldset>
      <div className="flex flex-wrap items-center gap-3">
        <Segmented
          label="How percentages become points"
          value={typed.curve}
          onChange={(curve) => setTyped({ ...typed, curve })}
          choices={[
            { value: "continuous", label: "Continuous" },
            { value: "banded", label: "In bands" },
          ]}
        />
        <p className="min-w-0 flex-1 text-caption text-third">
          {typed.curve === "continuous"
            ? "A percentage counts as it is: no cliffs, few ties."
            : "Steps at fixed percentages: 79 and 80 % can be a tier apart."}
        </p>
      </div>
      {wrong && isChanged && <p className="text-warm">{wrong}</p>}
      {!wrong && isChanged && preview.isError && <InlineError error={preview.error} />}
      {!wrong && isChanged && preview.data && (
        <ScoringEffect view={preview.data} settings={asked} isNewest={webinar === null} />
      )}
      {apply.isError && <InlineError error={apply.error} />}
      <div className="flex gap-2">
        <Button
          kind="primary"
          disabled={!isChanged || wrong !== null || preview.isError}
          busy={apply.isPending}
          onClick={() => {
            // Not as an option of the call: what is in force changes by it, and the form begins anew.
            void apply.mutateAsync({ webinar, settings: typed }).then(
              () =>
                said(
                  webinar
                    ? "Scored anew. Undo puts it back."
                    : "New webinars will be scored like this.",
                ),
              () => undefined,
            );
          }}
        >
          {webinar ? "Score this webinar anew" : "Use for new webinars"}
        </Button>
        <Button kind="ghost" disabled={sameScoring(typed, usual)} onClick={() => setTyped(usual)}>
          Fill in the defaults
        </Button>
      </div>
    </>
  );
}
