// How the webinar's mails are written. A change marks nothing: drafts that are written from now on follow it.

import { Field } from "@/components/field";
import { type Choice, Select } from "@/components/select";
import type { FormOfAddress, Language, Length, MailStyle, Tone } from "@/ipc/types";
import { languageName } from "@/lib/words";

interface Manners {
  /** What the two forms of address are called. */
  forms: Record<FormOfAddress, string>;
  /** The form of business mail to people one does not know. */
  usual: FormOfAddress;
}

export const manners: Record<Language, Manners> = {
  en: { forms: { formal: "Dear …", informal: "Hi …" }, usual: "informal" },
  de: { forms: { formal: "Sie", informal: "du" }, usual: "formal" },
  fr: { forms: { formal: "vous", informal: "tu" }, usual: "formal" },
  es: { forms: { formal: "usted", informal: "tú" }, usual: "informal" },
  pt: {
    forms: { formal: "no pronoun", informal: "você" },
    usual: "informal",
  },
  it: { forms: { formal: "Lei", informal: "tu" }, usual: "formal" },
  nl: { forms: { formal: "u", informal: "je" }, usual: "informal" },
};

const languages = (Object.keys(manners) as Language[]).map(
  (value): Choice<Language> => ({ value, label: languageName[value] }),
);
const tones: Choice<Tone>[] = [
  { value: "warm", label: "Warm" },
  { value: "plain", label: "Plain" },
  { value: "formal", label: "Formal" },
];
const lengths: Choice<Length>[] = [
  { value: "short", label: "Short" },
  { value: "medium", label: "Medium" },
  { value: "long", label: "Long" },
];

export function MailStyleFields({
  style,
  onChange,
}: {
  style: MailStyle;
  onChange: (style: MailStyle) => void;
}) {
  const { forms } = manners[style.language];
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 font-medium text-ink">The mails</legend>
      <div className="grid grid-cols-2 gap-2.5">
        <Field label="Language">
          <Select
            value={style.language}
            choices={languages}
            onChange={(language) =>
              onChange({ ...style, language, address: manners[language].usual })
            }
          />
        </Field>
        <Field label="Form of address">
          <Select
            value={style.address}
            choices={[
              { value: "formal", label: `Formal: ${forms.formal}` },
              { value: "informal", label: `Informal: ${forms.informal}` },
            ]}
            onChange={(address) => onChange({ ...style, address })}
          />
        </Field>
        <Field label="Tone">
          <Select
            value={style.tone}
            choices={tones}
            onChange={(tone) => onChange({ ...style, tone })}
          />
        </Field>
        <Field label="Length">
          <Select
            value={style.length}
            choices={lengths}
            onChange={(length) => onChange({ ...style, length })}
          />
        </Field>
      </div>
      <p className="text-caption text-third">New drafts follow this; those that exist stay.</p>
    </fieldset>
  );
}
