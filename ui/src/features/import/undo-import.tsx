// Takes the last import back, as long as nothing was exported: first it says what would go.

import { useNavigate } from "@tanstack/react-router";
import { Undo2 } from "lucide-react";
import { useState } from "react";
import { useRefreshWork, useUndoImport } from "@/api/import-mutations";
import { Button } from "@/components/button";
import { AlertDialog } from "@/components/dialog";
import { said } from "@/components/toast";
import type { WebinarView } from "@/ipc/types";
import { counted } from "@/lib/words";

export function UndoImport({ webinar }: { webinar: WebinarView }) {
  const navigate = useNavigate();
  const undo = useUndoImport();
  const refresh = useRefreshWork();
  const [isAsking, setAsking] = useState(false);
  if (!webinar.undo) return null;
  const { files, wholeWebinar } = webinar.undo;
  const { people, drafts } = webinar.counts;
  const run = async () => {
    await undo.mutateAsync({ webinar: webinar.id });
    said(wholeWebinar ? "The import was undone." : "The last import was undone.");
    // Elsewhere first, so that no page asks for a webinar that is gone.
    if (wholeWebinar) await navigate({ to: "/new", search: {} });
    await refresh();
  };
  return (
    <>
      <Button kind="ghost" size="sm" icon={Undo2} onClick={() => setAsking(true)}>
        Undo import
      </Button>
      <AlertDialog
        open={isAsking}
        onOpenChange={setAsking}
        title="Undo this import?"
        confirm={`Take back ${counted(files.length, "file")}`}
        onConfirm={run}
      >
        <p>What these files brought goes:</p>
        <ul className="my-2 list-disc pl-5">
          {files.map((file) => (
            <li key={file} className="wrap-anywhere">
              {file}
            </li>
          ))}
        </ul>
        <p>
          {wholeWebinar
            ? `Nothing was imported before, so the whole webinar goes: ${counted(people, "registrant")}${drafts > 0 ? ` and ${counted(drafts, "draft")}` : ""}. Your files stay where they are.`
            : "What was imported before stays as it was. Your files stay where they are."}
        </p>
      </AlertDialog>
    </>
  );
}
