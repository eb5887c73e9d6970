// Reading and deciding, draft by draft, without the mouse. An approval shows at once and goes on to
// the next mail; what a warning says has to be taken in with a key of its own; a blocked mail cannot
// be approved here or anywhere. The core holds these rules, this page only makes them pleasant.

import { useBlocker } from "@tanstack/react-router";
import { useCallback, useEffect, useMemo, useState } from "react";
import {
  useApproveDrafts,
  useEditDraft,
  useFixDraft,
  useOpenDraft,
  useRegenerateDraft,
  useUnapproveDrafts,
  useUndo,
} from "@/api/mutations";
import { useDraft, usePrefetchDrafts } from "@/api/queries";
import { InlineError } from "@/components/inline-error";
import { SkeletonLines } from "@/components/skeleton";
import { said, saidFailure } from "@/components/toast";
import type { DraftEdit, DraftItemView, DraftSort, DraftWish, Mail } from "@/ipc/types";
import { useActions } from "@/lib/actions";
import { Autosave } from "@/lib/autosave";
import { reviewActions } from "./actions";
import { useModel } from "./engine-choice";
import { Evidence } from "./evidence";
import { firstFixable } from "./fixable";
import { MailEditor } from "./mail-editor";
import { DeedBar, type Deeds, MailPane, To } from "./mail-pane";
import { Desk, EvidencePane, QueuePane } from "./panes";
import type { Pointed } from "./pointing";
import { Queue } from "./queue";
import { firstToRead, isBlocked, nextProblem, nextToReview, stepped } from "./queue-order";
import { RunStrip } from "./run-strip";
import { Versions } from "./versions";

/** A later message about approvals replaces the former. */
const approvals = "approvals";

interface Writing {
  id: string;
  mail: Mail;
  autosave: Autosave<DraftEdit>;
}

export function Review({
  webinarId,
  items,
  missing,
  sort,
  onSort,
  chosen,
  onChoose,
}: {
  webinarId: string;
  items: readonly DraftItemView[];
  /** People with an address who have no draft. */
  missing: number;
  sort: DraftSort;
  onSort: (sort: DraftSort) => void;
  /** The draft that the address names, if any. */
  chosen: string | null;
  onChoose: (id: string) => void;
}) {
  const isListed = items.some((item) => item.id === chosen);
  // Where reading began stays the cursor until the reader moves it, also when that mail is approved.
  const [first] = useState(() => firstToRead(items));
  const cursor = isListed
    ? chosen
    : items.some((item) => item.id === first)
      ? first
      : firstToRead(items);
  const item = items.find((each) => each.id === cursor);

  const { data: draft, error, isError } = useDraft(cursor);
  const [writing, setWriting] = useState<Writing | null>(null);
  const [warnedId, setWarnedId] = useState<string | null>(null);
  const [comparedId, setComparedId] = useState<string | null>(null);
  const [pointed, setPointed] = useState<Pointed>(null);
  const { mutate: approve } = useApproveDrafts();
  const { mutate: unapprove } = useUnapproveDrafts();
  const { mutate: regenerate, isPending: isRedoing, variables: redone } = useRegenerateDraft();
  const { mutate: undo } = useUndo();
  const { mutate: putRight, isPending: isFixing } = useFixDraft();
  const { mutateAsync: saveEdit } = useEditDraft();

  const isWriting = writing !== null && writing.id === cursor;
  const isComparing = comparedId !== null && comparedId === cursor;
  const isStale = draft?.item.id !== cursor;
  const { preferred, isReady } = useModel();
  const isModel = isReady && preferred === "openai";
  const [isWishing, setWishing] = useState(false);

  usePrefetchDrafts([
    stepped(items, cursor, 1),
    nextToReview(items, cursor),
    stepped(items, cursor, -1),
  ]);

  // Among several only what was before its reader is approved; fetched ahead is not read.
  const { mutate: markOpen } = useOpenDraft();
  const shown = isStale ? null : draft;
  const reading = shown ? `${shown.item.id} ${shown.version} ${shown.note}` : null;
  useEffect(() => {
    const id = reading?.split(" ")[0];
    if (id) markOpen({ id });
  }, [reading, markOpen]);

  // Leaving waits until what was typed is stored; if it is refused, the reason stands in the editor.
  useBlocker({
    shouldBlockFn: async () => !Autosave.allClean && !(await Autosave.settle()),
    enableBeforeUnload: false,
  });
  useEffect(() => {
    const store = () => void Autosave.settle();
    window.addEventListener("pagehide", store);
    return () => window.removeEventListener("pagehide", store);
  }, []);

  // Once another mail is shown, writing is over: what was typed is stored by then.
  useEffect(() => {
    setWriting((now) => (now && now.id !== cursor ? null : now));
  }, [cursor]);

  const go = useCallback(
    (id: string | null) => {
      setPointed(null);
      setWarnedId(null);
      if (id) onChoose(id);
    },
    [onChoose],
  );

  const takeBack = useCallback(
    (id: string) => {
      unapprove({ ids: [id] }, { onError: saidFailure });
      go(id);
    },
    [unapprove, go],
  );

  const approveNow = useCallback(
    async (target: DraftItemView) => {
      // An approval belongs to an exact text, so what is still being typed is stored before.
      if (!Autosave.allClean && !(await Autosave.settle())) return;
      approve(
        { ids: [target.id], acceptWarnings: target.gravest === "warn" },
        { onError: saidFailure },
      );
      const next = nextToReview(items, target.id);
      said(
        next ? `Approved ${target.label}.` : "All drafts are approved.",
        () => takeBack(target.id),
        approvals,
      );
      go(next ?? target.id);
    },
    [approve, items, takeBack, go],
  );

  const fix = useCallback(
    (at: number | null) => {
      const finding = at === null || draft?.item.id !== cursor ? undefined : draft?.findings[at];
      if (at === null || !finding?.fix || !draft || isFixing) return;
      putRight(
        { id: draft.item.id, finding: at, rule: finding.rule },
        {
          onSuccess: () =>
            said(
              "Put right what the checks found.",
              () => undo({}, { onError: saidFailure }),
              approvals,
            ),
          onError: saidFailure,
        },
      );
    },
    [draft, cursor, isFixing, putRight, undo],
  );

  const finishWriting = useCallback(async () => {
    if (writing && (await writing.autosave.flush())) setWriting(null);
  }, [writing]);

  const rewrite = useCallback(
    (wish: DraftWish | null) => {
      if (!item) return;
      regenerate(
        { id: item.id, wish },
        {
          onSuccess: () =>
            said(
              `Wrote the mail to ${item.label} again.`,
              () => undo({}, { onError: saidFailure }),
              approvals,
            ),
          onError: saidFailure,
        },
      );
    },
    [item, regenerate, undo],
  );

  const deeds = useMemo<Deeds>(
    () => ({
      approve: () => {
        if (!item) return;
        if (item.status !== "to_review") return go(nextToReview(items, item.id));
        if (isBlocked(item)) return said(`Blocked: ${item.problem}`, undefined, approvals);
        if (item.gravest === "warn" && warnedId !== item.id) return setWarnedId(item.id);
        void approveNow(item);
      },
      approveAnyway: () => {
        if (item && item.status === "to_review" && !isBlocked(item)) void approveNow(item);
      },
      unapprove: () => {
        if (!item || item.status === "to_review") return;
        unapprove({ ids: [item.id] }, { onError: saidFailure });
        said(`Took the approval of ${item.label} back.`, undefined, approvals);
      },
      edit: () => {
        if (!draft || draft.item.id !== cursor) return;
        const { id } = draft.item;
        // A text that is being written anew must not arrive over one that is being typed.
        if (isRedoing && redone?.id === id) return;
        setComparedId(null);
        setWarnedId(null);
        setWriting({
          id,
          mail: draft.mail,
          autosave: new Autosave((edit: DraftEdit) => saveEdit({ id, edit })),
        });
      },
      fix: () => fix(firstFixable(draft?.findings ?? [])),
      redo: () => rewrite(null),
      wish: isModel ? rewrite : null,
      skip: () => {
        const next = nextToReview(items, cursor);
        if (next) go(next);
        else said("No other draft waits for you.", undefined, approvals);
      },
    }),
    [
      item,
      items,
      cursor,
      draft,
      warnedId,
      isRedoing,
      redone,
      go,
      fix,
      approveNow,
      unapprove,
      rewrite,
      isModel,
      saveEdit,
    ],
  );

  const actions = useMemo(
    () =>
      reviewActions({
        deeds,
        isWriting,
        isComparing,
        canCompare: (draft?.versions ?? 1) > 1,
        canFix: firstFixable(draft?.findings ?? []) !== null,
        move: (by) => go(stepped(items, cursor, by)),
        toProblem: () => {
          const next = nextProblem(items, cursor);
          if (next) go(next);
          else said("No other draft has a problem.", undefined, approvals);
        },
        toggleCompare: () => setComparedId((now) => (now === cursor ? null : cursor)),
        openWish: () => setWishing(true),
        leave: () => {
          setComparedId(null);
          void finishWriting();
        },
        undo: () =>
          undo(
            {},
            {
              onSuccess: ({ label, changed }) => {
                said(label || "There is nothing to undo.", undefined, approvals);
                if (changed.length === 1) go(changed[0] ?? null);
              },
              onError: saidFailure,
            },
          ),
      }),
    [
      deeds,
      isWriting,
      isComparing,
      draft?.versions,
      draft?.findings,
      items,
      cursor,
      go,
      finishWriting,
      undo,
    ],
  );
  useActions("drafts", actions);

  return (
    <div className="flex h-full min-h-0 flex-col overflow-y-auto mid:flex-row mid:overflow-hidden">
      <QueuePane>
        <RunStrip webinarId={webinarId} missing={missing} />
        <Queue items={items} sort={sort} onSort={onSort} cursor={cursor} onCursor={go} />
      </QueuePane>
      {isError && (
        <div className="flex-1 p-6">
          <InlineError error={error} />
        </div>
      )}
      {!isError && !draft && (
        <div className="flex-1 p-6">
          <SkeletonLines lines={9} label="The mail is loading" />
        </div>
      )}
      {!isError && draft && (
        <Desk>
          {isWriting ? (
            <MailEditor
              key={writing.id}
              mail={writing.mail}
              autosave={writing.autosave}
              head={<To draft={draft} />}
              onDone={() => void finishWriting()}
              onDrop={() => {
                writing.autosave.drop();
                setWriting(null);
              }}
            />
          ) : isComparing && !isStale ? (
            <Versions draft={draft} onClose={() => setComparedId(null)} />
          ) : (
            <>
              <MailPane
                draft={draft}
                stale={isStale}
                pointed={pointed}
                onPoint={setPointed}
                onEdit={deeds.edit}
              />
              <DeedBar
                draft={item ? { ...draft, item: isStale ? draft.item : item } : draft}
                warned={warnedId !== null && warnedId === cursor}
                redoing={isRedoing && redone?.id === cursor}
                wishing={isWishing}
                onWishing={setWishing}
                deeds={deeds}
              />
            </>
          )}
          <EvidencePane>
            <Evidence
              draft={draft}
              pointed={pointed}
              onPoint={setPointed}
              fixing={isFixing}
              onFix={fix}
              comparing={isComparing}
              onCompare={() => setComparedId(isComparing ? null : cursor)}
            />
          </EvidencePane>
        </Desk>
      )}
    </div>
  );
}
