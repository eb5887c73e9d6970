// Words that only the user can know, added below the mail as a postscript. Saved as they are typed.

import { useEffect, useId, useState } from "react";
import { useNoteDraft } from "@/api/mutations";
import { Button } from "@/components/button";
import { Textarea } from "@/components/field";
import { InlineError } from "@/components/inline-error";
import type { DraftView } from "@/ipc/types";
import { Autosave } from "@/lib/autosave";
import { noteMark } from "./mail-doc";
import { SaveMark, useSaveStatus } from "./save-mark";

/** The core's limit: a P.P.S., not a second mail. */
export const longestNote = 2000;

export function NoteField({ draft }: { draft: DraftView }) {
  const { mutateAsync } = useNoteDraft();
  const { id } = draft.item;
  const [autosave] = useState(
    () => new Autosave((note: string) => mutateAsync({ id, note: note.trim() })),
  );
  const [note, setNote] = useState(draft.note);
  const [touched, setTouched] = useState(false);
  const { state, error } = useSaveStatus(autosave);
  const fieldId = useId();

  // An undo changes the note from outside; while a person types, theirs is the newer one.
  useEffect(() => {
    if (autosave.isClean) setNote((now) => (now.trim() === draft.note ? now : draft.note));
  }, [autosave, draft.note]);

  useEffect(() => () => void autosave.flush(), [autosave]);

  return (
    <>
      <div className="mb-2 flex items-baseline gap-2">
        <h2 className="font-section">
          <label htmlFor={fieldId}>Personal note</label>
        </h2>
        <span className="text-second">added as {noteMark(draft.mail.blocks)}</span>
        <span className="ml-auto">{touched && <SaveMark state={state} />}</span>
      </div>
      <Textarea
        id={fieldId}
        value={note}
        rows={2}
        maxLength={longestNote}
        placeholder="Write something only you would know"
        className="field-sizing-content max-h-40 min-h-14"
        onChange={(event) => {
          setNote(event.target.value);
          setTouched(true);
          autosave.push(event.target.value);
        }}
        onBlur={() => void autosave.flush()}
        onKeyDown={(event) => {
          if (event.key === "Escape") event.currentTarget.blur();
        }}
      />
      {state === "failed" && (
        <InlineError
          error={error}
          className="mt-2"
          action={
            <Button
              size="sm"
              onClick={() => {
                autosave.drop();
                setNote(draft.note);
              }}
            >
              Put back
            </Button>
          }
        />
      )}
    </>
  );
}
