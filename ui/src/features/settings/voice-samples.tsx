// The user's own mails, a line each; one is open at a time to be read or changed.

import { ChevronDown, ChevronRight, Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import { Button, IconButton } from "@/components/button";
import { Field, Textarea } from "@/components/field";

/** What the core keeps (domain/voice.rs). */
export const maxSamples = 5;
export const maxSampleChars = 4000;

export interface Sample {
  id: number;
  text: string;
}

export const isTooLong = (text: string) => [...text.trim()].length > maxSampleChars;

function beginning(text: string): string {
  return text.trim().replace(/\s+/g, " ").slice(0, 120) || "Empty";
}

function problem(text: string): string | undefined {
  const length = [...text.trim()].length;
  if (length <= maxSampleChars) return undefined;
  return `${length.toLocaleString("en-US")} characters; at most ${maxSampleChars.toLocaleString("en-US")} are kept. Shorten it to save your voice.`;
}

export function VoiceSamples({
  samples,
  onChange,
  onLeave,
}: {
  samples: readonly Sample[];
  onChange: (samples: Sample[]) => void;
  onLeave: () => void;
}) {
  const [open, setOpen] = useState<number | null>(null);
  const [removed, setRemoved] = useState<{ sample: Sample; at: number } | null>(null);
  const isFull = samples.length >= maxSamples;

  const add = () => {
    // Past every id that is there or may come back.
    const id = Math.max(removed?.sample.id ?? 0, ...samples.map((sample) => sample.id), 0) + 1;
    onChange([...samples, { id, text: "" }]);
    setOpen(id);
  };
  const remove = (sample: Sample, at: number) => {
    onChange(samples.filter(({ id }) => id !== sample.id));
    setRemoved(sample.text.trim() === "" ? null : { sample, at });
  };
  const putBack = () => {
    if (removed) onChange(samples.toSpliced(removed.at, 0, removed.sample));
    setRemoved(null);
  };

  return (
    <div className="flex flex-col gap-2">
      {samples.length > 0 && (
        <ol aria-label="Mails of your own" className="flex flex-col gap-2">
          {samples.map((sample, index) => {
            const isOpen = open === sample.id;
            const Chevron = isOpen ? ChevronDown : ChevronRight;
            return (
              <li key={sample.id} className="rounded-card border border-line">
                <div className="flex items-center gap-1 py-1 pr-1 pl-2">
                  <button
                    type="button"
                    aria-expanded={isOpen}
                    onClick={() => setOpen(isOpen ? null : sample.id)}
                    className="flex h-control min-w-0 flex-1 items-center gap-2 rounded-control text-left"
                  >
                    <Chevron size={15} className="text-third" aria-hidden />
                    <span className="shrink-0 font-medium">Mail {index + 1}</span>
                    {!isOpen && (
                      <span className="min-w-0 truncate text-second">
                        <bdi>{beginning(sample.text)}</bdi>
                      </span>
                    )}
                  </button>
                  <IconButton
                    icon={Trash2}
                    label={`Remove mail ${index + 1}`}
                    onClick={() => remove(sample, index)}
                  />
                </div>
                {(isOpen || isTooLong(sample.text)) && (
                  <Field
                    label={<span className="sr-only">Text of mail {index + 1}</span>}
                    error={problem(sample.text)}
                    className="px-2 pb-2"
                  >
                    <Textarea
                      rows={9}
                      autoFocus={isOpen && sample.text === ""}
                      value={sample.text}
                      placeholder="Paste a mail that you wrote to one person, greeting and signature included."
                      onChange={({ target }) =>
                        onChange(
                          samples.map((each) =>
                            each.id === sample.id ? { ...each, text: target.value } : each,
                          ),
                        )
                      }
                      onBlur={onLeave}
                    />
                  </Field>
                )}
              </li>
            );
          })}
        </ol>
      )}
      <div className="flex flex-wrap items-center gap-3">
        <Button icon={Plus} onClick={add} disabled={isFull}>
          {samples.length === 0 ? "Add a mail of your own" : "Add another"}
        </Button>
        {isFull && <p className="text-caption text-third">Five are enough.</p>}
        {removed && !isFull && (
          <p role="status" className="flex items-center gap-2 text-second">
            Mail {removed.at + 1} removed.
            <Button kind="link" onClick={putBack}>
              Put it back
            </Button>
          </p>
        )}
      </div>
    </div>
  );
}
