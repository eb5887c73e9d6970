// Deeds for many drafts at once, each saying how many it touches and what it leaves alone. They are
// about the selected ones, or else about all that fit the filter.

import {
  CircleSlash,
  ListChecks,
  type LucideIcon,
  MessageSquareText,
  NotebookPen,
  Replace,
  Undo2,
} from "lucide-react";
import { useMemo, useRef, useState } from "react";
import { useApproveRead, useDecideDrafts, useStartDrafts } from "@/api/mutations";
import { useDraftTally } from "@/api/queries";
import { Button } from "@/components/button";
import { InlineError } from "@/components/inline-error";
import { Popover } from "@/components/popover";
import { saidFailure } from "@/components/toast";
import type { Decision, DraftChangeView, DraftTallyView, Engine, WebinarCounts } from "@/ipc/types";
import { type Action, useActions } from "@/lib/actions";
import { plainRun } from "@/lib/run-options";
import { counted, tiers } from "@/lib/words";
import { BulkApprove } from "./bulk-approve";
import { EngineChoice, useModel } from "./engine-choice";
import { NoteDialog } from "./note-dialog";
import { ReadingDialog } from "./reading-dialog";
import { ReplaceDialog } from "./replace-dialog";
import { isAtWork, useOpenRun } from "./run-strip";
import type { Meant } from "./use-queue";
import { useSaidStep } from "./use-said-step";

const nothingThere: DraftTallyView = {
  drafts: 0,
  toReview: 0,
  approved: 0,
  exported: 0,
  skipped: 0,
  untouched: 0,
};

function Deed({
  icon: Icon,
  count,
  onPick,
  children,
}: {
  icon: LucideIcon;
  count: number;
  onPick: () => void;
  children: string;
}) {
  return (
    <li>
      <button
        type="button"
        disabled={count === 0}
        onClick={onPick}
        className="flex h-7 w-full items-center gap-2 rounded-tag px-2 text-left hover:bg-hover disabled:opacity-50"
      >
        <Icon size={15} className="text-third" aria-hidden />
        <span className="flex-1">{children}</span>
        <span className="tabular text-caption text-second">{count.toLocaleString("en-US")}</span>
      </button>
    </li>
  );
}

function Rewriting({
  webinarId,
  untouched,
  missing,
  onStarted,
}: {
  webinarId: string;
  /** Drafts that no person has touched, as far as the queue can tell. The core has the last word. */
  untouched: number;
  missing: number;
  onStarted: () => void;
}) {
  const [wanted, setWanted] = useState<Engine | null>(null);
  const start = useStartDrafts();
  const { preferred, isReady } = useModel();
  const isRunning = isAtWork(useOpenRun(webinarId));
  const engine = wanted ?? (isReady ? preferred : "templates");
  const write = (rewrite: boolean) =>
    start.mutate(
      { webinar: webinarId, engine, tiers: [...tiers], options: { ...plainRun, rewrite } },
      { onSuccess: onStarted },
    );
  return (
    <section aria-label="Write" className="mt-3 border-t border-line pt-3">
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
          disabled={isRunning || untouched === 0}
          busy={start.isPending}
          onClick={() => write(true)}
        >
          Rewrite {counted(untouched, "untouched draft")}
        </Button>
      </div>
      {isRunning && <p className="mt-2 text-caption text-second">Drafts are being written.</p>}
      {start.isError && <InlineError error={start.error} className="mt-2" />}
    </section>
  );
}

export function Bulk({
  webinarId,
  meant: { scope, drafts, name, isAll },
  counts,
}: {
  webinarId: string;
  meant: Meant;
  counts: WebinarCounts;
}) {
  const [open, setOpen] = useState(false);
  const [dialog, setDialog] = useState<"note" | "replace" | "read" | null>(null);
  const trigger = useRef<HTMLButtonElement>(null);
  const { mutate: approve, isPending: isApproving } = useApproveRead();
  const { mutate: decide } = useDecideDrafts();
  const saidStep = useSaidStep();

  const { data: tally = nothingThere } = useDraftTally(scope, open || dialog === "note");

  const say = (done: DraftChangeView) => {
    setOpen(false);
    void saidStep(done, `Nothing was changed. ${done.note}`).catch(saidFailure);
  };
  const decideAll = (decision: Decision) => {
    setOpen(false);
    decide({ scope, decision }, { onSuccess: say, onError: saidFailure });
  };
  const openDialog = (next: typeof dialog) => () => {
    // The dialog gives the focus back to where it was, and the list of deeds will be gone by then.
    trigger.current?.focus();
    setOpen(false);
    setDialog(next);
  };
  const ofDialog = (which: typeof dialog) => ({
    open: dialog === which,
    onOpenChange: (next: boolean) => setDialog(next ? which : null),
  });

  const actions = useMemo<Action[]>(() => {
    const titled = (what: string) => `${what} (${name.toLowerCase()})`;
    return [
      { id: "drafts.several", title: titled("Decide on several"), run: () => setOpen(true) },
      { id: "drafts.note", title: titled("Write a note on several"), run: () => setDialog("note") },
      { id: "drafts.replace", title: titled("Replace a phrase"), run: () => setDialog("replace") },
      { id: "drafts.read", title: titled("Save a copy to read"), run: () => setDialog("read") },
    ];
  }, [name]);
  useActions("drafts.several", actions);

  return (
    <>
      <Popover
        label={name}
        open={open}
        onOpenChange={setOpen}
        focusSelf
        className="w-panel max-h-(--radix-popover-content-available-height) overflow-y-auto mid:w-panel-lg"
        trigger={
          <Button ref={trigger} icon={ListChecks} aria-keyshortcuts="b" className="tabular">
            {name}
          </Button>
        }
      >
        <BulkApprove
          scope={scope}
          waiting={tally.toReview}
          busy={isApproving}
          onApprove={() => approve({ scope }, { onSuccess: say, onError: saidFailure })}
        />
        <ul aria-label="Other deeds" className="-mx-1 mt-3 border-t border-line pt-2">
          <Deed
            icon={CircleSlash}
            count={tally.toReview + tally.approved}
            onPick={() => decideAll("skip")}
          >
            Skip
          </Deed>
          <Deed icon={Undo2} count={tally.skipped} onPick={() => decideAll("to_review")}>
            Put back what is skipped
          </Deed>
          <Deed icon={NotebookPen} count={tally.drafts} onPick={openDialog("note")}>
            Write a note
          </Deed>
          <Deed icon={Replace} count={tally.drafts} onPick={openDialog("replace")}>
            Replace a phrase
          </Deed>
          <Deed icon={MessageSquareText} count={tally.drafts} onPick={openDialog("read")}>
            Save a copy to read
          </Deed>
        </ul>
        {isAll && (
          <Rewriting
            webinarId={webinarId}
            untouched={tally.untouched}
            missing={Math.max(0, counts.mailable - counts.drafts)}
            onStarted={() => setOpen(false)}
          />
        )}
      </Popover>
      {dialog === "replace" && <ReplaceDialog scope={scope} {...ofDialog("replace")} />}
      {dialog === "note" && (
        <NoteDialog scope={scope} tally={tally} onDone={say} {...ofDialog("note")} />
      )}
      {dialog === "read" && <ReadingDialog scope={scope} drafts={drafts} {...ofDialog("read")} />}
    </>
  );
}
