// What a reader decides, draft by draft. An approval shows at once and goes on to the next mail; what
// a warning says has to be taken in by a key of its own; a blocked mail cannot be approved here or
// anywhere. The core holds these rules, this only makes them pleasant.

import { useCallback, useMemo, useState } from "react";
import {
  useApproveDrafts,
  useApproveRead,
  useDecideDrafts,
  useFixDraft,
  useRegenerateDraft,
  useUnapproveDrafts,
  useUndo,
} from "@/api/mutations";
import { said, saidFailure } from "@/components/toast";
import type { DraftItemView, DraftView, DraftWish, NextDraft } from "@/ipc/types";
import { Autosave } from "@/lib/autosave";
import type { Deeds } from "./deed-bar";
import { useModel } from "./engine-choice";
import { findingName, nextFixable } from "./fixable";
import { isBlocked, isDecidedFor } from "./queue-query";
import { approvals, useSaidStep } from "./use-said-step";

export function useDeeds({
  item,
  draft,
  selected,
  next,
  onGo,
  onWrite,
}: {
  /** The one under the cursor. */
  item: DraftItemView | undefined;
  /** The same with all its words; undefined while it is on its way. */
  draft: DraftView | undefined;
  /** The place of the finding that is selected. */
  selected: number | null;
  /** The next draft of this kind behind one; null where there is no other. */
  next: (after: string, wanted: NextDraft) => Promise<string | null>;
  onGo: (id: string | null) => void;
  onWrite: (draft: DraftView) => void;
}) {
  const [heldId, setHeldId] = useState<string | null>(null);
  const { mutate: approve } = useApproveDrafts();
  const { mutate: approveRead } = useApproveRead();
  const { mutate: unapprove } = useUnapproveDrafts();
  const { mutate: decide } = useDecideDrafts();
  const saidStep = useSaidStep();
  const { mutate: regenerate, isPending: isRedoing, variables: redone } = useRegenerateDraft();
  const { mutate: undo } = useUndo();
  const { mutate: putRight, isPending: isFixing } = useFixDraft();
  const { preferred, isReady } = useModel();
  const isModel = isReady && preferred === "openai";
  const isRewritten = isRedoing && redone?.id === item?.id;

  const go = useCallback(
    (id: string | null) => {
      setHeldId(null);
      onGo(id);
    },
    [onGo],
  );
  const takeBackLast = useCallback(() => undo({}, { onError: saidFailure }), [undo]);

  const approveNow = useCallback(
    async (target: DraftItemView) => {
      // An approval belongs to an exact text, so what is still being typed is stored before.
      if (!Autosave.allClean && !(await Autosave.settle())) return;
      const following = await next(target.id, "to_review");
      approve(
        { ids: [target.id], acceptWarnings: target.gravest === "warn" },
        { onError: saidFailure },
      );
      const takeBack = () => {
        const ids = [target.id];
        if (target.status === "skipped") {
          decide({ scope: { of: "drafts", ids }, decision: "skip" }, { onError: saidFailure });
        } else {
          unapprove({ ids }, { onError: saidFailure });
        }
        go(target.id);
      };
      said(
        following
          ? `Approved ${target.label}.`
          : `Approved ${target.label}. No other draft here waits.`,
        takeBack,
        approvals,
      );
      go(following ?? target.id);
    },
    [approve, unapprove, decide, next, go],
  );

  const approveAlike = useCallback(
    async (target: DraftItemView) => {
      if (!Autosave.allClean && !(await Autosave.settle())) return;
      approveRead(
        { scope: { of: "alike", id: target.id } },
        {
          onSuccess: async (done) => {
            saidStep(done, done.note, () => go(target.id));
            go((await next(target.id, "to_review")) ?? target.id);
          },
          onError: saidFailure,
        },
      );
    },
    [approveRead, saidStep, next, go],
  );

  const skip = useCallback(
    async (target: DraftItemView) => {
      if (!Autosave.allClean && !(await Autosave.settle())) return;
      const isBack = target.status === "skipped";
      const following = isBack ? null : await next(target.id, "to_review");
      decide(
        {
          scope: { of: "drafts", ids: [target.id] },
          decision: isBack ? "to_review" : "skip",
        },
        {
          onSuccess: (done) =>
            saidStep(done, "Nothing was changed.", (changed) => go(changed[0] ?? target.id)),
          onError: saidFailure,
        },
      );
      go(following ?? target.id);
    },
    [decide, saidStep, next, go],
  );

  // Findings of this mail whose fix was made, whether they are gone by it or not.
  const [tried, setTried] = useState<{ id: string | undefined; names: ReadonlySet<string> }>({
    id: undefined,
    names: new Set(),
  });
  const id = draft?.item.id;
  const keyed = nextFixable(
    draft?.findings ?? [],
    selected,
    tried.id === id ? tried.names : new Set(),
  );
  const fix = useCallback(
    (at: number | null) => {
      const finding = at === null ? undefined : draft?.findings[at];
      if (at === null || !finding?.fix || !draft || isFixing) return;
      setHeldId(null);
      const { id: of } = draft.item;
      setTried((before) => ({
        id: of,
        names: new Set([...(before.id === of ? before.names : []), findingName(finding)]),
      }));
      putRight(
        { id: draft.item.id, finding: at, rule: finding.rule },
        {
          onSuccess: () => said("Put right what the checks found.", takeBackLast, approvals),
          onError: saidFailure,
        },
      );
    },
    [draft, isFixing, putRight, takeBackLast],
  );

  const rewrite = useCallback(
    (wish: DraftWish | null) => {
      if (!item) return;
      regenerate(
        { id: item.id, wish },
        {
          onSuccess: () => said(`Wrote the mail to ${item.label} again.`, takeBackLast, approvals),
          onError: saidFailure,
        },
      );
    },
    [item, regenerate, takeBackLast],
  );

  const deeds = useMemo<Deeds>(
    () => ({
      approve: () => {
        if (!item) return;
        if (isDecidedFor(item)) return void next(item.id, "to_review").then(go, saidFailure);
        // Pressed again it says the same again: only the other key approves in spite of a warning.
        if (isBlocked(item) || item.gravest === "warn") return setHeldId(item.id);
        void approveNow(item).catch(saidFailure);
      },
      approveAnyway: () => {
        if (!item || isDecidedFor(item)) return;
        if (isBlocked(item)) return setHeldId(item.id);
        void approveNow(item).catch(saidFailure);
      },
      approveAlike:
        item?.status === "to_review" &&
        item.alike > 0 &&
        item.gravest !== "block" &&
        item.gravest !== "warn"
          ? () => void approveAlike(item).catch(saidFailure)
          : null,
      unapprove: () => {
        if (!item || !isDecidedFor(item)) return;
        unapprove({ ids: [item.id] }, { onError: saidFailure });
        said(`Took the approval of ${item.label} back.`, undefined, approvals);
      },
      edit: () => {
        // A text that is being written anew must not arrive over one that is being typed.
        if (!draft || isRewritten) return;
        setHeldId(null);
        onWrite(draft);
      },
      fix: () => fix(keyed),
      redo: () => rewrite(null),
      wish: isModel ? rewrite : null,
      skip: () => {
        if (!item) return;
        if (item.status === "exported") {
          return said(
            `The mail to ${item.label} is exported already. Take its approval back first.`,
            undefined,
            approvals,
          );
        }
        void skip(item).catch(saidFailure);
      },
    }),
    [
      item,
      next,
      draft,
      isRewritten,
      go,
      fix,
      keyed,
      skip,
      approveNow,
      approveAlike,
      unapprove,
      rewrite,
      isModel,
      onWrite,
    ],
  );

  return {
    deeds,
    fix,
    keyed,
    isFixing,
    isRewritten,
    undo,
    isHeld: heldId !== null && heldId === item?.id,
    letGo: useCallback(() => setHeldId(null), []),
  };
}
