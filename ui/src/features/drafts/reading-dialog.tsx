// A second pair of eyes: the mails as one page to read, print and write remarks on.

import { useState } from "react";
import { useRevealExport, useSaveReadingCopy } from "@/api/mutations";
import { Button } from "@/components/button";
import { Checkbox } from "@/components/checkbox";
import { Dialog } from "@/components/dialog";
import { InlineError } from "@/components/inline-error";
import type { DraftScope } from "@/ipc/types";
import { counted } from "@/lib/words";

export function ReadingDialog({
  scope,
  drafts,
  open,
  onOpenChange,
}: {
  scope: DraftScope;
  /** How many these are. */
  drafts: number;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  const [addresses, setAddresses] = useState(false);
  const { mutate: save, data, isPending, error, reset } = useSaveReadingCopy();
  const { mutate: reveal, error: notFound } = useRevealExport();
  const failure = error ?? notFound;
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        reset();
        onOpenChange(next);
      }}
      title="A copy for somebody else to read"
    >
      <div className="flex flex-col gap-3 px-5 pt-2 pb-4">
        <p className="text-second">
          One page with {counted(drafts, "mail")} as they are sent, and a box for remarks below
          each. It opens in any browser and prints one mail a page. No draft changes, and none
          counts as exported.
        </p>
        <Checkbox
          checked={addresses}
          onChange={(checked) => {
            reset();
            setAddresses(checked);
          }}
        >
          With the receivers’ addresses
        </Checkbox>
        <div className="flex items-center gap-4">
          <p role="status" className="min-w-0 flex-1 wrap-anywhere text-second">
            {data && `Saved ${counted(data.mails, "mail")} in ${data.fileName}. `}
            {data && (
              <Button kind="link" onClick={() => reveal({ id: data.id })}>
                Show in folder
              </Button>
            )}
          </p>
          <Button
            kind={data ? "secondary" : "primary"}
            busy={isPending}
            disabled={drafts === 0}
            onClick={() => save({ scope, addresses })}
          >
            Save {counted(drafts, "mail")}
          </Button>
        </div>
        {failure && <InlineError error={failure} />}
      </div>
    </Dialog>
  );
}
