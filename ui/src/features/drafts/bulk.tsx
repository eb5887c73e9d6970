// Deeds for many drafts at once, each saying how many it touches and what it leaves alone.

import { ListChecks } from "lucide-react";
import { useState } from "react";
import { useApproveDrafts, useStartDrafts, useUndo } from "@/api/mutations";
import { Button } from "@/components/button";
import { InlineError } from "@/components/inline-error";
import { Popover } from "@/components/popover";
import { said, saidFailure } from "@/components/toast";
import type { DraftItemView, Engine, WebinarCounts } from "@/ipc/types";
import { plainRun } from "@/lib/run-options";
import { counted, tiers } from "@/lib/words";
import { EngineChoice, useModel } from "./engine-choice";
import { cleanOnes, untouched } from "./queue-order";
import { ReplaceDialog } from "./replace-dialog";
import { isAtWork, useOpenRun } from "./run-strip";

export function Bulk({
  webinarId,
  items,
  counts,
}: {
  webinarId: string;
  items: readonly DraftItemView[];
  counts: WebinarCounts;
}) {
  const [open, setOpen] = useState(false);
  const [isReplacing, setReplacing] = useState(false);
  const [wanted, setWanted] = useState<Engine | null>(null);
  const approve = useApproveDrafts();
  const start = useStartDrafts();
  const { mutate: undo } = useUndo();
  const { preferred, isReady } = useModel();
  const isRunning = isAtWork(useOpenRun(webinarId));

  const clean = cleanOnes(items);
  const rewritable = untouched(items);
  const missing = Math.max(0, counts.mailable - counts.drafts);
  const engine = wanted ?? (isReady ? preferred : "templates");

  const approveClean = () =>
    approve.mutate(
      { ids: clean.map((item) => item.id), acceptWarnings: false },
      {
        onSuccess: ({ label, note }) => {
          setOpen(false);
          const undone = () => undo({}, { onError: saidFailure });
          said(`${label || "No draft was approved"}: ${note}`, label ? undone : undefined);
        },
      },
    );
  const write = (rewrite: boolean) =>
    start.mutate(
      { webinar: webinarId, engine, tiers: [...tiers], options: { ...plainRun, rewrite } },
      { onSuccess: () => setOpen(false) },
    );

  const popover = (
    <Popover
      label="All drafts"
      open={open}
      onOpenChange={(next) => {
        approve.reset();
        start.reset();
        setOpen(next);
      }}
      className="w-panel mid:w-panel-lg"
      trigger={<Button icon={ListChecks}>All drafts</Button>}
    >
      <section aria-label="Approve">
        <p className="mb-2 text-second">
          {clean.length > 0
            ? `${counted(clean.length, "draft waits", "drafts wait")} and the checks found nothing to fix. What has a warning or is blocked stays for you to read.`
            : "No draft waits that the checks found nothing to fix in."}
        </p>
        <Button
          disabled={clean.length === 0}
          busy={approve.isPending}
          onClick={approveClean}
          className="w-full"
        >
          Approve {counted(clean.length, "draft")} without findings
        </Button>
        {approve.isError && <InlineError error={approve.error} className="mt-2" />}
      </section>
      <section aria-label="Replace" className="mt-4 border-t border-line pt-3">
        <Button
          className="w-full"
          onClick={() => {
            setOpen(false);
            setReplacing(true);
          }}
        >
          Replace a phrase
        </Button>
      </section>
      <section aria-label="Write" className="mt-4 border-t border-line pt-3">
        <p className="mb-2 text-second">
          Writing again leaves alone what you edited, noted or approved. The texts before stay as
          versions.
        </p>
        <EngineChoice value={engine} onChange={setWanted} />
        <div className="mt-2 flex flex-col gap-2">
          {missing > 0 && (
            <Button disabled={isRunning} busy={start.isPending} onClick={() => write(false)}>
              Draft {counted(missing, "more mail")}
            </Button>
          )}
          <Button
            disabled={isRunning || rewritable.length === 0}
            busy={start.isPending}
            onClick={() => write(true)}
          >
            Rewrite {counted(rewritable.length, "untouched draft")}
          </Button>
        </div>
        {isRunning && <p className="mt-2 text-caption text-second">Drafts are being written.</p>}
        {start.isError && <InlineError error={start.error} className="mt-2" />}
      </section>
    </Popover>
  );
  return (
    <>
      {popover}
      <ReplaceDialog
        scope={{ of: "drafts", ids: items.map((item) => item.id) }}
        open={isReplacing}
        onOpenChange={setReplacing}
      />
    </>
  );
}
