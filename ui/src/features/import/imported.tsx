// After the import: the files that are in and where their rows went, the way to add more, names that
// still wait, what was noticed, and the webinar's details, which are saved as they are typed.

import { useNavigate } from "@tanstack/react-router";
import { CircleCheck, FileCheck } from "lucide-react";
import { usePickFiles, useSettleImported } from "@/api/import-mutations";
import { useUpdateWebinar } from "@/api/mutations";
import { useIssues, useLastImport, useWebinar } from "@/api/queries";
import { InlineError } from "@/components/inline-error";
import { Page } from "@/components/page";
import { Column, Panel, SectionTitle } from "@/components/panel";
import { Pill } from "@/components/pill";
import { SaveState } from "@/components/save-state";
import { SkeletonLines } from "@/components/skeleton";
import type { ImportedFileView, WebinarDetails, WebinarView } from "@/ipc/types";
import { localTime } from "@/lib/format";
import { useAutosave } from "@/lib/use-autosave";
import { counted } from "@/lib/words";
import { Changes } from "./changes";
import { DetailsForm } from "./details/details-form";
import { useDetailsForm } from "./details/use-details-form";
import { contentsSentence } from "./files/account";
import { DropMore } from "./files/drop-more";
import { IssueGroups } from "./issues/issue-groups";
import { LeftOutLine } from "./left-out-line";
import { WhoIsThis } from "./names/who-is-this";
import { UndoImport } from "./undo-import";

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

function FileLine({ file }: { file: ImportedFileView }) {
  return (
    <li className="flex gap-3 rounded-card border border-line px-3.5 py-3">
      <FileCheck size={18} className="mt-px text-accent" aria-hidden />
      <div className="min-w-0 flex-1">
        <div className="flex items-center gap-2">
          <h3 className="selectable min-w-0 truncate font-section" title={file.name}>
            <bdi>{file.name}</bdi>
          </h3>
          <Pill tone="accent" className="ml-auto">
            {file.label}
          </Pill>
        </div>
        <p className="tabular text-second">Imported {localTime(file.importedAt)}</p>
        {file.account && (
          <p className="selectable tabular mt-0.5 text-caption text-third">{file.account}</p>
        )}
      </div>
    </li>
  );
}

function ImportedFiles({ webinar }: { webinar: WebinarView }) {
  const navigate = useNavigate();
  const issues = useIssues(webinar.id);
  const lastChanges = useLastImport(webinar.id).data?.changes;
  const names = useSettleImported(webinar.id);
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
      <SectionTitle action={<UndoImport webinar={webinar} />}>Imported</SectionTitle>
      <p className="tabular mt-1 text-second">{contentsSentence(counts)}</p>
      <LeftOutLine webinarId={webinar.id} count={counts.leftOut} />
      {counts.doNotContact > 0 && (
        <p className="tabular text-second">
          {counted(counts.doNotContact, "person is", "people are")} on your do-not-contact list: no
          draft is written, no mail goes.
        </p>
      )}
      <ul className="mt-3 flex flex-col gap-2.5">
        {webinar.files.map((file) => (
          <FileLine key={file.id} file={file} />
        ))}
      </ul>
      <DropMore className="mt-2.5" busy={pick.isPending} onChoose={choose}>
        Add files to this webinar, or a corrected one: drop them here, or
      </DropMore>
      {pick.isError && <InlineError error={pick.error} className="mt-2.5" />}
      {lastChanges && (
        <Changes changes={lastChanges} title="What the last import changed" className="mt-6" />
      )}
      <WhoIsThis doubts={webinar.doubts} deed={names} webinarId={webinar.id} className="mt-6" />
      {issues.isError && <InlineError error={issues.error} className="mt-6" />}
      {issues.data?.length === 0 && (
        <p className="mt-6 flex items-center gap-2 text-good">
          <CircleCheck size={15} aria-hidden />
          Nothing to note: every row was understood.
        </p>
      )}
      {issues.data && (
        <IssueGroups issues={issues.data} webinar={webinar.id} staging={null} className="mt-6" />
      )}
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
