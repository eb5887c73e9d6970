// How people are scored: weights, curve, limits; for new webinars, or for one that is there. The
// effect is shown while the numbers are typed and happens only with the button.

import { useSearch } from "@tanstack/react-router";
import { useDeferredValue, useState } from "react";
import { useApplyScoring } from "@/api/mutations";
import { useScoringPreview, useWebinar, useWebinars } from "@/api/queries";
import { Button } from "@/components/button";
import { Field, Input } from "@/components/field";
import { InlineError } from "@/components/inline-error";
import { Segmented } from "@/components/segmented";
import { Select } from "@/components/select";
import { said } from "@/components/toast";
import type { ScoringSettings, Settings } from "@/ipc/types";
import { ScoringEffect } from "./scoring-effect";
import { Section } from "./section";

/** The product's own: SCORING.md. */
const usual: ScoringSettings = {
  focus: 40,
  attendance: 30,
  messages: 20,
  questions: 10,
  curve: "continuous",
  hotFrom: 80,
  warmFrom: 60,
  coolFrom: 40,
};

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

const same = (a: ScoringSettings, b: ScoringSettings) =>
  (Object.keys(usual) as (keyof ScoringSettings)[]).every((key) => a[key] === b[key]);

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
      {inForce && <ScoringForm key={target} webinar={isNew ? null : target} inForce={inForce} />}
    </Section>
  );
}

function ScoringForm({ webinar, inForce }: { webinar: string | null; inForce: ScoringSettings }) {
  const [typed, setTyped] = useState<ScoringSettings>(inForce);
  const asked = useDeferredValue(typed);
  const isChanged = !same(typed, inForce);
  const preview = useScoringPreview(webinar, asked, isChanged);
  const apply = useApplyScoring();
  const number = (name: Exclude<keyof ScoringSettings, "curve">, label: string) => (
    <Field key={name} label={label} className="min-w-20 flex-1">
      <Input
        type="number"
        min={0}
        max={100}
        value={Number.isNaN(typed[name]) ? "" : typed[name]}
        onChange={(event) => setTyped({ ...typed, [name]: event.target.valueAsNumber })}
      />
    </Field>
  );
  const hasGap = Object.values(typed).some((value) => Number.isNaN(value));

  return (
    <>
      <fieldset>
        <legend className="mb-1.5 text-caption text-third">Weights</legend>
        <div className="flex flex-wrap gap-2.5">
          {weights.map(([name, label]) => number(name, label))}
        </div>
      </fieldset>
      <fieldset>
        <legend className="mb-1.5 text-caption text-third">Tiers</legend>
        <div className="flex flex-wrap gap-2.5">
          {limits.map(([name, label]) => number(name, label))}
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
      {hasGap && isChanged && <p className="text-warm">Fill in every number to see the effect.</p>}
      {!hasGap && isChanged && preview.isError && <InlineError error={preview.error} />}
      {!hasGap && isChanged && preview.isSuccess && (
        <ScoringEffect view={preview.data} isNewest={webinar === null} />
      )}
      {apply.isError && <InlineError error={apply.error} />}
      <div className="flex gap-2">
        <Button
          kind="primary"
          disabled={!isChanged || hasGap || preview.isError}
          busy={apply.isPending}
          onClick={() =>
            apply.mutate(
              { webinar, settings: typed },
              {
                onSuccess: () =>
                  said(webinar ? "Scored anew." : "New webinars will be scored like this."),
              },
            )
          }
        >
          {webinar ? "Score this webinar anew" : "Use for new webinars"}
        </Button>
        <Button kind="ghost" disabled={same(typed, usual)} onClick={() => setTyped(usual)}>
          Fill in the defaults
        </Button>
      </div>
    </>
  );
}
