// How many days after a mail for one webinar a mail for another is too soon.

import { useState } from "react";
import { Field, Input } from "@/components/field";
import type { Settings } from "@/ipc/types";
import { useSection } from "./use-section";

/** A year: more is the same as never again. */
const mostDays = 365;

export function QuietDays({ settings }: { settings: Settings }) {
  const { value, change, saving } = useSection(settings, "preflight");
  const [text, setText] = useState(String(value.quietDays));
  const days = Number(text);
  const isWrong = !/^\s*\d{1,3}\s*$/.test(text) || days > mostDays;
  return (
    <Field
      label="Days between mails for different webinars"
      hint="Export warns of whoever got one sooner, or leaves them out. 0 for no warning."
      error={isWrong ? `A number from 0 to ${mostDays}.` : undefined}
    >
      <Input
        inputMode="numeric"
        className="max-w-24"
        value={text}
        onChange={({ target }) => {
          setText(target.value);
          const next = Number(target.value);
          if (/^\s*\d{1,3}\s*$/.test(target.value) && next <= mostDays) change({ quietDays: next });
        }}
        onBlur={saving.flush}
      />
    </Field>
  );
}
