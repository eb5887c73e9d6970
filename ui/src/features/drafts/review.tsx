// Reading and deciding, draft by draft, without the mouse: the queue, the mail, and what it rests on.

import { useBlocker, useNavigate } from "@tanstack/react-router";
import { useCallback, useEffect, useMemo, useState } from "react";
import { useEditDraft, useOpenDraft } from "@/api/mutations";
import { useDraft, useHistory, usePrefetchDrafts } from "@/api/queries";
import { InlineError } from "@/components/inline-error";
import type { MenuEntry } from "@/components/menu";
import { Pill } from "@/components/pill";
import { SkeletonLines } from "@/components/skeleton";
import { said, saidFailure } from "@/components/toast";
import { useWide } from "@/components/use-wide";
import type { DraftEdit, DraftItemView, DraftSort, DraftView, Mail } from "@/ipc/types";
import { useActions } from "@/lib/actions";
import { Autosave } from "@/lib/autosave";
import type { DraftFilter } from "@/lib/search";
import { changeWords } from "@/lib/words";
import { menuActions, reviewActions } from "./actions";
import { DeedBar } from "./deed-bar";
import { Evidence } from "./evidence";
import { firstFixable } from "./fixable";
import { MailEditor } from "./mail-editor";
import { MailPane } from "./mail-pane";
import { useMailView } from "./mail-preview";
import { Panes, type SideTab } from "./panes";
import type { Pointed } from "./pointing";
import { Queue } from "./queue";
import { narrowed } from "./queue-filter";
import { firstToRead, nextProblem, nextToReview, stepped } from "./queue-order";
import { RunStrip } from "./run-strip";
import {
  nothingSelected,
  type Selection,
  settled,
  stretchedBy,
  stretchedTo,
  toggled,
} from "./selection";
import { useDeeds } from "./use-deeds";
import { useKeptFocus } from "./use-kept-focus";
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
      <span className="sr-only"> findings</span>
    </Pill>
  );
}

export function Review({
  webinarId,
  items,
  missing,
  sort,
  onSort,
  filter,
  onFilter,
  chosen,
  onChoose,
  selection,
  onSelection,
}: {
  webinarId: string;
  items: readonly DraftItemView[];
  /** People with an address who have no draft. */
  missing: number;
  sort: DraftSort;
  onSort: (sort: DraftSort) => void;
  filter: DraftFilter;
  onFilter: (change: DraftFilter) => void;
  /** The draft that the address names, if any. */
  chosen: string | null;
  onChoose: (id: string) => void;
  selection: Selection;
  onSelection: (change: (now: Selection) => Selection) => void;
}) {
  // Where reading began stays the cursor until the reader moves it, also when that mail is approved.
  const [first] = useState(() => firstToRead(narrowed(items, filter, null)));
  const isThere = (id: string | null) => items.some((each) => each.id === id);
  const cursor = isThere(chosen) ? chosen : isThere(first) ? first : firstToRead(items);
  const shown = useMemo(() => narrowed(items, filter, cursor), [items, filter, cursor]);
  const item = items.find((each) => each.id === cursor);

  const { data: draft, error, isError } = useDraft(cursor);
  const isStale = draft?.item.id !== cursor;
  const present = isStale ? undefined : draft;
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

  usePrefetchDrafts([
    stepped(shown, cursor, 1),
    nextToReview(shown, cursor),
    stepped(shown, cursor, -1),
  ]);

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
    setWriting((now) => (now && now.id !== cursor ? null : now));
  }, [cursor]);

  const choose = useCallback(
    (id: string | null) => {
      setPointed(null);
      onSelection(settled);
      if (id) onChoose(id);
    },
    [onChoose, onSelection],
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

  const { deeds, fix, isFixing, isRewritten, undo, isHeld, letGo } = useDeeds({
    items: shown,
    item,
    draft: present,
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

  const findings = present?.findings;
  const { turn } = view;
  const person = item?.attendeeId;
  const text = present?.text;
  const step = useHistory().data?.undo?.label ?? "";
  const hasSelection = selection.ids.size > 0;
  const actions = useMemo(
    () =>
      reviewActions({
        deeds,
        isWriting,
        isComparing,
        isHeld,
        canCompare: (present?.versions ?? 1) > 1,
        canFix: firstFixable(findings ?? []) !== null,
        move: (by) => go(stepped(shown, cursor, by)),
        toProblem: () => {
          const next = nextProblem(shown, cursor);
          if (next) go(next);
          else said("No other draft here has a problem.", undefined, approvals);
        },
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
          if (!text) return;
          void navigator.clipboard
            .writeText(text)
            .then(() => said("Copied the mail as plain text.", undefined, approvals), saidFailure);
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
        select: () => cursor && onSelection((now) => toggled(now, cursor)),
        stretch: (by) => onSelection((now) => stretchedBy(now, shown, cursor, by)),
        selectNone: () => onSelection(() => nothingSelected),
      }),
    [
      deeds,
      isWriting,
      isComparing,
      isHeld,
      present?.versions,
      findings,
      text,
      person,
      shown,
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
      onSelection,
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
            <Queue
              items={items}
              shown={shown}
              sort={sort}
              onSort={onSort}
              filter={filter}
              onFilter={onFilter}
              filtering={isFiltering}
              onFiltering={setFiltering}
              cursor={cursor}
              onCursor={go}
              selection={selection}
              onSelect={(id, upTo) =>
                onSelection((now) =>
                  upTo ? stretchedTo(now, shown, cursor, id) : toggled(now, id),
                )
              }
              onSelectNone={() => onSelection(() => nothingSelected)}
            />
          </>
        }
        evidence={
          draft && (
            <Evidence
              draft={draft}
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
