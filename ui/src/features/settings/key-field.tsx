// The key for the server: typed once, kept in the system's keychain, never shown again. This field
// forgets it as soon as it is handed over.

import { KeyRound } from "lucide-react";
import { type FormEvent, useState } from "react";
import { useRemoveKey, useSaveKey } from "@/api/mutations";
import { useKeyStatus } from "@/api/queries";
import { Button } from "@/components/button";
import { Field, Input } from "@/components/field";
import { InlineError } from "@/components/inline-error";

export function KeyField() {
  const status = useKeyStatus();
  const save = useSaveKey();
  const remove = useRemoveKey();
  const [isReplacing, setReplacing] = useState(false);
  const [secret, setSecret] = useState("");

  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(
      { secret },
      {
        onSuccess: () => {
          setSecret("");
          setReplacing(false);
        },
      },
    );
  };

  if (status.isError) return <InlineError error={status.error} />;
  if (!status.data) return null;
  if (!status.data.keychain) {
    return (
      <p className="text-second">
        There is no open keychain on this computer, so no key can be saved. A server that wants no
        key works without one.
      </p>
    );
  }
  if (status.data.saved && !isReplacing) {
    return (
      <div className="flex flex-wrap items-center gap-2">
        <KeyRound size={15} className="text-good" aria-hidden />
        <p role="status" className="mr-auto">
          A key is saved in your keychain.
        </p>
        <Button onClick={() => setReplacing(true)}>Replace key</Button>
        <Button busy={remove.isPending} onClick={() => remove.mutate({})}>
          Remove key
        </Button>
        {remove.isError && <InlineError error={remove.error} className="w-full" />}
      </div>
    );
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-2">
      <Field
        label="Key"
        hint="Kept in your system’s keychain for this server, and never shown again. Local servers often want none."
      >
        <Input
          type="password"
          value={secret}
          onChange={(event) => setSecret(event.target.value)}
          placeholder="sk-…"
        />
      </Field>
      {save.isError && <InlineError error={save.error} />}
      <div className="flex gap-2">
        <Button type="submit" busy={save.isPending} disabled={secret.trim() === ""}>
          Save key
        </Button>
        {isReplacing && (
          <Button
            kind="ghost"
            onClick={() => {
              setSecret("");
              setReplacing(false);
            }}
          >
            Keep the old one
          </Button>
        )}
      </div>
    </form>
  );
}
