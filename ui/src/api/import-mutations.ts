// Changing what waits to be imported, and taking an import back. Every deed on a set of files answers
// with the whole set as it is read now. Decisions on names show before the core has answered.

import { type QueryClient, useMutation, useQueryClient } from "@tanstack/react-query";
import { type Answer, type Args, type CommandName, call } from "@/ipc/client";
import type { DecisionView, StagingView, WebinarView } from "@/ipc/types";
import { keys } from "./keys";
import { useCommand } from "./mutations";
import { refreshWork } from "./query-client";
import { carriedOn, withDecision, withPercent } from "./staging-view";

const keepStaging = (client: QueryClient, staging: StagingView | null) => {
  if (!staging) return;
  client.setQueryData<StagingView>(keys.staging(staging.id), (before) =>
    carriedOn(before, staging),
  );
};

/** A deed on a set of files. They run one after the other; only the last one's answer is shown. */
function useStagingDeed<Name extends StagingDeed>(
  name: Name,
  foretell?: (view: StagingView, args: Args<Name>) => StagingView,
) {
  const client = useQueryClient();
  return useMutation<StagingView, Error, Args<Name>>({
    mutationKey: keys.stagingDeeds,
    scope: { id: "staging" },
    mutationFn: (args) =>
      (call as (name: string, args: object) => Promise<StagingView>)(name, args),
    onMutate: (args) => {
      if (!foretell) return;
      client.setQueryData<StagingView>(
        keys.staging(args.staging),
        (view) => view && foretell(view, args),
      );
    },
    onSuccess: (view) => {
      // While more deeds wait, this answer lacks what they already show.
      if (client.isMutating({ mutationKey: keys.stagingDeeds }) <= 1) keepStaging(client, view);
    },
    onError: (_error, { staging }) => client.invalidateQueries({ queryKey: keys.staging(staging) }),
  });
}

type StagingDeed = {
  [Name in CommandName]: Args<Name> extends { staging: string }
    ? Answer<Name> extends StagingView
      ? Name
      : never
    : never;
}[CommandName];

export const usePickFiles = () => useCommand("import_pick", keepStaging);

/** Says which webinar a set of files is for; null for a new one. */
export const useTargetFiles = () => useStagingDeed("import_target");
export const useRemoveFile = () => useStagingDeed("import_remove_file");

/** Reads one file in another way: another format, other columns, the day first, letters mended. */
export const useChooseReading = () =>
  useStagingDeed("import_choose", (view, { file, choice }) => ({
    ...view,
    files: view.files.map((each) => (each.id === file ? { ...each, choice } : each)),
  }));

export const useReplaceFile = () =>
  useStagingDeed("import_replace", (view, { file, replace }) => ({
    ...view,
    files: view.files.map((each) =>
      each.id === file && each.replaces
        ? { ...each, replaces: { ...each.replaces, chosen: replace } }
        : each,
    ),
  }));

// A reading is stopped at once and not after the deeds that wait for it.
export const useStopReading = () => useCommand("import_stop", keepStaging);
export const useReadOn = () => useCommand("import_read", keepStaging);

export const useDiscardFiles = () =>
  useCommand("import_discard", (client, _answer, { staging }) =>
    client.removeQueries({ queryKey: keys.staging(staging) }),
  );

export const useCommitImport = () =>
  useCommand("import_commit", async (client, done, { staging }) => {
    client.setQueryData(keys.lastImport(done.webinarId), done);
    await refreshWork(client);
    client.removeQueries({ queryKey: keys.staging(staging) });
  });

export const useUndoImport = () =>
  useCommand("import_undo", (client, _answer, { webinar }) => {
    client.removeQueries({ queryKey: keys.lastImport(webinar) });
  });

/** Reads the lists again after an import was taken back, once nothing on the page asks for it. */
export const useRefreshWork = () => {
  const client = useQueryClient();
  return () => refreshWork(client);
};

export const useSaveIssues = () => useCommand("import_issues_save", () => undefined);

const refreshPresets = (client: QueryClient) =>
  client.invalidateQueries({ queryKey: keys.presets });

export const useSavePreset = () =>
  useCommand("preset_save", (client, view) => {
    keepStaging(client, view);
    return refreshPresets(client);
  });

export const useDeletePreset = () =>
  useCommand("preset_delete", (client) =>
    Promise.all([
      refreshPresets(client),
      client.invalidateQueries({ queryKey: keys.staging("").slice(0, 1) }),
    ]),
  );

/** How far a reading is. The last word on it is the set of files itself. */
export function keepPercent(client: QueryClient, staging: string, percent: number): void {
  client.setQueryData<StagingView>(
    keys.staging(staging),
    (view) => view && withPercent(view, percent),
  );
}

export interface NameChoice {
  key: string;
  /** Who it is; null opens the question again. */
  decision: DecisionView | null;
}

export interface NameDeed {
  settle: (choice: NameChoice) => void;
  error: Error | null;
}

/** Settles names of files that wait. */
export function useSettleStaged(staging: string): NameDeed {
  const client = useQueryClient();
  const mutation = useMutation<StagingView, Error, NameChoice>({
    mutationKey: keys.stagingDeeds,
    scope: { id: "staging" },
    mutationFn: ({ key, decision }) =>
      decision === null
        ? call("import_undecide", { staging, key })
        : call("import_decide", { staging, decision: { key, person: decision.person } }),
    onMutate: ({ key, decision }) => {
      client.setQueryData<StagingView>(
        keys.staging(staging),
        (view) => view && { ...view, doubts: withDecision(view.doubts, key, decision) },
      );
    },
    onSuccess: (view) => {
      if (client.isMutating({ mutationKey: keys.stagingDeeds }) <= 1) keepStaging(client, view);
    },
    onError: () => client.invalidateQueries({ queryKey: keys.staging(staging) }),
  });
  return { settle: mutation.mutate, error: mutation.error };
}

/** Settles names of files that are imported; messages move to their writer at once. */
export function useSettleImported(webinar: string): NameDeed {
  const client = useQueryClient();
  const mutation = useMutation<unknown, Error, NameChoice>({
    mutationKey: keys.stagingDeeds,
    scope: { id: "staging" },
    mutationFn: ({ key, decision }) =>
      decision === null
        ? call("name_undecide", { webinar, key })
        : call("name_decide", { webinar, decision: { key, person: decision.person } }),
    onMutate: async ({ key, decision }) => {
      await client.cancelQueries({ queryKey: keys.details(webinar) });
      client.setQueryData<WebinarView>(
        keys.details(webinar),
        (view) => view && { ...view, doubts: withDecision(view.doubts, key, decision) },
      );
    },
    onSettled: () => {
      if (client.isMutating({ mutationKey: keys.stagingDeeds }) <= 1) return refreshWork(client);
      return undefined;
    },
  });
  return { settle: mutation.mutate, error: mutation.error };
}
