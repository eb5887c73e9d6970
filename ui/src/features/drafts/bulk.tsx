// Deeds for many drafts at once, each saying how many it touches and what it leaves alone. They are
// about the selected ones, or else about all that fit the filter.

import {
  ChevronDown,
  CircleSlash,
  ListChecks,
  type LucideIcon,
  MessageSquareText,
  NotebookPen,
  Replace,
  RotateCcw,
  Sparkles,
  Undo2,
} from "lucide-react";
import { useCallback, useMemo, useRef, useState } from "react";
import { useApproveRead, useDecideDrafts } from "@/api/mutations";
import { peopleOfDrafts } from "@/api/people";
import { useDraftTally } from "@/api/queries";
import { Button } from "@/components/button";
import { Popover } from "@/components/popover";
import { saidFailure } from "@/components/toast";
import type { Decision, DraftChangeView, DraftTallyView, WebinarCounts } from "@/ipc/types";
import { type Action, useActions } from "@/lib/actions";
import { askForRun } from "@/lib/asked-run";
import { everyTier } from "@/lib/run-options";
import { BulkApprove } from "./bulk-approve";
import { NoteDialog } from "./note-dialog";
import { ReadingDialog } from "./reading-dialog";
import { ReplaceDialog } from "./replace-dialog";
import type { Meant } from "./use-queue";
import { useSaidStep } from "./use-said-step";

const nothingThere: DraftTallyView = {
  drafts: 0,
  toReview: 0,
  approved: 0,
  exported: 0,
  skipped: 0,
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
  // A dialog gives the focus back to where it was, and the list of deeds will be gone by then.
  const leave = useCallback(() => {
    trigger.current?.focus();
    setOpen(false);
  }, []);
  const openDialog = (next: typeof dialog) => () => {
    leave();
    setDialog(next);
  };
  const missing = Math.max(0, counts.mailable - counts.drafts);
  const writeAgain = useCallback(() => {
    leave();
    void peopleOfDrafts(scope)
      .then((ids) => askForRun({ webinarId, scope: { of: "people", ids }, rewrite: true }))
      .catch(saidFailure);
  }, [leave, scope, webinarId]);
  const writeOthers = () => {
    leave();
    askForRun({ webinarId, scope: everyTier, rewrite: false });
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
      { id: "drafts.rewrite", title: titled("Write again"), run: writeAgain },
      { id: "drafts.read", title: titled("Save a copy to read"), run: () => setDialog("read") },
    ];
  }, [name, writeAgain]);
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
            <ChevronDown size={14} className="-mr-1 text-third" aria-hidden />
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
          <Deed icon={RotateCcw} count={tally.drafts} onPick={writeAgain}>
            Write again
          </Deed>
          {isAll && missing > 0 && (
            <Deed icon={Sparkles} count={missing} onPick={writeOthers}>
              Write to who has no draft
            </Deed>
          )}
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
      </Popover>
      {dialog === "replace" && <ReplaceDialog scope={scope} {...ofDialog("replace")} />}
      {dialog === "note" && (
        <NoteDialog scope={scope} tally={tally} onDone={say} {...ofDialog("note")} />
      )}
      {dialog === "read" && <ReadingDialog scope={scope} drafts={drafts} {...ofDialog("read")} />}
    </>
  );
}
