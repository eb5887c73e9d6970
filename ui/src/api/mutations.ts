// Changing: one hook per deed. Each refreshes what it touched, so pages never invalidate by hand.
// Failures are returned to the caller, who shows them where the work is.

import { type QueryClient, useMutation, useQueryClient } from "@tanstack/react-query";
import { type Answer, type Args, type CommandName, call } from "@/ipc/client";
import type {
  DraftChangeView,
  DraftItemView,
  DraftStatus,
  DraftsView,
  DraftView,
  JobView,
  SavedView,
  Settings,
  TemplateView,
} from "@/ipc/types";
import { isDraftList, isOverview, keys } from "./keys";
import { usePausing } from "./pausing";
import { refreshWork } from "./query-client";

/** Shows the drafts with this state in every list and on their own page. */
function markDrafts(client: QueryClient, ids: readonly string[], status: DraftStatus): void {
  const wanted = new Set(ids);
  const marked = (item: DraftItemView) =>
    wanted.has(item.id) && item.status !== status ? { ...item, status } : item;
  client.setQueriesData<DraftsView>(
    { predicate: isDraftList },
    (view) => view && { ...view, rows: view.rows.map(marked) },
  );
  for (const id of ids) {
    client.setQueryData<DraftView>(keys.draft(id), (view) =>
      view ? { ...view, item: marked(view.item) } : view,
    );
  }
}

/**
 * Approving, skipping and taking it back show at once, before the core has answered. The lists of
 * drafts are read again after the last of several: while a person approves one a second, an answer
 * that is older than the latest key would put an approved draft back on the list for a moment.
 */
function useDecision<Name extends "draft_approve" | "draft_unapprove" | "draft_decide">(
  name: Name,
  shown: (args: Args<Name>) => { ids: readonly string[]; status: DraftStatus },
) {
  const client = useQueryClient();
  return useMutation<DraftChangeView, Error, Args<Name>>({
    mutationKey: keys.decisions,
    mutationFn: (args) =>
      (call as (name: string, args: object) => Promise<DraftChangeView>)(name, args),
    onMutate: async (args) => {
      // A list that is still on its way was read before this decision.
      await client.cancelQueries({ predicate: isDraftList });
      const { ids, status } = shown(args);
      markDrafts(client, ids, status);
    },
    onSuccess: async ({ changed }, args) => {
      // What the core left as it was, or what a filter means, is read again: the mark above cannot know it.
      const { ids } = shown(args);
      if (ids.length === 0 || changed.length < ids.length) return refreshWork(client);
      const isLast = client.isMutating({ mutationKey: keys.decisions }) <= 1;
      await Promise.all([
        client.invalidateQueries({ queryKey: keys.webinars }),
        client.invalidateQueries({ queryKey: keys.history }),
        client.invalidateQueries({
          queryKey: keys.allWebinars,
          predicate: (query) => isLast || !isDraftList(query),
        }),
      ]);
    },
    onError: () => refreshWork(client),
  });
}

/** A mutation that calls one command and then brings the cache up to date. */
export function useCommand<Name extends CommandName>(
  name: Name,
  after: (client: QueryClient, answer: Answer<Name>, args: Args<Name>) => unknown,
) {
  const client = useQueryClient();
  return useMutation<Answer<Name>, Error, Args<Name>>({
    // The tuple of `call` depends on Name, which TypeScript cannot follow here.
    mutationFn: (args) =>
      (call as (name: Name, args: Args<Name>) => Promise<Answer<Name>>)(name, args),
    onSuccess: (answer, args) => after(client, answer, args),
  });
}

export const useUnlock = () =>
  useCommand("app_unlock", (client, status) => client.setQueryData(keys.status, status));

/** Says whether people count as audience; null leaves it to the program. */
export const useKeepPeople = () => useCommand("attendee_keep", refreshWork);

const keepViews = (client: QueryClient, views: SavedView[]) =>
  client.setQueryData(keys.views, views);

export const useSaveView = () => useCommand("view_save", keepViews);
export const useRenameView = () => useCommand("view_rename", keepViews);
export const useDeleteView = () => useCommand("view_delete", keepViews);

export const useOpenSample = () => useCommand("sample_open", refreshWork);

export const useUpdateWebinar = () =>
  useCommand("webinar_update", (client, webinar) => {
    client.setQueryData(keys.details(webinar.id), webinar);
    return client.invalidateQueries({ queryKey: keys.webinars });
  });

export const useDeleteWebinar = () =>
  useCommand("webinar_delete", (client, _answer, { id }) => {
    client.removeQueries({ queryKey: keys.webinar(id) });
    return Promise.all([
      client.invalidateQueries({ queryKey: keys.webinars }),
      client.invalidateQueries({ queryKey: keys.history }),
    ]);
  });

const keepDraft = (client: QueryClient, draft: Answer<"draft_get">) => {
  client.setQueryData(keys.draft(draft.item.id), draft);
  return refreshWork(client);
};

export const useEditDraft = () => useCommand("draft_edit", keepDraft);
export const useNoteDraft = () => useCommand("draft_note", keepDraft);
export const useFixDraft = () => useCommand("draft_fix", keepDraft);
export const useRegenerateDraft = () => useCommand("draft_regenerate", keepDraft);
export const useRestoreDraft = () => useCommand("draft_restore", keepDraft);
export const useApproveDrafts = () =>
  useDecision("draft_approve", ({ ids }) => ({ ids, status: "approved" }));
export const useUnapproveDrafts = () =>
  useDecision("draft_unapprove", ({ ids }) => ({ ids, status: "to_review" }));
/** Tells the core that a draft is open before its reader; nothing on the screen changes by it. */
export const useOpenDraft = () => useCommand("draft_open", () => undefined);
export const useApproveRead = () => useCommand("draft_approve_read", refreshWork);
export const useDecideDrafts = () =>
  useDecision("draft_decide", ({ scope, decision }) => ({
    ids: scope.of === "drafts" ? scope.ids : [],
    status: decision === "skip" ? "skipped" : "to_review",
  }));
export const useNoteDrafts = () => useCommand("draft_note_many", refreshWork);
export const useReplacePhrase = () =>
  useCommand("draft_replace", (client, { done }) => (done ? refreshWork(client) : undefined));
export const useUndo = () => useCommand("history_undo", refreshWork);
export const useRedo = () => useCommand("history_redo", refreshWork);

/** Puts a job's present state into the cached list. */
export function keepJob(client: QueryClient, job: JobView): void {
  client.setQueryData<JobView[]>(keys.jobs, (jobs = []) => [
    job,
    ...jobs.filter((each) => each.id !== job.id),
  ]);
}

/** A short run may have ended, and said so, before the answer to its start is here. */
function keepNewJob(client: QueryClient, job: JobView): void {
  const isKnown = client.getQueryData<JobView[]>(keys.jobs)?.some((each) => each.id === job.id);
  if (!isKnown) keepJob(client, job);
}

/** The host tells how it went; the answer is older than that, or the same. */
const leaveToHost = () => undefined;

export const useStartDrafts = () => useCommand("job_start_drafts", keepNewJob);
export const useResumeJob = () =>
  useCommand("job_resume", (client, job) => {
    usePausing.getState().remove(job.id);
    keepJob(client, job);
  });
export const usePauseJob = () =>
  useCommand("job_pause", (_client, _answer, { id }) => usePausing.getState().add(id));
export const useCancelJob = () => useCommand("job_cancel", leaveToHost);

export const useSaveExport = () => useCommand("export_save", refreshWork);
export const useExportText = () => useCommand("export_text", refreshWork);
export const useSaveReadingCopy = () => useCommand("export_reading_copy", () => undefined);
export const useRevealExport = () => useCommand("export_reveal", () => undefined);

/** Shows the change at once and takes it back if the core refuses it. */
export function useUpdateSettings() {
  const client = useQueryClient();
  return useMutation<Settings, Error, Settings, { before: Settings | undefined }>({
    mutationFn: (settings) => call("settings_update", { settings }),
    onMutate: (settings) => {
      const before = client.getQueryData<Settings>(keys.settings);
      client.setQueryData(keys.settings, settings);
      return { before };
    },
    onError: (_error, _settings, context) => client.setQueryData(keys.settings, context?.before),
    onSuccess: (settings, _given, { before }) => {
      client.setQueryData(keys.settings, settings);
      // A key belongs to a server; a signature stands under every draft, and each is compared with the voice.
      const isSame = (name: "sender" | "engine" | "voice" | "assumptions" | "preflight") =>
        JSON.stringify(before?.[name]) === JSON.stringify(settings[name]);
      return Promise.all([
        isSame("engine") ? null : client.invalidateQueries({ queryKey: keys.key }),
        isSame("voice") ? null : client.invalidateQueries({ queryKey: keys.voice }),
        isSame("preflight") ? null : client.invalidateQueries({ queryKey: keys.allWebinars }),
        isSame("assumptions") ? null : client.invalidateQueries({ predicate: isOverview }),
        isSame("sender") && isSame("voice") ? null : refreshWork(client),
      ]);
    },
  });
}

export const useApplyScoring = () =>
  useCommand("scoring_apply", async (client) => {
    await Promise.all([refreshWork(client), client.invalidateQueries({ queryKey: keys.settings })]);
  });

const keepTemplate = (client: QueryClient, saved: TemplateView) =>
  client.setQueriesData<TemplateView[]>({ queryKey: keys.allTemplates }, (all) =>
    all?.map((each) => (each.name === saved.name ? saved : each)),
  );

export const useSaveTemplate = () => useCommand("template_save", keepTemplate);
export const useResetTemplate = () => useCommand("template_reset", keepTemplate);
export const useSwitchTemplate = () => useCommand("template_switch", keepTemplate);

const keepKey = (client: QueryClient, key: Answer<"key_status">) =>
  client.setQueryData(keys.key, key);

export const useSaveKey = () => useCommand("key_save", keepKey);
export const useRemoveKey = () => useCommand("key_remove", keepKey);
export const useTestEngine = () => useCommand("engine_test", () => undefined);
export const useRevealFolder = () => useCommand("data_reveal", () => undefined);
export const useEraseAll = () => useCommand("data_erase_all", (client) => client.resetQueries());
