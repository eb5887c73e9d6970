// The exact text that would leave this computer, for any person of the list.

import { useState } from "react";
import { usePeople, useRequestText } from "@/api/queries";
import { Dialog } from "@/components/dialog";
import { Field } from "@/components/field";
import { InlineError } from "@/components/inline-error";
import { Select } from "@/components/select";
import { SkeletonLines } from "@/components/skeleton";
import { everybody } from "@/lib/people-query";

/** More than a person wants to look through; the first ones are those with most to say. */
const offered = 200;

export function RequestDialog({
  webinarId,
  open,
  onOpenChange,
}: {
  webinarId: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  const people = usePeople(webinarId, everybody, offered, open);
  const [chosen, setChosen] = useState<string | null>(null);
  const list = (people.data ?? []).filter((person) => person.email !== null);
  const person = chosen ?? list[0]?.id ?? null;
  const request = useRequestText(open ? person : null);

  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="What would be sent"
      className="flex flex-col"
    >
      <div className="flex min-h-0 flex-1 flex-col gap-3 px-5 pt-2 pb-5">
        <Field label="For">
          <Select
            value={person ?? ""}
            onChange={setChosen}
            choices={list.map(({ id, name, email }) => ({
              value: id,
              label: name || (email ?? ""),
            }))}
          />
        </Field>
        {request.isError && <InlineError error={request.error} />}
        {request.isPending && <SkeletonLines lines={6} label="Building the request" />}
        {request.data && (
          <>
            <p className="text-second">
              {request.data.tokens.toLocaleString("en-US")} tokens to{" "}
              <span className="wrap-anywhere">{request.data.server}</span>, for the model{" "}
              <span className="wrap-anywhere">{request.data.model}</span>. No address and no score
              is in it. The code around the person’s part is new for each request.
            </p>
            <section
              aria-label="The request"
              // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard
              tabIndex={0}
              className="selectable min-h-0 flex-1 overflow-y-auto rounded-control border border-line bg-sunken p-3"
            >
              <h3 className="mb-1 text-caption text-third">About this person</h3>
              <pre className="font-mono text-caption wrap-anywhere whitespace-pre-wrap">
                {request.data.person}
              </pre>
              <h3 className="mt-3 mb-1 text-caption text-third">The same for all of a kind</h3>
              <pre className="font-mono text-caption wrap-anywhere whitespace-pre-wrap">
                {request.data.instructions}
              </pre>
            </section>
          </>
        )}
      </div>
    </Dialog>
  );
}
