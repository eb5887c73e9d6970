// A number that the user assumes, saved as it is typed. What is none stays in the field and is not saved.

import { clsx } from "clsx";
import { useState } from "react";
import { controlLook } from "@/components/field";
import { useAutosave } from "@/lib/use-autosave";

/** Reads "12", "12.5", "12,5 %"; null for nothing, undefined for what is no number or out of range. */
export function readNumber(text: string, most: number): number | null | undefined {
  const cleaned = text.replace(/[%\s]/g, "").replace(",", ".");
  if (cleaned === "") return null;
  if (!/^\d+(?:\.\d+)?$/.test(cleaned)) return undefined;
  const value = Number(cleaned);
  return value <= most ? value : undefined;
}

export function AssumedNumber({
  label,
  value,
  most,
  isNeeded = false,
  save,
  className,
}: {
  label: string;
  value: number | null;
  /** The largest that makes sense. */
  most: number;
  /** Whether an empty field means nothing, and so is not saved. */
  isNeeded?: boolean;
  save: (value: number | null) => Promise<unknown>;
  className?: string;
}) {
  const [typed, setTyped] = useState<string | null>(null);
  const { status, push, flush } = useAutosave(save, 400);
  const text = typed ?? (value === null ? "" : String(value));
  const read = readNumber(text, most);
  const isWrong = read === undefined || (isNeeded && read === null) || status.state === "failed";
  return (
    <input
      aria-label={label}
      aria-invalid={isWrong || undefined}
      title={isWrong ? `A number from 0 to ${most}` : label}
      inputMode="decimal"
      autoComplete="off"
      value={text}
      placeholder="–"
      className={clsx(controlLook, "tabular h-6 px-1.5! text-right", className)}
      onChange={(event) => {
        setTyped(event.target.value);
        const next = readNumber(event.target.value, most);
        if (next !== undefined && !(isNeeded && next === null)) push(next);
      }}
      onBlur={() => {
        flush();
        if (!isWrong) setTyped(null);
      }}
    />
  );
}
