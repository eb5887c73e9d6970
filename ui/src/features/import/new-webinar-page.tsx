// A webinar that does not exist yet: the place for its files, then those files as they will be read.
// Nothing is stored before the button at the end.

import { useNavigate, useSearch } from "@tanstack/react-router";
import { FolderOpen } from "lucide-react";
import { usePickFiles } from "@/api/import-mutations";
import { Button } from "@/components/button";
import { EmptyState } from "@/components/empty-state";
import { InlineError } from "@/components/inline-error";
import { StagedImport } from "./staged-import";

function NoFilesYet() {
  const navigate = useNavigate();
  const pick = usePickFiles();
  const choose = () =>
    pick.mutate(
      { staging: null, webinar: null },
      {
        onSuccess: (staging) => {
          if (staging) navigate({ to: "/new", search: { staging: staging.id } });
        },
      },
    );
  return (
    <div className="flex h-full flex-col p-6">
      <div className="flex-1 rounded-card border border-dashed border-line-strong">
        <EmptyState
          icon={FolderOpen}
          title="Drop the files of your webinar here"
          action={
            <Button kind="primary" keys="mod+o" busy={pick.isPending} onClick={choose}>
              Choose files
            </Button>
          }
        >
          All together and exactly as your platform exports them: attendees, registrations, chat,
          questions, polls. You see how each file will be read before anything is stored.
        </EmptyState>
      </div>
      {pick.isError && <InlineError error={pick.error} className="mt-4" />}
    </div>
  );
}

export function NewWebinarPage() {
  const { staging } = useSearch({ from: "/new" });
  const navigate = useNavigate();
  return (
    <main className="flex h-full min-w-0 flex-col">
      <header className="border-b border-line px-6 py-3.5">
        <h1 className="text-title font-title">New webinar</h1>
        <p className="mt-0.5 text-second">
          {staging ? "Check how your files will be read." : "It starts with the files."}
        </p>
      </header>
      <div className="min-h-0 flex-1">
        {staging ? (
          <StagedImport
            staging={staging}
            webinarId={null}
            onDiscarded={() => navigate({ to: "/new", search: {} })}
          />
        ) : (
          <NoFilesYet />
        )}
      </div>
    </main>
  );
}
