// The same personal words below many mails.

import { useState } from "react";
import { useNoteDrafts } from "@/api/mutations";
import { Button } from "@/components/button";
import { Dialog } from "@/components/dialog";
import { Field, Textarea } from "@/components/field";
import { InlineError } from "@/components/inline-error";
import type { DraftChangeView, DraftItemView } from "@/ipc/types";
import { counted } from "@/lib/words";
import { longestNote } from "./note-field";
import { isDecidedFor } from "./queue-order";

export function NoteDialog({
  items,
  open,
  onOpenChange,
  onDone,
}: {
  items: readonly DraftItemView[];
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onDone: (done: DraftChangeView) => void;
}) {
  const [note, setNote] = useState("");
  const { mutate, isPending, error, reset } = useNoteDrafts();
  const writable = items.filter(({ status }) => status !== "exported");
  const approved = writable.filter(isDecidedFor).length;
  const write = () =>
    mutate(
      { scope: { of: "drafts", ids: items.map(({ id }) => id) }, note: note.trim() },
      {
        onSuccess: (done) => {
          onOpenChange(false);
          setNote("");
          onDone(done);
        },
      },
    );
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        reset();
        onOpenChange(next);
      }}
      title="Write a note"
    >
      <form
        className="flex flex-col gap-3 px-5 pt-3 pb-4"
        onSubmit={(event) => {
          event.preventDefault();
          write();
        }}
      >
        <Field label="Personal note" hint="Stands below each mail as its last postscript.">
          <Textarea
            autoFocus
            rows={4}
            value={note}
            maxLength={longestNote}
            onChange={(event) => setNote(event.target.value)}
          />
        </Field>
        <div className="flex items-center gap-4">
          <p className="min-w-0 flex-1 text-second">
            A note that a mail has already is kept.
            {approved > 0 && ` Up to ${counted(approved, "approval")} will be taken back.`}
          </p>
          <Button
            type="submit"
            kind="primary"
            busy={isPending}
            disabled={note.trim() === "" || writable.length === 0}
          >
            Write on {counted(writable.length, "draft")}
          </Button>
        </div>
        {error && <InlineError error={error} />}
      </form>
    </Dialog>
  );
}
