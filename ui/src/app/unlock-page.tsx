// Where there is no keychain, a passphrase guards the data instead: chosen once, asked at each
// start. It goes to the core and is kept nowhere in the window.

import { type FormEvent, useState } from "react";
import { useUnlock } from "@/api/mutations";
import { Button } from "@/components/button";
import { Field, Input } from "@/components/field";
import { InlineError } from "@/components/inline-error";
import { LonePage } from "./lone-page";

/** Argon2id slows guessing down; twelve characters make it hopeless. */
const shortest = 12;

export function UnlockPage({ isNew }: { isNew: boolean }) {
  const [passphrase, setPassphrase] = useState("");
  const [again, setAgain] = useState("");
  const [touched, setTouched] = useState(false);
  const unlock = useUnlock();

  const tooShort = isNew && passphrase.length < shortest;
  const different = isNew && again !== passphrase;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTouched(true);
    if (!tooShort && !different && passphrase !== "") unlock.mutate({ passphrase });
  };

  return (
    <LonePage title={isNew ? "Choose a passphrase" : "Enter your passphrase"}>
      <p className="text-second">
        {isNew
          ? "This computer has no keychain that is open, so a passphrase guards your webinars. It is asked at each start. Nobody can recover it: write it down."
          : "Your webinars are encrypted with the passphrase that you chose."}
      </p>
      <form onSubmit={submit} className="flex flex-col gap-3" noValidate>
        <Field
          label="Passphrase"
          hint={isNew ? `At least ${shortest} characters; a few words are best.` : undefined}
          error={touched && tooShort ? `At least ${shortest} characters, please.` : undefined}
        >
          <Input
            type="password"
            autoFocus
            value={passphrase}
            onChange={(event) => setPassphrase(event.target.value)}
          />
        </Field>
        {isNew && (
          <Field
            label="Once more"
            error={touched && different ? "The two are not the same." : undefined}
          >
            <Input
              type="password"
              value={again}
              onChange={(event) => setAgain(event.target.value)}
            />
          </Field>
        )}
        {unlock.isError && <InlineError error={unlock.error} />}
        <div>
          <Button kind="primary" type="submit" size="lg" busy={unlock.isPending}>
            {isNew ? "Set passphrase" : "Unlock"}
          </Button>
        </div>
      </form>
    </LonePage>
  );
}
