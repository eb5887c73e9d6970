// The Export page of a webinar: who goes, where to, what the file looks like, and one button that
// says how many mails it saves. The save dialog belongs to the desktop.

import { useParams } from "@tanstack/react-router";
import { ClipboardCopy, Download, TriangleAlert } from "lucide-react";
import { useMemo, useState } from "react";
import { useExportText, useSaveExport } from "@/api/mutations";
import { useExportPreview, useExportTargets } from "@/api/queries";
import { Button } from "@/components/button";
import { Switch } from "@/components/checkbox";
import { copyText } from "@/components/copied";
import { InlineError } from "@/components/inline-error";
import { Page } from "@/components/page";
import { Column, Panel, SectionTitle } from "@/components/panel";
import { Segmented } from "@/components/segmented";
import { Skeleton, SkeletonLines } from "@/components/skeleton";
import type { ExportView, PackingChoice } from "@/ipc/types";
import { type Action, useActions } from "@/lib/actions";
import { counted } from "@/lib/words";
import { FilePreview } from "./file-preview";
import { Preflight } from "./preflight";
import { SavedFile } from "./saved-file";
import { Sending } from "./sending/sending";
import { TargetList } from "./target-list";

const packings: readonly { value: PackingChoice; label: string }[] = [
  { value: "file", label: "File" },
  { value: "folder", label: "Folder" },
  { value: "zip", label: "Zip" },
];

/** What the export is called as a file, a folder or an archive. */
function nameAs(packing: PackingChoice, fileName: string): string {
  if (packing === "file") return fileName;
  const name = fileName.replace(/\.[a-z]+$/, "");
  return packing === "zip" ? `${name}.zip` : name;
}

export function ExportPage() {
  const { webinarId } = useParams({ from: "/webinars/$webinarId/export" });
  const [includeUnapproved, setIncludeUnapproved] = useState(false);
  const [target, setTarget] = useState("csv");
  const [wanted, setWanted] = useState<PackingChoice | null>(null);
  const [saved, setSaved] = useState<ExportView | null>(null);
  const preview = useExportPreview(webinarId, target, includeUnapproved);
  const { mutate: save, isPending, error, isError } = useSaveExport();
  const copy = useExportText();
  const targets = useExportTargets().data;
  const chosen = targets?.find((each) => each.code === target);
  const possible = packings.filter(({ value }) => value !== "file" || chosen?.isOneFile !== false);
  // A tool wants its template and the steps beside the mails; a spreadsheet only its file.
  const usual = chosen?.isOneFile && chosen.group === "lists" ? "file" : "folder";
  const packing = possible.find(({ value }) => value === wanted)?.value ?? usual;
  const ready = preview.data?.obstacle ? 0 : (preview.data?.ready ?? 0);

  const actions = useMemo<Action[]>(
    () => [
      {
        id: "export.save",
        title: `Save ${counted(ready, "mail")}`,
        when: () => ready > 0 && !isPending,
        run: () => {
          setSaved(null);
          save(
            { webinar: webinarId, target, includeUnapproved, packing },
            { onSuccess: (file) => setSaved(file) },
          );
        },
      },
    ],
    [ready, isPending, save, webinarId, includeUnapproved, target, packing],
  );
  useActions("export", actions);

  if (preview.isError) {
    return (
      <InlineError
        error={preview.error}
        action={
          <Button busy={preview.isFetching} onClick={() => preview.refetch()}>
            Try again
          </Button>
        }
        className="m-6"
      />
    );
  }
  return (
    <Page>
      <Column label="Export">
        {saved && (
          <div className="mb-5">
            <SavedFile saved={saved} />
          </div>
        )}
        <SectionTitle
          aside={preview.data && `${counted(preview.data.people, "person", "people")} on the list`}
        >
          Before it goes
        </SectionTitle>
        <Preflight
          webinarId={webinarId}
          target={target}
          includeUnapproved={includeUnapproved}
          earlier={preview.data?.earlier ?? []}
        />
        <div className="mt-4">
          <Switch
            checked={includeUnapproved}
            onChange={(next) => {
              setIncludeUnapproved(next);
              setSaved(null);
            }}
          >
            Include drafts that are not approved
          </Switch>
          {includeUnapproved && (
            <p className="mt-2 flex items-start gap-2 rounded-control bg-warm-soft px-3 py-2 text-warm">
              <TriangleAlert size={16} className="mt-0.5" aria-hidden />
              Nobody has read some of these mails. Blocked ones stay out all the same.
            </p>
          )}
        </div>
        <SectionTitle className="mt-7 mb-3">Where to?</SectionTitle>
        {targets ? (
          <TargetList
            targets={targets}
            value={target}
            onChange={(code) => {
              setTarget(code);
              setSaved(null);
            }}
          />
        ) : (
          <SkeletonLines lines={6} label="The targets are loading" />
        )}
        <Sending webinarId={webinarId} />
      </Column>
      <Panel
        label="The file"
        className="wide:w-panel-lg"
        footer={
          <>
            {isError && <InlineError error={error} className="mb-3" />}
            {copy.isError && <InlineError error={copy.error} className="mb-3" />}
            {possible.length > 1 && (
              <div className="mb-3 flex flex-wrap items-center justify-between gap-2">
                <Segmented
                  label="Save as"
                  value={packing}
                  onChange={setWanted}
                  choices={possible}
                />
                <p className="text-caption text-second">
                  {packing === "file" ? "The mails alone" : "With template, steps and test file"}
                </p>
              </div>
            )}
            {target === "tsv" && (
              <Button
                icon={ClipboardCopy}
                className="mb-2 w-full"
                disabled={ready === 0}
                busy={copy.isPending}
                onClick={() =>
                  copy.mutate(
                    { webinar: webinarId, includeUnapproved },
                    {
                      onSuccess: ({ text, mails }) =>
                        void copyText(text, `${counted(mails, "mail")} copied for a sheet.`),
                    },
                  )
                }
              >
                Copy {counted(ready, "mail")} for a sheet
              </Button>
            )}
            <Button
              kind="primary"
              size="lg"
              icon={Download}
              keys="mod+s"
              className="w-full"
              disabled={ready === 0}
              busy={isPending}
              onClick={() => actions[0]?.run()}
            >
              Save {counted(ready, "mail")}
            </Button>
            {preview.data && preview.data.ready === 0 && (
              <p className="mt-2 text-caption text-second">
                Approve the drafts that you want to send first.
              </p>
            )}
          </>
        }
      >
        <SectionTitle className="mb-3">
          <span className="wrap-anywhere">
            {preview.data ? nameAs(packing, preview.data.fileName) : "The file"}
          </span>
        </SectionTitle>
        {preview.data ? <FilePreview preview={preview.data} /> : <Skeleton className="h-28" />}
      </Panel>
    </Page>
  );
}
