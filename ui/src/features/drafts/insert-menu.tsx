// What can be put into a mail without typing it: what is known of this person and the webinar. It is
// put in as words, with its value in sight before, since a mail has no tokens.

import { Braces } from "lucide-react";
import { useState } from "react";
import { useTemplatePreview, useWebinar } from "@/api/queries";
import { InlineError } from "@/components/inline-error";
import { Popover } from "@/components/popover";
import { SkeletonLines } from "@/components/skeleton";
import type { TemplateTokenView } from "@/ipc/types";

/** Only what is printed can be put in, not what a template asks by; and only what is known. */
export function insertable(
  tokens: readonly TemplateTokenView[],
): { label: string; value: string }[] {
  return tokens.flatMap(({ insert, label, value }) =>
    insert.startsWith("{{") && value?.trim() ? [{ label, value: value.trim() }] : [],
  );
}

export function InsertMenu({
  webinarId,
  attendeeId,
  place,
  onInsert,
  onClosed,
}: {
  webinarId: string;
  attendeeId: string;
  /** Where the words go. */
  place: "subject" | "mail";
  onInsert: (words: string) => void;
  onClosed: () => void;
}) {
  const [open, setOpen] = useState(false);
  const language = useWebinar(webinarId).data?.details.mails.language ?? "en";
  const preview = useTemplatePreview(language, "", attendeeId, open);
  const choices = insertable(preview.data?.tokens ?? []);
  return (
    <Popover
      label="Insert"
      align="start"
      open={open}
      onOpenChange={setOpen}
      onClosed={onClosed}
      className="w-panel-lg max-h-(--radix-popover-content-available-height) overflow-y-auto p-1!"
      trigger={
        <button
          type="button"
          className="inline-flex h-control-sm items-center gap-1.5 rounded-control px-1.5 text-second transition-colors hover:bg-hover hover:text-ink"
        >
          <Braces size={15} aria-hidden />
          Insert
        </button>
      }
    >
      {preview.isError && <InlineError error={preview.error} />}
      {preview.isPending && <SkeletonLines lines={4} label="Looking up what is known" />}
      {preview.data && choices.length === 0 && (
        <p className="p-2 text-second">Nothing is known that could be put in.</p>
      )}
      {choices.length > 0 && <p className="px-2 pt-1 text-caption text-third">Into the {place}</p>}
      <ul>
        {choices.map(({ label, value }) => (
          <li key={label}>
            <button
              type="button"
              onClick={() => {
                onInsert(value);
                setOpen(false);
              }}
              className="flex w-full flex-col rounded-tag px-2 py-1 text-left hover:bg-hover focus-visible:-outline-offset-2"
            >
              <span className="text-caption text-second">{label}</span>
              <bdi className="line-clamp-2 wrap-anywhere">{value}</bdi>
            </button>
          </li>
        ))}
      </ul>
    </Popover>
  );
}
