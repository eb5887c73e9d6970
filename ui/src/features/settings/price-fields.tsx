// What the chosen model costs: OpenAI's list knows its own models, everything else only its user does.

import { useState } from "react";
import { Field, Input } from "@/components/field";
import type { EngineSettings, ModelPrice } from "@/ipc/types";

const parts = [
  { part: "input", label: "Sent" },
  { part: "cached", label: "Sent, from the cache" },
  { part: "output", label: "Received" },
] as const;

type Texts = Record<(typeof parts)[number]["part"], string>;

function read(text: string): number | null {
  const value = Number(text.replace(",", "."));
  return text.trim() !== "" && Number.isFinite(value) && value >= 0 ? value : null;
}

/** The prices with those of one model replaced; without it, when its fields are empty. */
export function withPrice(
  prices: readonly ModelPrice[],
  model: string,
  texts: Texts,
): ModelPrice[] {
  const others = prices.filter((price) => price.model !== model);
  const [input, cached, output] = [read(texts.input), read(texts.cached), read(texts.output)];
  if (input === null || output === null) return others;
  return [...others, { model, input, cached: cached ?? input, output }];
}

export function PriceFields({
  engine,
  onChange,
}: {
  engine: EngineSettings;
  onChange: (prices: ModelPrice[]) => void;
}) {
  const known = engine.prices.find((price) => price.model === engine.model);
  const [texts, setTexts] = useState<Texts>({
    input: known ? String(known.input) : "",
    cached: known ? String(known.cached) : "",
    output: known ? String(known.output) : "",
  });
  const set = (part: keyof Texts, text: string) => {
    const next = { ...texts, [part]: text };
    setTexts(next);
    onChange(withPrice(engine.prices, engine.model, next));
  };
  return (
    <fieldset>
      <legend className="text-second">Price of {engine.model || "the model"}</legend>
      <div className="mt-1 flex flex-col gap-3 mid:flex-row">
        {parts.map(({ part, label }) => (
          <Field key={part} label={label} className="flex-1">
            <Input
              inputMode="decimal"
              value={texts[part]}
              onChange={(event) => set(part, event.target.value)}
            />
          </Field>
        ))}
      </div>
      <p className="mt-1 text-caption text-third">
        US dollars for a million tokens. Empty: OpenAI’s list of November 2026 for OpenAI’s models,
        unknown for others.
      </p>
    </fieldset>
  );
}
