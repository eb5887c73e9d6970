// The closed set of names under which server state is cached. Everything of one webinar lies under
// ["webinar", id], so that one call refreshes all of it. Nobody writes a key by hand elsewhere.

import type { Query } from "@tanstack/react-query";
import type {
  DraftQuery,
  DraftScope,
  Engine,
  Language,
  LineChoice,
  NextDraft,
  PeopleQuery,
  Phrase,
  RecipientState,
  RunOptions,
  RunScope,
  ScoringSettings,
} from "@/ipc/types";

export const keys = {
  status: ["status"],
  webinars: ["webinars"],
  allWebinars: ["webinar"],
  webinar: (id: string) => ["webinar", id],
  details: (id: string) => ["webinar", id, "details"],
  issues: (id: string) => ["webinar", id, "issues"],
  overview: (id: string) => ["webinar", id, "overview"],
  calls: (id: string, most: number) => ["webinar", id, "calls", most],
  lines: (id: string, choice: LineChoice) => ["webinar", id, "lines", choice],
  returning: (id: string) => ["webinar", id, "returning"],
  trend: ["webinars", "trend"],
  people: (id: string, query: PeopleQuery, from: number, most: number) => [
    "webinar",
    id,
    "people",
    query,
    from,
    most,
  ],
  place: (id: string, query: PeopleQuery, person: string) => [
    "webinar",
    id,
    "place",
    query,
    person,
  ],
  drafts: (id: string, query: DraftQuery, from: number, most: number) => [
    "webinar",
    id,
    "drafts",
    query,
    from,
    most,
  ],
  draftPlace: (id: string, query: DraftQuery, draft: string) => [
    "webinar",
    id,
    "draft place",
    query,
    draft,
  ],
  nextDraft: (id: string, query: DraftQuery, after: string, wanted: NextDraft) => [
    "webinar",
    id,
    "next draft",
    query,
    after,
    wanted,
  ],
  exportTargets: ["exportTargets"],
  exportPreview: (id: string, target: string, includeUnapproved: boolean) => [
    "webinar",
    id,
    "export",
    target,
    includeUnapproved,
  ],
  sendingSetup: ["sending setup"],
  sendingPlan: (id: string) => ["webinar", id, "sending plan"],
  sending: (id: string) => ["webinar", id, "sending"],
  recipients: (sending: string, states: readonly RecipientState[]) => [
    "recipients",
    sending,
    states,
  ],
  allRecipients: ["recipients"],
  scoringPreview: (id: string | null, settings: ScoringSettings) => ["scoring", id, settings],
  noContact: ["no-contact"],
  attendees: ["attendee"],
  attendee: (id: string) => ["attendee", id],
  allDrafts: ["draft"],
  draft: (id: string) => ["draft", id],
  draftVersions: (id: string) => ["draft", id, "versions"],
  replacePreview: (scope: DraftScope, phrase: Phrase) => ["replace preview", scope, phrase],
  draftTally: (scope: DraftScope) => ["draft tally", scope],
  approvable: (scope: DraftScope) => ["approvable", scope],
  history: ["history"],
  jobs: ["jobs"],
  estimate: (id: string, engine: Engine, scope: RunScope, options: RunOptions) => [
    "webinar",
    id,
    "estimate",
    engine,
    scope,
    options,
  ],
  request: (person: string) => ["request", person],
  usage: ["usage"],
  staging: (id: string) => ["staging", id],
  /** Deeds on files that wait run one after the other, so that no answer is older than the last choice. */
  stagingDeeds: ["staging deed"],
  /** Decisions on drafts: while one is on its way, lists are not read again. */
  decisions: ["decision"],
  lastImport: (webinar: string) => ["last import", webinar],
  formats: ["formats"],
  meanings: ["meanings"],
  presets: ["presets"],
  views: ["views"],
  settings: ["settings"],
  voice: ["voice"],
  key: ["key"],
  allTemplates: ["templates"],
  templates: (language: Language) => ["templates", language],
  templatePreview: (language: Language, text: string, person: string | null) => [
    "template preview",
    language,
    text,
    person,
  ],
} as const;

/** Whether a cached answer is a part of the queue of drafts, in whatever order. */
export const isDraftList = ({ queryKey }: Query): boolean =>
  queryKey[0] === "webinar" && queryKey[2] === "drafts";

/** Whether a cached answer rests on what the user assumes. */
export const isOverview = ({ queryKey }: Query): boolean =>
  queryKey[0] === "webinar" && queryKey[2] === "overview";
