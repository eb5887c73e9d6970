// Who still waits in a sending, so that single people can be taken out of it.

import { ChevronRight } from "lucide-react";
import { useState } from "react";
import { useDropRecipient, useRecipients } from "@/api/sending";
import { Button } from "@/components/button";
import { Field, Input } from "@/components/field";
import { InlineError } from "@/components/inline-error";
import type { SendingView } from "@/ipc/types";
import { counted } from "@/lib/words";

/** Rows in sight; a name finds the others. */
const shown = 8;

export function Waiting({ sending }: { sending: SendingView }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details
      open={isOpen}
      onToggle={(event) => setOpen(event.currentTarget.open)}
      className="group"
    >
      <summary className="flex h-control items-center gap-2 rounded-control px-1 hover:bg-hover">
        <ChevronRight
          size={15}
          aria-hidden
          className="text-third transition-transform group-open:rotate-90"
        />
        Take somebody out
        <span className="tabular ml-auto text-caption text-second">{sending.waiting} waiting</span>
      </summary>
      {isOpen && <People sending={sending} />}
    </details>
  );
}

function People({ sending }: { sending: SendingView }) {
  const [words, setWords] = useState("");
  const people = useRecipients(sending.id, ["waiting"]);
  const drop = useDropRecipient();
  const wanted = words.trim().toLowerCase();
  const found = (people.data ?? []).filter(({ label, address }) =>
    `${label} ${address}`.toLowerCase().includes(wanted),
  );
  return (
    <div className="flex flex-col gap-2 pt-2">
      <Field label="Name or address">
        <Input type="search" value={words} onChange={(event) => setWords(event.target.value)} />
      </Field>
      {(people.error ?? drop.error) && <InlineError error={people.error ?? drop.error} />}
      <ul className="border-t border-line">
        {found.slice(0, shown).map(({ id, label, address }) => (
          <li key={id} className="flex items-center gap-3 border-b border-line py-1">
            <span className="min-w-0 flex-1 truncate">
              <bdi>{label}</bdi> <span className="text-second">{address}</span>
            </span>
            <Button size="sm" aria-label={`Take out ${label}`} onClick={() => drop.mutate({ id })}>
              Take out
            </Button>
          </li>
        ))}
      </ul>
      {found.length > shown && (
        <p className="text-caption text-second">and {counted(found.length - shown, "other")}</p>
      )}
    </div>
  );
}
