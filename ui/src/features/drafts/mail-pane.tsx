// Reading: to whom, what the checks say in a word, the subject, the mail. And what can be done with
// it, in the bar below.

import { clsx } from "clsx";
import { Check, CircleCheck, Pencil, RotateCcw, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/button";
import { Keys } from "@/components/kbd";
import type { DraftView, DraftWish } from "@/ipc/types";
import { counted } from "@/lib/words";
import { withNote } from "./mail-doc";
import { MailText, Words } from "./mail-text";
import { Bar, Pane } from "./panes";
import type { Pointed } from "./pointing";
import { stateLook } from "./state-mark";
import { WishButton } from "./wish";

export function To({ draft, children }: { draft: DraftView; children?: ReactNode }) {
  return (
    <div className="flex min-w-0 items-start gap-2">
      <p className="selectable flex min-w-0 flex-1 flex-wrap items-baseline gap-x-2">
        <span className="text-second">To</span>
        {draft.toName && <bdi className="max-w-4/5 truncate font-medium">{draft.toName}</bdi>}
        <span className={clsx("wrap-anywhere", draft.toName && "text-second")}>
          {draft.toEmail ?? "no address"}
        </span>
      </p>
      {children}
    </div>
  );
}

function Verdict({ draft }: { draft: DraftView }) {
  const { status, gravest } = draft.item;
  const warnings = draft.findings.filter((finding) => finding.severity === "warn").length;
  const { icon: Icon, word, tone } = stateLook(status, gravest);
  const isClean = status === "to_review" && gravest !== "block" && gravest !== "warn";
  return (
    <p
      className={clsx(
        "flex shrink-0 items-center gap-1.5 font-medium",
        isClean ? "text-good" : tone,
      )}
    >
      {isClean ? <CircleCheck size={16} aria-hidden /> : <Icon size={16} aria-hidden />}
      {isClean && "Nothing to fix"}
      {!isClean &&
        (gravest === "warn" && status === "to_review" ? counted(warnings, "warning") : word)}
    </p>
  );
}

export function MailPane({
  draft,
  stale,
  pointed,
  onPoint,
  onEdit,
}: {
  draft: DraftView;
  /** The next mail is on its way and this is still the one before. */
  stale: boolean;
  pointed: Pointed;
  onPoint: (pointed: Pointed) => void;
  onEdit: () => void;
}) {
  const { gravest, status, problem } = draft.item;
  const isHeld = status === "to_review" && (gravest === "block" || gravest === "warn");
  return (
    <Pane label="Mail">
      <header className="border-b border-line px-6 pt-3.5 pb-3">
        <To draft={draft}>
          <Verdict draft={draft} />
        </To>
        <h2 className="selectable mt-2 text-title font-title wrap-anywhere">
          {draft.mail.subject ? (
            <Words text={draft.mail.subject} findings={draft.findings} />
          ) : (
            <span className="text-bad">No subject</span>
          )}
        </h2>
        {isHeld && (
          <p
            id="draft-problem"
            className={clsx(
              "selectable mt-2 rounded-control px-3 py-1.5 wrap-anywhere",
              gravest === "block" ? "bg-bad-soft text-bad" : "bg-warm-soft text-warm",
            )}
          >
            {problem}
          </p>
        )}
      </header>
      <section
        key={draft.item.id}
        aria-label="Text"
        aria-busy={stale}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard
        tabIndex={0}
        onDoubleClick={onEdit}
        className="flex-1 px-6 py-5 focus-visible:-outline-offset-2 wide:min-h-0 wide:overflow-y-auto"
      >
        <MailText
          blocks={withNote(draft.mail.blocks, draft.note)}
          facts={draft.facts}
          findings={draft.findings}
          pointed={pointed}
          onPoint={onPoint}
        />
      </section>
    </Pane>
  );
}

export interface Deeds {
  approve: () => void;
  approveAnyway: () => void;
  unapprove: () => void;
  edit: () => void;
  fix: () => void;
  redo: () => void;
  /** Null where no model could follow a wish. */
  wish: ((wish: DraftWish) => void) | null;
  skip: () => void;
}

export function DeedBar({
  draft,
  warned,
  redoing,
  wishing,
  onWishing,
  deeds,
}: {
  draft: DraftView;
  /** Approving was asked for and waits for the deliberate second key. */
  warned: boolean;
  redoing: boolean;
  /** Whether a wish is being typed. */
  wishing: boolean;
  onWishing: (open: boolean) => void;
  deeds: Deeds;
}) {
  const { status, gravest, problem } = draft.item;
  if (warned) {
    return (
      <Bar>
        <TriangleAlert size={16} className="text-warm" aria-hidden />
        <p role="alert" className="min-w-0 flex-1 wrap-anywhere">
          {problem}
        </p>
        <Button keys="e" onClick={deeds.edit}>
          Edit
        </Button>
        <Button kind="primary" keys="shift+a" onClick={deeds.approveAnyway}>
          Approve anyway
        </Button>
      </Bar>
    );
  }
  return (
    <Bar>
      {status === "to_review" ? (
        <Button
          kind="primary"
          icon={Check}
          keys="a"
          disabled={gravest === "block"}
          aria-describedby={gravest === "block" ? "draft-problem" : undefined}
          onClick={deeds.approve}
        >
          Approve
        </Button>
      ) : (
        <Button keys="u" onClick={deeds.unapprove}>
          Take back
        </Button>
      )}
      <Button icon={Pencil} keys="e" onClick={deeds.edit}>
        Edit
      </Button>
      <Button icon={RotateCcw} keys="r" busy={redoing} onClick={deeds.redo}>
        Redo
      </Button>
      {deeds.wish && (
        <WishButton
          draft={draft}
          open={wishing}
          onOpenChange={onWishing}
          busy={redoing}
          onWish={deeds.wish}
        />
      )}
      <Button kind="ghost" keys="s" onClick={deeds.skip} className="px-2!">
        Skip
      </Button>
      <span className="ml-auto flex items-center gap-1 max-wide:hidden">
        <Keys keys="j" />
        <Keys keys="k" />
      </span>
    </Bar>
  );
}
