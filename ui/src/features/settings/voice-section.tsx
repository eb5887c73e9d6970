// How the user writes: mails of their own, what they have in common, and phrases that no mail of
// theirs may hold.

import { useState } from "react";
import { useVoice } from "@/api/queries";
import { Button } from "@/components/button";
import { Field, Textarea } from "@/components/field";
import { InlineError } from "@/components/inline-error";
import { SaveState } from "@/components/save-state";
import type { Settings, Voice, VoiceFactView } from "@/ipc/types";
import { Section } from "./section";
import { useSection } from "./use-section";
import { isTooLong, type Sample, VoiceSamples } from "./voice-samples";

/** What the core keeps (domain/voice.rs). */
const maxPhrases = 200;
const maxPhraseChars = 100;

export const phrasesOf = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);

export function phraseProblem(phrases: readonly string[]): string | undefined {
  if (phrases.length > maxPhrases)
    return `${phrases.length} phrases; at most ${maxPhrases} are kept. Remove some to save the list.`;
  const long = phrases.find((phrase) => [...phrase].length > maxPhraseChars);
  return (
    long &&
    `“${long.slice(0, 30)}…” has over ${maxPhraseChars} characters. Shorten it to save the list.`
  );
}

function Measured({ facts }: { facts: readonly VoiceFactView[] }) {
  return (
    <section aria-label="What they have in common" className="rounded-card bg-sunken px-4 py-3">
      <h3 className="font-medium">What they have in common</h3>
      <dl className="mt-2 flex flex-col gap-1">
        {facts.map(({ name, value }) => (
          <div key={name} className="flex min-w-0 gap-3">
            <dt className="w-36 shrink-0 text-second">{name}</dt>
            <dd className="selectable tabular min-w-0 wrap-anywhere">
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

export function VoiceSection({ settings }: { settings: Settings }) {
  const { value, change, saving, wasChanged } = useSection(settings, "voice");
  const voice = useVoice();
  const [samples, setSamples] = useState<Sample[]>(() =>
    value.samples.map((text, id) => ({ id, text })),
  );
  const [typed, setTyped] = useState<string | null>(null);
  const phrases = typed ?? (value.phrases ?? voice.data?.phrases ?? []).join("\n");
  const wrong = phraseProblem(phrasesOf(phrases));

  const isWaiting = Boolean(wrong) || samples.some(({ text }) => isTooLong(text));

  // What the core would refuse waits here with its reason, so that nothing is saved in part.
  const keep = (next: { samples?: Sample[]; phrases?: string[] | null }) => {
    const part: Partial<Voice> = {};
    const mails = next.samples ?? samples;
    if (!mails.some(({ text }) => isTooLong(text))) part.samples = mails.map(({ text }) => text);
    if (next.phrases !== undefined && !phraseProblem(next.phrases ?? []))
      part.phrases = next.phrases;
    if (Object.keys(part).length > 0) change(part);
  };

  return (
    <Section
      title="Your voice"
      about="Mails of your own, three to five of them. They are measured on this computer, a model is asked to write like them, and each draft shows how much it does. Without any, drafts are plain and warm."
      status={
        isWaiting ? (
          <span role="status" className="text-caption text-bad">
            Not saved
          </span>
        ) : (
          <SaveState status={saving.status} wasSaved={wasChanged} />
        )
      }
    >
      <VoiceSamples
        samples={samples}
        onChange={(next) => {
          setSamples(next);
          keep({ samples: next });
        }}
        onLeave={saving.flush}
      />
      {samples.length > 0 && (
        <p className="text-caption text-third">
          Before a model gets them, greeting and signature, links, addresses, phone numbers and the
          names of those you greet are taken out. Other names and figures stay: remove what nobody
          else may read.
        </p>
      )}
      {voice.data && voice.data.measured.length > 0 && <Measured facts={voice.data.measured} />}
      {voice.isError && <InlineError error={voice.error} />}
      {voice.data && (
        <>
          <Field
            label="Phrases never to use"
            hint="One a line. A draft that holds one gets a warning, and a model is told to do without."
            error={wrong}
          >
            <Textarea
              rows={6}
              value={phrases}
              onChange={({ target }) => {
                setTyped(target.value);
                keep({ phrases: phrasesOf(target.value) });
              }}
              onBlur={saving.flush}
            />
          </Field>
          {value.phrases !== null && (
            <div>
              <Button
                kind="link"
                onClick={() => {
                  setTyped(null);
                  keep({ phrases: null });
                  saving.flush();
                }}
              >
                Back to the usual list
              </Button>
            </div>
          )}
        </>
      )}
      {saving.status.state === "failed" && <InlineError error={saving.status.error} />}
    </Section>
  );
}
