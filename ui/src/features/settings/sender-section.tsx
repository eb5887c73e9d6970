// Who writes: the name and lines under every mail, and what a law may want below them.

import { Field, Input, Textarea } from "@/components/field";
import { InlineError } from "@/components/inline-error";
import { SaveState } from "@/components/save-state";
import type { Sender, Settings } from "@/ipc/types";
import { Section } from "./section";
import { useSection } from "./use-section";

export function SenderSection({ settings }: { settings: Settings }) {
  const { value, change, saving, wasChanged } = useSection(settings, "sender");
  const bind = (field: keyof Sender) => ({
    value: value[field],
    onChange: (event: { target: { value: string } }) => change({ [field]: event.target.value }),
    onBlur: saving.flush,
  });
  return (
    <Section
      title="Sender"
      about="How you sign. A change signs untouched drafts anew; those that you edited or approved stay as they are."
      status={<SaveState status={saving.status} wasSaved={wasChanged} />}
    >
      <div className="flex flex-col gap-3 mid:flex-row">
        <Field label="Sign-off" className="flex-1" hint="Empty: each template’s own.">
          <Input {...bind("signOff")} placeholder="Warmly," />
        </Field>
        <Field label="Name" className="flex-1">
          <Input {...bind("name")} placeholder="Gabriela" />
        </Field>
      </div>
      <Field label="Lines under the name">
        <Textarea rows={2} {...bind("signature")} placeholder="Your role, your phone number" />
      </Field>
      <Field
        label="Postal address"
        hint="In the footer. Many countries want one in mails that sell something."
      >
        <Textarea rows={2} {...bind("postalAddress")} />
      </Field>
      <Field label="How to stop these mails" hint="In the footer.">
        <Input
          {...bind("unsubscribeLine")}
          placeholder="Reply with “stop” and I won’t write again."
        />
      </Field>
      {saving.status.state === "failed" && <InlineError error={saving.status.error} />}
    </Section>
  );
}
