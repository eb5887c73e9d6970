// The Export page of a webinar: who goes, where to, what the file looks like, and one button that
// says how many mails it saves. The save dialog belongs to the desktop.

import { useParams } from "@tanstack/react-router";
import { Download, FileSpreadsheet, TriangleAlert } from "lucide-react";
import { useMemo, useState } from "react";
import { useSaveExport } from "@/api/mutations";
import { useExportPreview } from "@/api/queries";
import { Button } from "@/components/button";
import { Switch } from "@/components/checkbox";
import { InlineError } from "@/components/inline-error";
import { Page } from "@/components/page";
import { Column, Panel, SectionTitle } from "@/components/panel";
import { Skeleton } from "@/components/skeleton";
import type { ExportView } from "@/ipc/types";
import { type Action, useActions } from "@/lib/actions";
import { counted } from "@/lib/words";
import { columnWords } from "./columns";
import { Preflight } from "./preflight";
import { SavedFile } from "./saved-file";
import { Sending } from "./sending/sending";

/** The one target that the core writes now. */
const target = "csv";

function FileLines({ lines }: { lines: readonly string[] }) {
  return (
    <section
      aria-label="First lines of the file"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard
      tabIndex={0}
      className="selectable overflow-x-auto rounded-card border border-line bg-surface p-3"
    >
      <ol className="w-max font-mono text-caption">
        {lines.map((line) => (
          <li key={line} className="py-0.5 whitespace-pre">
            {line}
          </li>
        ))}
      </ol>
    </section>
  );
}

export function ExportPage() {
  const { webinarId } = useParams({ from: "/webinars/$webinarId/export" });
  const [includeUnapproved, setIncludeUnapproved] = useState(false);
  const [saved, setSaved] = useState<ExportView | null>(null);
  const preview = useExportPreview(webinarId, target, includeUnapproved);
  const { mutate: save, isPending, error, isError } = useSaveExport();
  const ready = preview.data?.ready ?? 0;

  const actions = useMemo<Action[]>(
    () => [
      {
        id: "export.save",
        title: `Save ${counted(ready, "mail")}`,
        when: () => ready > 0 && !isPending,
        run: () => {
          setSaved(null);
          save(
            { webinar: webinarId, target, includeUnapproved },
            { onSuccess: (file) => setSaved(file) },
          );
        },
      },
    ],
    [ready, isPending, save, webinarId, includeUnapproved],
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
        <Preflight webinarId={webinarId} includeUnapproved={includeUnapproved} />
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
        <div className="flex items-start gap-3 rounded-card border border-accent bg-surface p-4 outline-1 outline-accent">
          <FileSpreadsheet size={18} className="mt-px text-accent" aria-hidden />
          <div>
            <h3 className="font-section">Spreadsheet or any mail tool</h3>
            <p className="mt-0.5 text-second">
              CSV, one row a person: Mailchimp, HubSpot, Kit, Brevo, Excel and others read it.
            </p>
          </div>
        </div>
        <Sending webinarId={webinarId} />
      </Column>
      <Panel
        label="The file"
        className="wide:w-panel-lg"
        footer={
          <>
            {isError && <InlineError error={error} className="mb-3" />}
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
            {preview.data && ready === 0 && (
              <p className="mt-2 text-caption text-second">
                Approve the drafts that you want to send first.
              </p>
            )}
          </>
        }
      >
        <SectionTitle className="mb-3">
          <span className="wrap-anywhere">{preview.data?.fileName ?? "The file"}</span>
        </SectionTitle>
        {preview.data ? <FileLines lines={preview.data.lines} /> : <Skeleton className="h-28" />}
        <SectionTitle className="mt-5 mb-2">The columns</SectionTitle>
        <dl className="flex flex-col gap-2">
          {columnWords.map(({ column, words }) => (
            <div key={column}>
              <dt className="selectable font-mono text-caption">{column}</dt>
              <dd className="text-caption text-second">{words}</dd>
            </div>
          ))}
        </dl>
      </Panel>
    </Page>
  );
}
