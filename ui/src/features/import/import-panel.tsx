// Beside the files: into which webinar they go, its details, and the one button, which says what it
// will do.

import { useNavigate } from "@tanstack/react-router";
import { useCommitImport, useTargetFiles } from "@/api/import-mutations";
import { useWebinars } from "@/api/queries";
import { Button } from "@/components/button";
import { Field } from "@/components/field";
import { InlineError } from "@/components/inline-error";
import { Panel, SectionTitle } from "@/components/panel";
import { Select } from "@/components/select";
import { said } from "@/components/toast";
import type { ImportView, StagingView } from "@/ipc/types";
import { counted } from "@/lib/words";
import { DetailsForm } from "./details/details-form";
import { useDetailsForm } from "./details/use-details-form";
import { importTitle } from "./files/account";
import { settledCount } from "./names/names";
import { namesPlace } from "./names/who-is-this";
import { scrollToPlace } from "./scroll";

/** "new" stands for a webinar that does not exist yet. */
const newOne = "new";

function importSentence(done: ImportView): string {
  if (done.unchanged) return "These files were imported before. Nothing changed.";
  const people = counted(done.people, "registrant");
  return done.messages > 0
    ? `Imported ${people} and ${counted(done.messages, "message")}.`
    : `Imported ${people}.`;
}

export function ImportPanel({
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
  const openNames = view.doubts.length - settledCount(view.doubts);

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
          const params = { webinarId: done.webinarId };
          if (done.changes) {
            said("The webinar is up to date.");
            void navigate({ to: "/webinars/$webinarId/import", params, search: {} });
          } else {
            said(importSentence(done));
            void navigate({ to: "/webinars/$webinarId/overview", params });
          }
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
          {view.ready && openNames > 0 && (
            <p className="text-second">
              <Button kind="link" onClick={() => scrollToPlace(namesPlace)}>
                {counted(openNames, "name")} to settle
              </Button>
              , now or after the import
            </p>
          )}
          {commit.isError && <InlineError error={commit.error} />}
          <Button
            kind="primary"
            size="lg"
            className="h-auto! min-h-control-lg whitespace-normal! py-1.5"
            disabled={!view.ready}
            busy={commit.isPending}
            onClick={run}
          >
            {importTitle(view)}
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
