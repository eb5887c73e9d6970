// Files that wait: one card each, the first rows as they will be read, everything noticed, and where
// each line went. The form beside it is filled from the files as far as they tell; what a person
// typed is never overwritten when more files arrive.

import { useNavigate } from "@tanstack/react-router";
import {
  useCommitImport,
  useDiscardFiles,
  usePickFiles,
  useRemoveFile,
  useTargetFiles,
} from "@/api/mutations";
import { useStaging, useWebinars } from "@/api/queries";
import { Button } from "@/components/button";
import { Field } from "@/components/field";
import { InlineError } from "@/components/inline-error";
import { Page } from "@/components/page";
import { Column, Panel, SectionTitle } from "@/components/panel";
import { Select } from "@/components/select";
import { SkeletonLines } from "@/components/skeleton";
import { said } from "@/components/toast";
import type { ImportView, StagingView } from "@/ipc/types";
import { counted } from "@/lib/words";
import { accountSentence, importTitle } from "./account";
import { DetailsForm } from "./details-form";
import { DropMore } from "./drop-more";
import { StagedFileCard } from "./file-card";
import { IssueGroups } from "./issue-groups";
import { PreviewTable } from "./preview-table";
import { UnmatchedSenders } from "./unmatched-senders";
import { useDetailsForm } from "./use-details-form";

interface StagedImportProps {
  staging: string;
  /** The webinar they will be added to; null for a new one. */
  webinarId: string | null;
  onDiscarded: () => void;
}

export function StagedImport(props: StagedImportProps) {
  const staged = useStaging(props.staging);
  if (staged.isPending) {
    return (
      <div className="p-6">
        <SkeletonLines lines={6} label="Reading the files" />
      </div>
    );
  }
  if (staged.isError) {
    return (
      <div className="p-6">
        <InlineError
          error={staged.error}
          action={<Button onClick={props.onDiscarded}>Choose the files again</Button>}
        />
      </div>
    );
  }
  return <Files {...props} view={staged.data} />;
}

function Files({ webinarId, onDiscarded, view }: StagedImportProps & { view: StagingView }) {
  const pick = usePickFiles();
  const remove = useRemoveFile();
  const discard = useDiscardFiles();
  const readable = view.files.filter((file) => file.error === null && file.headings.length > 0);
  const failure = pick.error ?? remove.error ?? discard.error;

  const leave = () => discard.mutate({ staging: view.id }, { onSuccess: onDiscarded });
  const takeOut = (file: string) =>
    view.files.length === 1 ? leave() : remove.mutate({ staging: view.id, file });

  return (
    <Page>
      <Column label="Files">
        <ul className="flex flex-col gap-2.5">
          {view.files.map((file) => (
            <StagedFileCard
              key={file.id}
              file={file}
              issues={view.issues.filter((issue) => issue.file === file.name)}
              onRemove={() => takeOut(file.id)}
            />
          ))}
        </ul>
        <DropMore
          className="mt-2.5"
          busy={pick.isPending}
          onChoose={() => pick.mutate({ staging: view.id, webinar: webinarId })}
        >
          Drop more files here, or
        </DropMore>
        {failure && <InlineError error={failure} className="mt-2.5" />}
        {readable.length > 0 && <PreviewTable files={readable} />}
        <UnmatchedSenders senders={view.unmatched} />
        <IssueGroups issues={view.issues} className="mt-6" />
        <p role="status" className="tabular mt-5 text-second">
          {accountSentence(view)}
        </p>
      </Column>
      <ImportPanel webinarId={webinarId} view={view} onDiscard={leave} />
    </Page>
  );
}

/** "new" stands for a webinar that does not exist yet. */
const newOne = "new";

function ImportPanel({
  webinarId,
  view,
  onDiscard,
}: {
  webinarId: string | null;
  view: StagingView;
  onDiscard: () => void;
}) {
  const navigate = useNavigate();
  const webinars = useWebinars().data ?? [];
  const target = useTargetFiles();
  const commit = useCommitImport();
  const form = useDetailsForm(view.details);

  const aim = (choice: string) => {
    const webinar = choice === newOne ? null : choice;
    target.mutate(
      { staging: view.id, webinar },
      {
        onSuccess: () =>
          webinar === null
            ? navigate({ to: "/new", search: { staging: view.id } })
            : navigate({
                to: "/webinars/$webinarId/import",
                params: { webinarId: webinar },
                search: { staging: view.id },
              }),
      },
    );
  };
  const run = () => {
    const details = form.read();
    if (!details) return;
    commit.mutate(
      { staging: view.id, details },
      {
        onSuccess: (done) => {
          said(importSentence(done));
          navigate({
            to: "/webinars/$webinarId/overview",
            params: { webinarId: done.webinarId },
          });
        },
      },
    );
  };

  return (
    <Panel
      label="About the webinar"
      footer={
        <div className="flex flex-col gap-2.5">
          {view.obstacle && <p className="text-warm">{view.obstacle}</p>}
          {commit.isError && <InlineError error={commit.error} />}
          <Button
            kind="primary"
            size="lg"
            disabled={!view.ready}
            busy={commit.isPending}
            onClick={run}
          >
            {importTitle(view, webinarId !== null)}
          </Button>
        </div>
      }
    >
      <SectionTitle
        className="mb-3"
        action={
          <Button kind="link" onClick={onDiscard} disabled={commit.isPending}>
            Discard files
          </Button>
        }
      >
        About the webinar
      </SectionTitle>
      {webinars.length > 0 && (
        <Field label="Import into" className="mb-3">
          <Select
            value={webinarId ?? newOne}
            onChange={aim}
            choices={[
              { value: newOne, label: "A new webinar" },
              ...webinars.map((webinar) => ({ value: webinar.id, label: webinar.title })),
            ]}
          />
        </Field>
      )}
      {target.isError && <InlineError error={target.error} className="mb-3" />}
      <DetailsForm form={form} />
    </Panel>
  );
}

function importSentence(done: ImportView): string {
  if (done.unchanged) return "These files were imported before. Nothing changed.";
  return `Imported ${counted(done.people, "person", "people")} and ${counted(done.messages, "message")}.`;
}
