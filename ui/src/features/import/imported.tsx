// After the import: the files that are in, what was noticed, the way to add more, and the webinar's
// details, which are saved as they are typed.

import { useNavigate } from "@tanstack/react-router";
import { CircleCheck, FileCheck } from "lucide-react";
import { usePickFiles, useUpdateWebinar } from "@/api/mutations";
import { useIssues, useWebinar } from "@/api/queries";
import { InlineError } from "@/components/inline-error";
import { Page } from "@/components/page";
import { Column, Panel, SectionTitle } from "@/components/panel";
import { Pill } from "@/components/pill";
import { SaveState } from "@/components/save-state";
import { SkeletonLines } from "@/components/skeleton";
import type { WebinarDetails, WebinarView } from "@/ipc/types";
import { localTime } from "@/lib/format";
import { useAutosave } from "@/lib/use-autosave";
import { counted } from "@/lib/words";
import { DetailsForm } from "./details-form";
import { DropMore } from "./drop-more";
import { IssueGroups } from "./issue-groups";
import { useDetailsForm } from "./use-details-form";

export function Imported({ webinarId }: { webinarId: string }) {
  const webinar = useWebinar(webinarId);
  if (!webinar.data) {
    return (
      <div className="p-6">
        <SkeletonLines lines={4} label="Loading the import" />
      </div>
    );
  }
  return (
    <Page>
      <ImportedFiles webinar={webinar.data} />
      <SavedDetails key={webinarId} webinar={webinar.data} />
    </Page>
  );
}

function ImportedFiles({ webinar }: { webinar: WebinarView }) {
  const navigate = useNavigate();
  const issues = useIssues(webinar.id);
  const pick = usePickFiles();
  const { counts } = webinar;
  const choose = () =>
    pick.mutate(
      { staging: null, webinar: webinar.id },
      {
        onSuccess: (staging) => {
          if (staging) {
            navigate({
              to: "/webinars/$webinarId/import",
              params: { webinarId: webinar.id },
              search: { staging: staging.id },
            });
          }
        },
      },
    );

  return (
    <Column label="Imported files">
      <SectionTitle>Imported</SectionTitle>
      <p className="tabular mt-1 text-second">
        {counted(counts.people, "person", "people")}, {counts.attended.toLocaleString("en-US")} came
        · {counted(counts.messages, "message")}, {counted(counts.questions, "question")}
      </p>
      <ul className="mt-3 flex flex-col gap-2.5">
        {webinar.files.map((file) => (
          <li
            key={`${file.name} ${file.importedAt}`}
            className="flex items-center gap-3 rounded-card border border-line px-3.5 py-3"
          >
            <FileCheck size={18} className="text-accent" aria-hidden />
            <div className="min-w-0 flex-1">
              <h3 className="selectable truncate font-section">{file.name}</h3>
              <p className="tabular text-second">Imported {localTime(file.importedAt)}</p>
            </div>
            <Pill tone="accent">{file.label}</Pill>
          </li>
        ))}
      </ul>
      <DropMore className="mt-2.5" busy={pick.isPending} onChoose={choose}>
        Add files to this webinar: drop them here, or
      </DropMore>
      {pick.isError && <InlineError error={pick.error} className="mt-2.5" />}
      {issues.isError && <InlineError error={issues.error} className="mt-6" />}
      {issues.data?.length === 0 && (
        <p className="mt-6 flex items-center gap-2 text-good">
          <CircleCheck size={15} aria-hidden />
          Nothing to note: every line was understood.
        </p>
      )}
      {issues.data && <IssueGroups issues={issues.data} className="mt-6" />}
    </Column>
  );
}

function SavedDetails({ webinar }: { webinar: WebinarView }) {
  const { mutateAsync } = useUpdateWebinar();
  const saving = useAutosave((details: WebinarDetails) => mutateAsync({ id: webinar.id, details }));
  const form = useDetailsForm(webinar.details, saving.push);
  return (
    <Panel label="About the webinar">
      <SectionTitle
        className="mb-3"
        action={<SaveState status={saving.status} wasSaved={form.wasTyped} />}
      >
        About the webinar
      </SectionTitle>
      {saving.status.state === "failed" && (
        <InlineError error={saving.status.error} className="mb-3" />
      )}
      <DetailsForm form={form} onLeave={saving.flush} />
      <p className="mt-4 text-caption text-third">
        Drafts that are already written keep their words; the checks mark those that a change makes
        wrong.
      </p>
    </Panel>
  );
}
