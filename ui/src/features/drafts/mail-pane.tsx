// Reading: to whom, how good, the subject, the mail.

import { clsx } from "clsx";
import { CircleCheck, RotateCcw } from "lucide-react";
import type { ReactNode } from "react";
import type { DraftView } from "@/ipc/types";
import { counted } from "@/lib/words";
import { withNote } from "./mail-doc";
import { MailPreview, type MailViewChoice, ViewChoice } from "./mail-preview";
import { MailText, MarkedLine } from "./mail-text";
import { column, Pane } from "./panes";
import type { Pointed } from "./pointing";
import { stateLook } from "./state-mark";

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

/** Says that the text is another than the one that was approved. */
export function Revoked() {
  return (
    <p
      role="status"
      className="mt-2 flex items-start gap-2 rounded-control bg-warm-soft px-3 py-1.5 text-warm"
    >
      <RotateCcw size={15} className="mt-0.5" aria-hidden />
      The mail has changed, so its approval is taken back. Read it and approve it again.
    </p>
  );
}

export function MailPane({
  draft,
  stale,
  revoked,
  shown,
  pointed,
  onPoint,
  onEdit,
}: {
  draft: DraftView;
  /** The next mail is on its way and this is still the one before. */
  stale: boolean;
  /** Whether a change took its approval back since the page was opened. */
  revoked: boolean;
  shown: MailViewChoice;
  pointed: Pointed;
  onPoint: (pointed: Pointed) => void;
  onEdit: () => void;
}) {
  const { gravest, status, problem } = draft.item;
  const isHeld = status === "to_review" && (gravest === "block" || gravest === "warn");
  return (
    <Pane label="Mail">
      <header className="shrink-0 border-b border-line px-6 pt-3.5 pb-3">
        <div className={column}>
          <To draft={draft}>
            <Verdict draft={draft} />
          </To>
          <h2 className="selectable mt-2 text-title font-title wrap-anywhere">
            {draft.mail.subject ? (
              <bdi>
                <MarkedLine
                  text={draft.mail.subject}
                  place="subject"
                  findings={draft.findings}
                  pointed={pointed}
                />
              </bdi>
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
          {revoked && <Revoked />}
          <ViewChoice {...shown} />
        </div>
      </header>
      <section
        key={draft.item.id}
        aria-label="Text"
        aria-busy={stale}
        data-focus-home
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard
        tabIndex={0}
        onDoubleClick={onEdit}
        className="px-6 py-5 focus-visible:-outline-offset-2 mid:min-h-0 mid:flex-1 mid:overflow-y-auto"
      >
        <div className={column}>
          {shown.view === "marked" ? (
            <MailText
              blocks={withNote(draft.mail.blocks, draft.note)}
              facts={draft.facts}
              findings={draft.findings}
              pointed={pointed}
              onPoint={onPoint}
            />
          ) : (
            <MailPreview draft={draft} view={shown.view} width={shown.width} />
          )}
        </div>
      </section>
    </Pane>
  );
}
