// Reading and deciding, draft by draft, without the mouse: the queue, the mail, and what it rests on.

import { useBlocker, useNavigate } from "@tanstack/react-router";
import { useCallback, useEffect, useMemo, useState } from "react";
import { useEditDraft, useOpenDraft } from "@/api/mutations";
import { useDraft, useHistory } from "@/api/queries";
import { copyMail } from "@/components/copied";
import { InlineError } from "@/components/inline-error";
import type { MenuEntry } from "@/components/menu";
import { Pill } from "@/components/pill";
import { SkeletonLines } from "@/components/skeleton";
import { said, saidFailure } from "@/components/toast";
import { useWide } from "@/components/use-wide";
import type { DraftEdit, DraftSort, DraftsView, DraftView, Mail } from "@/ipc/types";
import { useActions } from "@/lib/actions";
import { Autosave } from "@/lib/autosave";
import type { DraftFilter } from "@/lib/search";
import { changeWords } from "@/lib/words";
import { menuActions, reviewActions } from "./actions";
import { DeedBar } from "./deed-bar";
import { Evidence } from "./evidence";
import { MailEditor } from "./mail-editor";
import { MailPane } from "./mail-pane";
import { useMailView } from "./mail-preview";
import { Panes, type SideTab } from "./panes";
import type { Pointed } from "./pointing";
import { QueuePane } from "./queue";
import { RunStrip } from "./run-strip";
import { useDeeds } from "./use-deeds";
import { useKeptFocus } from "./use-kept-focus";
import type { Queue } from "./use-queue";
import { useRevoked } from "./use-revoked";
import { approvals } from "./use-said-step";
import { Versions } from "./versions";

interface Writing {
  id: string;
  mail: Mail;
  autosave: Autosave<DraftEdit>;
}

function FindingCount({ draft }: { draft: DraftView | undefined }) {
  if (!draft || draft.findings.length === 0) return null;
  const tone = { block: "bad", warn: "warn", note: "quiet" } as const;
  return (
    <Pill tone={tone[draft.findings[0]?.severity ?? "note"]}>
      {draft.findings.length}
      <span className="sr-only"> {draft.findings.length === 1 ? "finding" : "findings"}</span>
    </Pill>
  );
}

export function Review({
  queue,
  view: drafts,
  missing,
  suppressed,
  onSort,
  onFilter,
  onChoose,
}: {
  queue: Queue;
  /** What is said of the queue as a whole. */
  view: DraftsView;
  /** People with an address who have no draft. */
  missing: number;
  /** How many people are on the do-not-contact list. */
  suppressed: number;
  onSort: (sort: DraftSort) => void;
  onFilter: (change: DraftFilter) => void;
  onChoose: (id: string) => void;
}) {
  const { webinarId, cursor, selection } = queue;
  const { data: draft, error, isError } = useDraft(cursor);
  const isStale = draft?.item.id !== cursor;
  const present = isStale ? undefined : draft;
  const item = queue.item ?? present?.item;
  const [writing, setWriting] = useState<Writing | null>(null);
  const [comparedId, setComparedId] = useState<string | null>(null);
  const [pointed, setPointed] = useState<Pointed>(null);
  const [isWishing, setWishing] = useState(false);
  const [isFiltering, setFiltering] = useState(false);
  const [tab, setTab] = useState<SideTab>("queue");
  const isWide = useWide();
  const view = useMailView();
  const { mutateAsync: saveEdit } = useEditDraft();
  const navigate = useNavigate();

  const isWriting = writing !== null && writing.id === cursor;
  const isComparing = comparedId !== null && comparedId === cursor;
  const revoked = useRevoked(present);

  // Among several only what was before its reader is approved; fetched ahead is not read.
  const { mutate: markOpen } = useOpenDraft();
  const reading = present ? `${present.item.id} ${present.version} ${present.note}` : null;
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
    setPointed(null);
    setWriting((now) => (now && now.id !== cursor ? null : now));
  }, [cursor]);

  const { onLeave } = selection;
  const choose = useCallback(
    (id: string | null) => {
      onLeave();
      if (id) onChoose(id);
    },
    [onChoose, onLeave],
  );
  const write = useCallback(
    ({ item: { id }, mail }: DraftView) => {
      setComparedId(null);
      const autosave = new Autosave((edit: DraftEdit) => saveEdit({ id, edit }));
      setWriting({ id, mail, autosave });
    },
    [saveEdit],
  );
  const finishWriting = useCallback(async () => {
    if (writing && (await writing.autosave.flush())) setWriting(null);
  }, [writing]);

  const { deeds, fix, keyed, isFixing, isRewritten, undo, isHeld, letGo } = useDeeds({
    item,
    draft: present,
    selected: pointed?.kind === "finding" ? pointed.index : null,
    next: queue.next,
    onGo: choose,
    onWrite: write,
  });
  const go = useCallback(
    (id: string | null) => {
      letGo();
      choose(id);
    },
    [letGo, choose],
  );

  const { goTo, step: stepBy, next } = queue;
  const goToLine = useCallback(
    (index: number) => {
      letGo();
      goTo(index);
    },
    [letGo, goTo],
  );
  const toProblem = useCallback(async () => {
    const found = cursor === null ? null : await next(cursor, "problem");
    if (found) go(found);
    else said("No other draft here has a problem.", undefined, approvals);
  }, [cursor, next, go]);

  const { turn } = view;
  const person = item?.attendeeId;
  const text = present?.text;
  const html = present?.html;
  const step = useHistory().data?.undo?.label ?? "";
  const hasSelection = selection.count > 0;
  const actions = useMemo(
    () =>
      reviewActions({
        deeds,
        isWriting,
        isComparing,
        isHeld,
        canCompare: (present?.versions ?? 1) > 1,
        canFix: keyed !== null,
        move: (by) => {
          letGo();
          stepBy(by);
        },
        toProblem: () => void toProblem().catch(saidFailure),
        toggleCompare: () => setComparedId((now) => (now === cursor ? null : cursor)),
        openWish: () => setWishing(true),
        openFilter: () => {
          setTab("queue");
          setFiltering(true);
        },
        turnView: turn,
        toEvidence: () => {
          if (isWide) document.getElementById("evidence-pane")?.focus();
          else setTab((now) => (now === "evidence" ? "queue" : "evidence"));
        },
        toPerson: () =>
          person &&
          void navigate({
            to: "/webinars/$webinarId/people",
            params: { webinarId },
            search: { person },
          }),
        copyText: () => {
          if (!text || !html) return;
          void copyMail(html, text, "Copied the mail with its links.");
        },
        letGo,
        leave: () => {
          setComparedId(null);
          void finishWriting();
        },
        undo: () =>
          undo(
            {},
            {
              onSuccess: (done) => {
                said(changeWords(done, "There is nothing to undo."), undefined, approvals);
                if (done.changed.length === 1) go(done.changed[0] ?? null);
              },
              onError: saidFailure,
            },
          ),
        step,
        hasSelection,
        select: () => queue.place >= 0 && selection.onToggle(queue.place),
        stretch: (by) => {
          const to = (selection.head ?? queue.place) + by;
          if (queue.size > 0) selection.onExtend(Math.max(0, Math.min(queue.size - 1, to)));
        },
        selectNone: selection.clear,
      }),
    [
      deeds,
      isWriting,
      isComparing,
      isHeld,
      present?.versions,
      keyed,
      text,
      html,
      person,
      cursor,
      isWide,
      webinarId,
      go,
      letGo,
      turn,
      finishWriting,
      undo,
      navigate,
      step,
      hasSelection,
      selection,
      queue.place,
      queue.size,
      stepBy,
      toProblem,
    ],
  );
  useActions("drafts", actions);
  const more = useMemo<MenuEntry[]>(() => menuActions(actions), [actions]);
  const kept = useKeptFocus(
    `${draft?.item.id} ${isWriting ? "writing" : isComparing ? "comparing" : isHeld ? "held" : ""}`,
  );

  const mail = () => {
    if (isError) return <InlineError error={error} className="m-6" />;
    if (!draft) {
      return (
        <div className="p-6">
          <SkeletonLines lines={9} label="The mail is loading" />
        </div>
      );
    }
    if (isWriting) {
      return (
        <MailEditor
          key={writing.id}
          webinarId={webinarId}
          mail={writing.mail}
          draft={draft}
          autosave={writing.autosave}
          onDone={() => void finishWriting()}
          onDrop={() => {
            writing.autosave.drop();
            setWriting(null);
          }}
        />
      );
    }
    if (isComparing && !isStale) {
      return <Versions draft={draft} onClose={() => setComparedId(null)} />;
    }
    return (
      <>
        <MailPane
          draft={draft}
          stale={isStale}
          revoked={revoked}
          shown={view}
          pointed={pointed}
          onPoint={setPointed}
          onEdit={deeds.edit}
        />
        <DeedBar
          draft={item && !isStale ? { ...draft, item } : draft}
          held={isHeld}
          redoing={isRewritten}
          wishing={isWishing}
          onWishing={setWishing}
          more={more}
          deeds={deeds}
        />
      </>
    );
  };

  return (
    <div className="h-full" {...kept}>
      <Panes
        tab={tab}
        onTab={setTab}
        evidenceMark={<FindingCount draft={present} />}
        queue={
          <>
            <RunStrip webinarId={webinarId} missing={missing} />
            <QueuePane
              queue={queue}
              view={drafts}
              suppressed={suppressed}
              onSort={onSort}
              onFilter={onFilter}
              filtering={isFiltering}
              onFiltering={setFiltering}
              onGo={goToLine}
            />
          </>
        }
        evidence={
          draft && (
            <Evidence
              draft={draft}
              keyed={isStale ? null : keyed}
              pointed={pointed}
              onPoint={setPointed}
              fixing={isFixing}
              onFix={fix}
              comparing={isComparing}
              onCompare={() => setComparedId(isComparing ? null : cursor)}
            />
          )
        }
      >
        {mail()}
      </Panes>
    </div>
  );
}
