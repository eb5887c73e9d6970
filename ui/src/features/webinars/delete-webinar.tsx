// Deleting a webinar takes its people, messages and drafts with it, and can be undone for a day only,
// so it is one of the few things that ask first.

import { useDeleteWebinar } from "@/api/mutations";
import { AlertDialog } from "@/components/dialog";
import type { WebinarItemView } from "@/ipc/types";
import { counted } from "@/lib/words";

export function DeleteWebinar({
  webinar,
  onClose,
  onDeleted,
}: {
  /** The webinar in question; null while nobody asks. */
  webinar: WebinarItemView | null;
  onClose: () => void;
  onDeleted: (id: string) => void;
}) {
  const remove = useDeleteWebinar();
  return (
    <AlertDialog
      open={webinar !== null}
      onOpenChange={(open) => !open && onClose()}
      title="Delete this webinar?"
      confirm="Delete webinar"
      onConfirm={async () => {
        if (!webinar) return;
        await remove.mutateAsync({ id: webinar.id });
        onDeleted(webinar.id);
      }}
    >
      “{webinar?.title}”, its {counted(webinar?.people ?? 0, "person", "people")}, their messages
      and drafts are deleted. You can undo this for a day; then they are erased from this computer.
      Files you exported stay where they are.
    </AlertDialog>
  );
}
