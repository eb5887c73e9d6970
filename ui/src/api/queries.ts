// Reading: one hook per question to the core. Lists keep the former answer while the next one is on
// its way, so that nothing flickers while a person types a search.

import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect } from "react";
import { call } from "@/ipc/client";
import type {
  DraftQuery,
  DraftScope,
  Engine,
  ImportView,
  Language,
  NextDraft,
  PeopleQuery,
  Phrase,
  RunOptions,
  RunScope,
  ScoringSettings,
  StagingView,
} from "@/ipc/types";
import { noCaps } from "@/lib/run-options";
import { keys } from "./keys";
import { usePages } from "./pages";
import { carriedOn } from "./staging-view";

export const useStatus = () =>
  useQuery({ queryKey: keys.status, queryFn: () => call("app_status") });

export const useWebinars = () =>
  useQuery({ queryKey: keys.webinars, queryFn: () => call("webinar_list") });

export const useWebinar = (id: string, enabled = true) =>
  useQuery({ queryKey: keys.details(id), queryFn: () => call("webinar_get", { id }), enabled });

export const useIssues = (webinar: string) =>
  useQuery({ queryKey: keys.issues(webinar), queryFn: () => call("import_issues", { webinar }) });

/** While files are read the host tells how far; asked again for the case that a word was missed. */
const readingMillis = 2000;

export function useStaging(staging: string) {
  const client = useQueryClient();
  const queryKey = keys.staging(staging);
  return useQuery({
    queryKey,
    queryFn: async () => {
      const view = await call("import_preview", { staging });
      return carriedOn(client.getQueryData<StagingView>(queryKey), view);
    },
    refetchInterval: ({ state }) =>
      state.data?.reading.state === "running" ? readingMillis : false,
  });
}

/** What can be chosen while files are read; the program's own lists, which never change. */
export const useFormats = (enabled: boolean) =>
  useQuery({ queryKey: keys.formats, queryFn: () => call("import_formats"), enabled });

export const useMeanings = () =>
  useQuery({ queryKey: keys.meanings, queryFn: () => call("import_meanings") });

export const usePresets = () =>
  useQuery({ queryKey: keys.presets, queryFn: () => call("preset_list") });

/** What the last import of this session changed in a webinar; null for none. */
export const useLastImport = (webinar: string) =>
  useQuery<ImportView | null>({
    queryKey: keys.lastImport(webinar),
    queryFn: () => null,
    enabled: false,
  });

export const useOverview = (webinar: string) =>
  useQuery({ queryKey: keys.overview(webinar), queryFn: () => call("overview_get", { webinar }) });

const peoplePart = (webinar: string, query: PeopleQuery, from: number, most: number) => ({
  queryKey: keys.people(webinar, query, from, most),
  queryFn: () => call("attendee_list", { webinar, query, from, most }),
});

/** The first people that a query shows, at most so many. */
export const usePeople = (webinar: string, query: PeopleQuery, most: number, enabled = true) =>
  useQuery({
    ...peoplePart(webinar, query, 0, most),
    placeholderData: keepPreviousData,
    select: ({ rows }) => rows,
    enabled,
  });

/** The table of people that a query shows, page by page. */
export const usePeopleTable = (webinar: string, query: PeopleQuery) =>
  usePages(
    (from, most) => peoplePart(webinar, query, from, most),
    ({ people }) => people,
  );

/** Where in the table somebody is who has not come into sight; null when the query does not show them. */
export const usePlace = (webinar: string, query: PeopleQuery, id: string | null) =>
  useQuery({
    queryKey: keys.place(webinar, query, id ?? ""),
    queryFn: () => call("attendee_place", { webinar, query, id: id ?? "" }),
    enabled: id !== null,
  });

export const useViews = () => useQuery({ queryKey: keys.views, queryFn: () => call("view_list") });

export const useAttendee = (id: string | null) =>
  useQuery({
    queryKey: keys.attendee(id ?? ""),
    queryFn: () => call("attendee_get", { id: id ?? "" }),
    placeholderData: keepPreviousData,
    enabled: id !== null,
  });

/** The queue of drafts that a query shows, page by page. */
export const useDraftQueue = (webinar: string, query: DraftQuery) =>
  usePages(
    (from, most) => ({
      queryKey: keys.drafts(webinar, query, from, most),
      queryFn: () => call("draft_list", { webinar, query, from, most }),
    }),
    ({ drafts }) => drafts,
  );

/** How many drafts a query shows, and where a reader begins among them, without their lines. */
export const useDraftsAlone = (webinar: string, query: DraftQuery) =>
  useQuery({
    queryKey: keys.drafts(webinar, query, 0, 0),
    queryFn: () => call("draft_list", { webinar, query, from: 0, most: 0 }),
  });

/** Where in the queue a draft is; null when the query does not show it. */
export const useDraftPlace = (webinar: string, query: DraftQuery, id: string | null) =>
  useQuery({
    queryKey: keys.draftPlace(webinar, query, id ?? ""),
    queryFn: () => call("draft_place", { webinar, query, id: id ?? "" }),
    enabled: id !== null,
  });

const nextDraft = (webinar: string, query: DraftQuery, after: string, wanted: NextDraft) => ({
  queryKey: keys.nextDraft(webinar, query, after, wanted),
  queryFn: () => call("draft_next", { webinar, query, after, wanted }),
});

/** The draft that waits behind this one, asked ahead of time. */
export const useNextToReview = (webinar: string, query: DraftQuery, after: string | null) =>
  useQuery({ ...nextDraft(webinar, query, after ?? "", "to_review"), enabled: after !== null });

/** The same at the moment when it is wanted; at once where it was asked ahead of time. */
export function useFindNext(webinar: string, query: DraftQuery) {
  const client = useQueryClient();
  return useCallback(
    (after: string, wanted: NextDraft) =>
      client.fetchQuery(nextDraft(webinar, query, after, wanted)),
    [client, webinar, query],
  );
}

/** How far the drafts have come that a deed would be about. */
export const useDraftTally = (scope: DraftScope, enabled: boolean) =>
  useQuery({
    queryKey: keys.draftTally(scope),
    queryFn: () => call("draft_tally", { scope }),
    staleTime: 0,
    gcTime: 0,
    enabled,
  });

export const useDraft = (id: string | null) =>
  useQuery({
    queryKey: keys.draft(id ?? ""),
    queryFn: () => call("draft_get", { id: id ?? "" }),
    placeholderData: keepPreviousData,
    enabled: id !== null,
  });

/** What replacing a phrase would do; asked while it is typed, so answers are not worth keeping. */
export const useReplacePreview = (scope: DraftScope, phrase: Phrase, enabled: boolean) =>
  useQuery({
    queryKey: keys.replacePreview(scope, phrase),
    queryFn: () => call("draft_replace_preview", { scope, phrase }),
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 0,
    enabled,
  });

/** What approving these drafts together would do; asked whenever it is shown, since reading changes it. */
export const useApprovable = (scope: DraftScope, enabled: boolean) =>
  useQuery({
    queryKey: keys.approvable(scope),
    queryFn: () => call("draft_approvable", { scope }),
    staleTime: 0,
    gcTime: 0,
    enabled,
  });

/** What undo and redo would do, in words. */
const history = { queryKey: keys.history, queryFn: () => call("history_get") };

export const useHistory = () => useQuery(history);

/** The same at this moment, for an undo that must mean one certain step. */
export function useReadHistory() {
  const client = useQueryClient();
  return useCallback(() => client.fetchQuery({ ...history, staleTime: 0 }), [client]);
}

export const useDraftVersions = (id: string, enabled: boolean) =>
  useQuery({
    queryKey: keys.draftVersions(id),
    queryFn: () => call("draft_versions", { id }),
    enabled,
  });

export const useJobs = () => useQuery({ queryKey: keys.jobs, queryFn: () => call("job_list") });

/** The places that mails can go to; they are part of the program. */
export const useExportTargets = () =>
  useQuery({
    queryKey: keys.exportTargets,
    queryFn: () => call("export_targets"),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const useExportPreview = (webinar: string, target: string, includeUnapproved: boolean) =>
  useQuery({
    queryKey: keys.exportPreview(webinar, target, includeUnapproved),
    queryFn: () => call("export_preview", { webinar, target, includeUnapproved }),
    placeholderData: keepPreviousData,
  });

/** What a run would take. The caps change nothing about it. */
export const useEstimate = (
  webinar: string,
  engine: Engine,
  scope: RunScope,
  options: RunOptions,
  enabled = true,
) =>
  useQuery({
    queryKey: keys.estimate(webinar, engine, scope, { ...options, caps: noCaps }),
    queryFn: () => call("job_estimate", { webinar, engine, scope, options }),
    placeholderData: keepPreviousData,
    // Settings and drafts change it.
    staleTime: 0,
    enabled,
  });

/** The exact text that would leave this computer for one person. */
export const useRequestText = (person: string | null) =>
  useQuery({
    queryKey: keys.request(person ?? ""),
    queryFn: () => call("job_request", { person: person ?? "" }),
    staleTime: 0,
    enabled: person !== null,
  });

export const useUsage = () =>
  useQuery({ queryKey: keys.usage, queryFn: () => call("job_usage"), staleTime: 0 });

export const useSettings = () =>
  useQuery({ queryKey: keys.settings, queryFn: () => call("settings_get") });

export const useVoice = () => useQuery({ queryKey: keys.voice, queryFn: () => call("voice_get") });

export const useKeyStatus = () =>
  useQuery({ queryKey: keys.key, queryFn: () => call("key_status") });

export const useTemplates = (language: Language) =>
  useQuery({
    queryKey: keys.templates(language),
    queryFn: () => call("template_list", { language }),
    placeholderData: keepPreviousData,
  });

/** What a text would write; asked while it is typed, so answers are not worth keeping. */
export const useTemplatePreview = (
  language: Language,
  text: string,
  person: string | null,
  enabled: boolean,
) =>
  useQuery({
    queryKey: keys.templatePreview(language, text, person),
    queryFn: () => call("template_preview", { language, text, person }),
    placeholderData: keepPreviousData,
    gcTime: 0,
    // The webinar's details and the sender change it.
    staleTime: 0,
    enabled,
  });

export const useScoringPreview = (
  webinar: string | null,
  settings: ScoringSettings,
  enabled: boolean,
) =>
  useQuery({
    queryKey: keys.scoringPreview(webinar, settings),
    queryFn: () => call("scoring_preview", { webinar, settings }),
    placeholderData: keepPreviousData,
    // Each setting is asked once per change and never again.
    gcTime: 0,
    enabled,
  });

/** Fetches the drafts that a reader is likely to open next, so that they show at once. */
export function usePrefetchDrafts(ids: readonly (string | null)[]): void {
  const client = useQueryClient();
  const wanted = [...new Set(ids)].filter((id) => id !== null).join(" ");
  useEffect(() => {
    for (const id of wanted.split(" ").filter(Boolean)) {
      void client.prefetchQuery({
        queryKey: keys.draft(id),
        queryFn: () => call("draft_get", { id }),
      });
    }
  }, [client, wanted]);
}
