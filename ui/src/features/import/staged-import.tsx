// Files that wait: one card each, the first rows as they will be read, the names that nobody can
// settle but the user, everything noticed, and where each row went. The form beside it is filled from
// the files as far as they tell; what a person typed is never overwritten when more files arrive.

import { useMemo } from "react";
import {
  useChooseReading,
  useDiscardFiles,
  usePickFiles,
  useRemoveFile,
  useReplaceFile,
  useSettleStaged,
} from "@/api/import-mutations";
import { useStaging } from "@/api/queries";
import { Button } from "@/components/button";
import { InlineError } from "@/components/inline-error";
import { Page } from "@/components/page";
import { Column } from "@/components/panel";
import { SkeletonLines } from "@/components/skeleton";
import type { FileChoice, StagedFileView, StagingView } from "@/ipc/types";
import { counted } from "@/lib/words";
import { Changes } from "./changes";
import { accountSentence, contentsSentence } from "./files/account";
import { DropMore } from "./files/drop-more";
import { type FileDeeds, StagedFileCard } from "./files/file-card";
import { PreviewTable } from "./files/preview-table";
import { ImportPanel } from "./import-panel";
import { IssueGroups, issuesPlace } from "./issues/issue-groups";
import { MappingEditor } from "./mapping/mapping-editor";
import { WhoIsThis } from "./names/who-is-this";
import { ReadingStrip } from "./reading-strip";
import { scrollToPlace } from "./scroll";

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
  return <Files key={staged.data.id} {...props} view={staged.data} />;
}

function Summary({ view }: { view: StagingView }) {
  const { files, issues, leftOut } = view;
  const isDone = view.reading.state === "done";
  return (
    <div role="status" className="tabular mt-5 flex flex-col gap-0.5 text-second">
      {isDone && (
        <>
          <p>{contentsSentence(view)}</p>
          {leftOut > 0 && (
            <p>
              {counted(leftOut, "person", "people")} left out: hosts, speakers, the team, bots or
              cancelled
            </p>
          )}
          <p>
            {accountSentence(files)}{" "}
            {issues.length > 0 && (
              <Button kind="link" onClick={() => scrollToPlace(issuesPlace)}>
                {counted(issues.length, "note")}
              </Button>
            )}
          </p>
        </>
      )}
    </div>
  );
}

function Files({ webinarId, onDiscarded, view }: StagedImportProps & { view: StagingView }) {
  const pick = usePickFiles();
  const remove = useRemoveFile();
  const discard = useDiscardFiles();
  const choose = useChooseReading();
  const replace = useReplaceFile();
  const names = useSettleStaged(view.id);
  const notes = useMemo(() => {
    const counts = new Map<string, number>();
    for (const { file } of view.issues) counts.set(file, (counts.get(file) ?? 0) + 1);
    return counts;
  }, [view.issues]);
  const readable = view.files.filter((file) => file.error === null && file.headings.length > 0);
  const failure = pick.error ?? remove.error ?? discard.error ?? choose.error ?? replace.error;

  const leave = () => discard.mutate({ staging: view.id }, { onSuccess: onDiscarded });
  const chooseReading = (file: StagedFileView, change: Partial<FileChoice>) =>
    choose.mutate({ staging: view.id, file: file.id, choice: { ...file.choice, ...change } });
  const deeds: FileDeeds = {
    onRemove: (file) =>
      view.files.length === 1 ? leave() : remove.mutate({ staging: view.id, file: file.id }),
    onChoose: chooseReading,
    onReplace: (file, isReplaced) =>
      replace.mutate({ staging: view.id, file: file.id, replace: isReplaced }),
    onShowNotes: () => scrollToPlace(issuesPlace),
  };

  return (
    <Page>
      <Column label="Files">
        <ReadingStrip view={view} className="mb-2.5" />
        <ul className="flex flex-col gap-2.5">
          {view.files.map((file) => (
            <StagedFileCard
              key={file.id}
              file={file}
              notes={notes.get(file.name) ?? 0}
              deeds={deeds}
            />
          ))}
        </ul>
        <DropMore
          className="mt-2.5"
          hint="Q&A, polls, registrations, any platform"
          busy={pick.isPending}
          onChoose={() => pick.mutate({ staging: view.id, webinar: webinarId })}
        >
          Drop more files here, or
        </DropMore>
        {failure && <InlineError error={failure} className="mt-2.5" />}
        {view.changes && (
          <Changes changes={view.changes} title="What this will change" className="mt-6" />
        )}
        {readable.length > 0 && (
          <PreviewTable files={readable}>
            {(file) => (
              <MappingEditor
                staging={view.id}
                file={file}
                onChoose={(change) => chooseReading(file, change)}
              />
            )}
          </PreviewTable>
        )}
        <WhoIsThis doubts={view.doubts} deed={names} webinarId={null} className="mt-6" />
        <IssueGroups issues={view.issues} webinar={null} staging={view.id} className="mt-6" />
        <Summary view={view} />
      </Column>
      <ImportPanel webinarId={webinarId} view={view} onDiscard={leave} />
    </Page>
  );
}
