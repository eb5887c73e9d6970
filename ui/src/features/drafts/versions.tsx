// Every text that this draft has had, the chosen one against the present one, and the way back.

import { clsx } from "clsx";
import { useState } from "react";
import { useRestoreDraft } from "@/api/mutations";
import { useDraftVersions } from "@/api/queries";
import { Button } from "@/components/button";
import { InlineError } from "@/components/inline-error";
import { Select } from "@/components/select";
import { SkeletonLines } from "@/components/skeleton";
import { said, saidFailure } from "@/components/toast";
import type { DraftVersionView, DraftView } from "@/ipc/types";
import { Bar, column, Pane } from "./panes";
import { changeSummary, type DiffPart, wordDiff } from "./word-diff";

const looks: Record<DiffPart["kind"], string> = {
  same: "",
  added: "rounded-tag bg-accent-soft text-accent no-underline",
  removed: "rounded-tag bg-bad-soft text-bad line-through",
};

function Diff({ parts }: { parts: readonly DiffPart[] }) {
  let at = 0;
  return parts.map((part) => {
    const key = at;
    at += part.text.length;
    const Tag = part.kind === "added" ? "ins" : part.kind === "removed" ? "del" : "span";
    return (
      <Tag key={`${part.kind} ${key}`} className={clsx(looks[part.kind])}>
        {part.text}
      </Tag>
    );
  });
}

/** "1 Oct 2025, 18:00" on this computer's clock: a moment, unlike the wall times of a file. */
const moment = (rfc3339: string) =>
  new Date(rfc3339).toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "short" });

const label = (version: DraftVersionView) =>
  `Version ${version.version}, ${version.madeBy}, ${moment(version.madeAt)}`;

export function Versions({ draft, onClose }: { draft: DraftView; onClose: () => void }) {
  const versions = useDraftVersions(draft.item.id, true);
  const restore = useRestoreDraft();
  const [chosen, setChosen] = useState<number | null>(null);

  if (versions.isError) return <InlineError error={versions.error} className="m-6" />;
  if (!versions.data) {
    return (
      <div className="p-6">
        <SkeletonLines lines={6} label="Versions are loading" />
      </div>
    );
  }
  const present = versions.data.find((version) => version.version === draft.version);
  const others = versions.data.filter((version) => version.version !== draft.version);
  const old = others.find((version) => version.version === chosen) ?? others[0];
  if (!present || !old) {
    return <p className="p-6 text-second">There is only this one version.</p>;
  }
  const subject = wordDiff(old.subject, present.subject);
  const text = wordDiff(old.text, present.text);
  const summary = changeSummary([...subject, ...text]);

  return (
    <>
      <Pane label="Compare versions">
        <header className="shrink-0 border-b border-line px-6 py-3">
          <div className={clsx(column, "flex flex-wrap items-center gap-2")}>
            <h2 className="font-section">From</h2>
            <Select
              aria-label="Version to compare with"
              value={String(old.version)}
              onChange={(value) => setChosen(Number(value))}
              choices={others.map((version) => ({
                value: String(version.version),
                label: label(version),
              }))}
              className="min-w-0 flex-1"
            />
            <span className="text-second">to the present one</span>
          </div>
        </header>
        <section
          aria-label="Differences"
          data-focus-home
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard
          tabIndex={0}
          className="selectable flex-1 px-6 py-5 focus-visible:-outline-offset-2 mid:min-h-0 mid:overflow-y-auto"
        >
          <div className={column}>
            <p className="mb-4 text-second">{summary || "Both say the same."}</p>
            <p className="text-title font-title wrap-anywhere">
              <Diff parts={subject} />
            </p>
            <p className="mt-4 text-mail whitespace-pre-wrap wrap-anywhere">
              <Diff parts={text} />
            </p>
          </div>
        </section>
      </Pane>
      <Bar>
        <Button
          busy={restore.isPending}
          onClick={() =>
            restore.mutate(
              { id: draft.item.id, version: old.version },
              {
                onSuccess: () => {
                  said(`Version ${old.version} is back. Read it and approve it.`);
                  onClose();
                },
                onError: saidFailure,
              },
            )
          }
        >
          Go back to version {old.version}
        </Button>
        <Button kind="ghost" keys="escape" onClick={onClose}>
          Close
        </Button>
      </Bar>
    </>
  );
}
