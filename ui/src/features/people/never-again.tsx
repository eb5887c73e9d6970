// Putting a person on the do-not-contact list, taking them off, and erasing them for good.

import { Ban, UserMinus } from "lucide-react";
import { useState } from "react";
import { useErasePerson, useErasure, useNeverContact, useRemoveNoContact } from "@/api/contact";
import { Button } from "@/components/button";
import { AlertDialog } from "@/components/dialog";
import { InlineError } from "@/components/inline-error";
import type { AttendeeRowView, ErasureView } from "@/ipc/types";
import { counted, noContactName } from "@/lib/words";

/** What goes, in words. */
function what(view: ErasureView): string {
  const many = view.webinars.length;
  const where = many === 1 ? `from “${view.webinars[0]}”` : `from ${many} webinars`;
  const words = counted(view.words, "message or answer", "messages and answers");
  return `${view.label} goes ${where}, with ${words} and ${counted(view.drafts, "draft")}, also out of the files that were imported.`;
}

function EraseDialog({
  id,
  onClose,
  onErased,
}: {
  id: string;
  onClose: () => void;
  onErased: () => void;
}) {
  const erasure = useErasure(id, true);
  const erase = useErasePerson();
  const view = erasure.data;
  return (
    <AlertDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Erase this person for good?"
      typed="erase"
      confirm="Erase them"
      onConfirm={async () => {
        await erase.mutateAsync({ id });
        onErased();
      }}
    >
      {erasure.isError && <InlineError error={erasure.error} />}
      {view && (
        <div className="flex flex-col gap-2">
          <p className="wrap-anywhere">{what(view)}</p>
          {view.others.length > 0 && (
            <p className="wrap-anywhere">
              The same address belongs to {view.others.join(", ")}, who{" "}
              {view.others.length === 1 ? "goes" : "go"} too.
            </p>
          )}
          <p>
            {view.hasAddress
              ? "Of the address only a salted mark is kept, so that no import brings them back."
              : "Without an address they cannot be known again: an import of the same file brings them back."}{" "}
            This cannot be undone, nor can what was done before in these webinars. Files that you
            exported stay where they are.
          </p>
        </div>
      )}
    </AlertDialog>
  );
}

export function NeverAgain({ row, onErased }: { row: AttendeeRowView; onErased: () => void }) {
  const [isErasing, setErasing] = useState(false);
  const never = useNeverContact();
  const remove = useRemoveNoContact();
  const { email } = row;
  return (
    <section aria-label="Do not contact" className="mt-5 border-t border-line pt-4">
      {row.doNotContact && (
        <p className="mb-2 flex items-start gap-1.5 text-warm">
          <Ban size={15} className="mt-0.5 shrink-0" aria-hidden />
          Never contacted: {noContactName[row.doNotContact]}. No draft is written, no mail goes.
        </p>
      )}
      <div className="flex flex-wrap gap-1">
        {email && !row.doNotContact && (
          <Button
            size="sm"
            icon={Ban}
            busy={never.isPending}
            onClick={() => never.mutate({ ids: [row.id] })}
          >
            Never contact again
          </Button>
        )}
        {email && row.doNotContact && (
          <Button
            size="sm"
            busy={remove.isPending}
            onClick={() => remove.mutate({ entries: [email] })}
          >
            Take off the list
          </Button>
        )}
        <Button size="sm" kind="ghost" icon={UserMinus} onClick={() => setErasing(true)}>
          Erase this person…
        </Button>
      </div>
      {remove.data === 0 && (
        <p role="status" className="mt-2 text-caption text-second">
          Their whole domain is on the list: take it off in Settings.
        </p>
      )}
      {never.isError && <InlineError error={never.error} className="mt-2" />}
      {remove.isError && <InlineError error={remove.error} className="mt-2" />}
      {isErasing && (
        <EraseDialog id={row.id} onClose={() => setErasing(false)} onErased={onErased} />
      )}
    </section>
  );
}
