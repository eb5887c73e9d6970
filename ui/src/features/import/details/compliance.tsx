// What the mails of a webinar have to hold by law. The checks follow the choice; what is written
// here stands before the sender's own lines.

import { Field, Textarea } from "@/components/field";
import { type Choice, Select } from "@/components/select";
import type { Compliance, Jurisdiction } from "@/ipc/types";

const profiles: Choice<Jurisdiction>[] = [
  { value: "none", label: "No special checks" },
  { value: "united_states", label: "United States (CAN-SPAM)" },
  { value: "canada", label: "Canada (CASL)" },
  { value: "eu_uk", label: "EU or United Kingdom" },
  { value: "germany", label: "Germany" },
  { value: "australia", label: "Australia" },
];

/** What each choice checks, in one sentence. */
export const demands: Record<Jurisdiction, string> = {
  none: "A missing postal address or way out is noted, and stops nothing.",
  united_states: "A mail without your postal address or a way out is blocked.",
  canada:
    "A mail without your postal address or a way out is blocked; one that does not say who sends is warned of.",
  eu_uk: "A mail without a way out is blocked; one that does not say who sends is warned of.",
  germany:
    "A mail without your street address, a way out or the imprint data is blocked; a post office box is warned of.",
  australia: "A mail without a way out is blocked; one that does not say who sends is warned of.",
};

type Line = "postalAddress" | "unsubscribeLine" | "senderIdentity" | "consent";

const lines: { field: Line; label: string; hint?: string; rows: number; most: number }[] = [
  {
    field: "senderIdentity",
    label: "Who sends",
    hint: "Company, representative, contact, register number. It stands in the footer.",
    rows: 2,
    most: 300,
  },
  {
    field: "postalAddress",
    label: "Postal address",
    hint: "Empty for the one in Settings.",
    rows: 2,
    most: 300,
  },
  {
    field: "unsubscribeLine",
    label: "How to stop such mails",
    hint: "Empty for the line in Settings.",
    rows: 1,
    most: 300,
  },
  {
    field: "consent",
    label: "What people agreed to",
    hint: "The words of the registration form, kept as a record. They are in no mail.",
    rows: 2,
    most: 5000,
  },
];

export function ComplianceFields({
  compliance,
  onChange,
  onLeave,
}: {
  compliance: Compliance;
  onChange: (compliance: Compliance) => void;
  onLeave?: (() => void) | undefined;
}) {
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 font-medium text-ink">What the law wants</legend>
      <Field label="Checked for" hint={demands[compliance.profile]}>
        <Select
          value={compliance.profile}
          choices={profiles}
          onChange={(profile) => {
            onChange({ ...compliance, profile });
            onLeave?.();
          }}
        />
      </Field>
      {lines.map(({ field, label, hint, rows, most }) => (
        <Field key={field} label={label} hint={hint}>
          <Textarea
            rows={rows}
            maxLength={most}
            value={compliance[field]}
            onChange={({ target }) => onChange({ ...compliance, [field]: target.value })}
            onBlur={onLeave}
          />
        </Field>
      ))}
      <p className="text-caption text-third">
        This is no legal advice: it looks for what these laws usually ask for. Drafts that you have
        not edited or approved get the new footer at once.
      </p>
    </fieldset>
  );
}
