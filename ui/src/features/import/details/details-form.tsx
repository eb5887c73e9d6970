// The webinar form: the only facts about the webinar and the offer that a mail may use. Nothing but
// the title is needed; a mail leaves out what is not known.

import { Field, Input, Textarea } from "@/components/field";
import { ComplianceFields } from "./compliance";
import { MailStyleFields } from "./mail-style";
import type { DetailsField, DetailsFormState } from "./use-details-form";

export function DetailsForm({
  form,
  onLeave,
}: {
  form: DetailsFormState;
  /** After a field was left, where each change is saved as it is typed. */
  onLeave?: () => void;
}) {
  const bind = (field: DetailsField) => ({
    value: form.text[field],
    onChange: (event: { target: { value: string } }) => form.type(field, event.target.value),
    onBlur: () => {
      form.leave(field);
      onLeave?.();
    },
  });
  const error = (field: DetailsField) => form.errors[field];

  return (
    <div className="flex flex-col gap-3">
      <Field label="Title" error={error("title")}>
        <Input {...bind("title")} />
      </Field>
      <div className="flex gap-2.5">
        <Field label="Held on" error={error("heldOn")} className="min-w-0 flex-1">
          <Input {...bind("heldOn")} placeholder="1 Oct 2025, 09:00" />
        </Field>
        <Field label="Minutes" error={error("length")} className="w-20">
          <Input {...bind("length")} inputMode="numeric" placeholder="60" />
        </Field>
      </div>
      <Field label="Presented by">
        <Input {...bind("hostName")} />
      </Field>
      <Field label="What it was about">
        <Input {...bind("topic")} placeholder="building a custom GPT without code" />
      </Field>
      <Field label="Offer">
        <Input {...bind("offerName")} />
      </Field>
      <Field label="What they get">
        <Textarea rows={2} {...bind("offerDescription")} />
      </Field>
      <div className="flex gap-2.5">
        <Field label="Price" error={error("amount")} className="min-w-0 flex-1">
          <Input {...bind("amount")} inputMode="decimal" placeholder="97" />
        </Field>
        <Field label="Currency" error={error("currency")} className="w-20">
          <Input {...bind("currency")} />
        </Field>
        <Field label="Deadline" className="min-w-0 flex-1">
          <Input {...bind("deadline")} placeholder="48 hours" />
        </Field>
      </div>
      <Field label="Link of the offer" error={error("offerUrl")}>
        <Input {...bind("offerUrl")} inputMode="url" placeholder="https://" />
      </Field>
      <Field label="Link of the replay" error={error("replayUrl")}>
        <Input {...bind("replayUrl")} inputMode="url" placeholder="https://" />
      </Field>
      <Field
        label="Chapters"
        error={error("chapters")}
        hint="One a line, the minute first. Mails point people to what they missed."
      >
        <Textarea rows={3} {...bind("chapters")} placeholder="16 Build one from scratch" />
      </Field>
      <MailStyleFields
        style={form.choices.mails}
        onChange={(mails) => {
          form.choose({ mails });
          onLeave?.();
        }}
      />
      <ComplianceFields
        compliance={form.choices.compliance}
        onChange={(compliance) => form.choose({ compliance })}
        onLeave={onLeave}
      />
    </div>
  );
}
