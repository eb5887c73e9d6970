// The same personal words below many mails.

import { useState } from "react";
import { useNoteDrafts } from "@/api/mutations";
import { Button } from "@/components/button";
import { Dialog } from "@/components/dialog";
import { Field, Textarea } from "@/components/field";
import { InlineError } from "@/components/inline-error";
import type { DraftChangeView, DraftScope, DraftTallyView } from "@/ipc/types";
import { counted } from "@/lib/words";
import { longestNote } from "./note-field";

export function NoteDialog({
  scope,
  tally,
  open,
  onOpenChange,
  onDone,
}: {
  scope: DraftScope;
  /** How far the drafts of the scope have come. */
  tally: DraftTallyView;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onDone: (done: DraftChangeView) => void;
}) {
  const [note, setNote] = useState("");
  const { mutate, isPending, error, reset } = useNoteDrafts();
  const writable = tally.drafts - tally.exported;
  const { approved } = tally;
  const write = () =>
    mutate(
      { scope, note: note.trim() },
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
            disabled={note.trim() === "" || writable === 0}
          >
            Write on {counted(writable, "draft")}
          </Button>
        </div>
        {error && <InlineError error={error} />}
      </form>
    </Dialog>
  );
}
