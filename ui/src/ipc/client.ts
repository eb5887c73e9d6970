// One typed map from command to arguments and answer: all that the window may ask of the core.
// The desktop's handlers and permissions are compared with the `Commands` interface by a test, so
// keep one command per line. Never a path, never a secret in an answer.

import { coreError } from "@/lib/error";
import { host } from "./host";
import type * as t from "./types";

interface Command<Args, Answer> {
  args: Args;
  answer: Answer;
}

type None = Record<string, never>;

interface DraftRun {
  webinar: t.WebinarId;
  engine: t.Engine;
  scope: t.RunScope;
  options: t.RunOptions;
}

/** A part of the table of people: at most so many rows, from the one at `from` on. */
interface PeoplePart {
  webinar: t.WebinarId;
  query: t.PeopleQuery;
  from: number;
  most: number;
}

/** A part of the queue of drafts, in the same way. */
interface DraftsPart {
  webinar: t.WebinarId;
  query: t.DraftQuery;
  from: number;
  most: number;
}

/** One menu of the native menu bar (desktop/menu.rs). */
export interface MenuGroup {
  title: string;
  items: { id: string; title: string; accelerator: string | null }[];
}

// biome-ignore format: one command per line, for the test that reads this list
export interface Commands {
  app_status: Command<None, t.StatusView>;
  app_unlock: Command<{ passphrase: string }, t.StatusView>;
  menu_set: Command<{ groups: MenuGroup[] }, null>;
  webinar_list: Command<None, t.WebinarItemView[]>;
  webinar_get: Command<{ id: t.WebinarId }, t.WebinarView>;
  webinar_update: Command<{ id: t.WebinarId; details: t.WebinarDetails }, t.WebinarView>;
  webinar_delete: Command<{ id: t.WebinarId }, null>;
  sample_open: Command<None, t.ImportView>;
  import_pick: Command<{ staging: t.FileId | null; webinar: t.WebinarId | null }, t.StagingView | null>;
  import_preview: Command<{ staging: t.FileId }, t.StagingView>;
  import_target: Command<{ staging: t.FileId; webinar: t.WebinarId | null }, t.StagingView>;
  import_remove_file: Command<{ staging: t.FileId; file: t.FileId }, t.StagingView>;
  import_discard: Command<{ staging: t.FileId }, null>;
  import_commit: Command<{ staging: t.FileId; details: t.WebinarDetails }, t.ImportView>;
  import_choose: Command<{ staging: t.FileId; file: t.FileId; choice: t.FileChoice }, t.StagingView>;
  import_replace: Command<{ staging: t.FileId; file: t.FileId; replace: boolean }, t.StagingView>;
  import_decide: Command<{ staging: t.FileId; decision: t.NameDecision }, t.StagingView>;
  import_undecide: Command<{ staging: t.FileId; key: string }, t.StagingView>;
  import_stop: Command<{ staging: t.FileId }, t.StagingView>;
  import_read: Command<{ staging: t.FileId }, t.StagingView>;
  import_formats: Command<None, t.FormatView[]>;
  import_meanings: Command<None, t.MeaningView[]>;
  import_issues: Command<{ webinar: t.WebinarId }, t.Issue[]>;
  import_issues_save: Command<{ webinar: t.WebinarId | null; staging: t.FileId | null }, string | null>;
  import_undo: Command<{ webinar: t.WebinarId }, boolean>;
  preset_list: Command<None, t.PresetView[]>;
  preset_save: Command<{ staging: t.FileId; file: t.FileId; name: string }, t.StagingView>;
  preset_delete: Command<{ name: string }, null>;
  name_decide: Command<{ webinar: t.WebinarId; decision: t.NameDecision }, t.ImportView>;
  name_undecide: Command<{ webinar: t.WebinarId; key: string }, t.ImportView>;
  attendee_keep: Command<{ ids: t.AttendeeId[]; kept: boolean | null }, null>;
  view_list: Command<None, t.SavedView[]>;
  view_save: Command<{ view: t.SavedView }, t.SavedView[]>;
  view_rename: Command<{ name: string; newName: string }, t.SavedView[]>;
  view_delete: Command<{ name: string }, t.SavedView[]>;
  overview_get: Command<{ webinar: t.WebinarId }, t.OverviewView>;
  call_list: Command<{ webinar: t.WebinarId; most: number }, t.CallView[]>;
  line_list: Command<{ webinar: t.WebinarId; choice: t.LineChoice }, t.LineView[]>;
  question_answer: Command<{ webinar: t.WebinarId; key: string; choice: t.AnswerChoice }, null>;
  trend_list: Command<None, t.TrendView[]>;
  returning_get: Command<{ webinar: t.WebinarId }, t.ReturningView>;
  report_save: Command<{ webinar: t.WebinarId; kind: t.ReportKind; most: number }, t.ReportView | null>;
  chart_save: Command<{ name: string; kind: t.ChartKind; data: string }, t.ReportView | null>;
  attendee_list: Command<PeoplePart, t.PeopleView>;
  attendee_ids: Command<PeoplePart, t.AttendeeId[]>;
  attendee_place: Command<{ webinar: t.WebinarId; query: t.PeopleQuery; id: t.AttendeeId }, number | null>;
  attendee_copy: Command<{ webinar: t.WebinarId; query: t.PeopleQuery; ids: t.AttendeeId[]; columns: t.PeopleColumn[] }, t.CopiedView>;
  attendee_get: Command<{ id: t.AttendeeId }, t.AttendeeView>;
  draft_list: Command<DraftsPart, t.DraftsView>;
  draft_ids: Command<DraftsPart, t.DraftId[]>;
  draft_people: Command<{ scope: t.DraftScope }, t.AttendeeId[]>;
  draft_place: Command<{ webinar: t.WebinarId; query: t.DraftQuery; id: t.DraftId }, number | null>;
  draft_next: Command<{ webinar: t.WebinarId; query: t.DraftQuery; after: t.DraftId; wanted: t.NextDraft }, t.DraftId | null>;
  draft_tally: Command<{ scope: t.DraftScope }, t.DraftTallyView>;
  draft_get: Command<{ id: t.DraftId }, t.DraftView>;
  draft_edit: Command<{ id: t.DraftId; edit: t.DraftEdit }, t.DraftView>;
  draft_note: Command<{ id: t.DraftId; note: string }, t.DraftView>;
  draft_fix: Command<{ id: t.DraftId; finding: number; rule: string }, t.DraftView>;
  draft_approve: Command<{ ids: t.DraftId[]; acceptWarnings: boolean }, t.DraftChangeView>;
  draft_unapprove: Command<{ ids: t.DraftId[] }, t.DraftChangeView>;
  draft_open: Command<{ id: t.DraftId }, null>;
  draft_approvable: Command<{ scope: t.DraftScope }, t.ApprovableView>;
  draft_approve_read: Command<{ scope: t.DraftScope }, t.DraftChangeView>;
  draft_decide: Command<{ scope: t.DraftScope; decision: t.Decision }, t.DraftChangeView>;
  draft_note_many: Command<{ scope: t.DraftScope; note: string }, t.DraftChangeView>;
  draft_replace_preview: Command<{ scope: t.DraftScope; phrase: t.Phrase }, t.ReplacePreviewView>;
  draft_replace: Command<{ scope: t.DraftScope; phrase: t.Phrase; mark: string }, t.ReplaceView>;
  draft_regenerate: Command<{ id: t.DraftId; wish: t.DraftWish | null }, t.DraftView>;
  draft_versions: Command<{ id: t.DraftId }, t.DraftVersionView[]>;
  draft_restore: Command<{ id: t.DraftId; version: number }, t.DraftView>;
  history_get: Command<None, t.HistoryView>;
  history_undo: Command<None, t.DraftChangeView>;
  history_redo: Command<None, t.DraftChangeView>;
  job_start_drafts: Command<DraftRun, t.JobView>;
  job_estimate: Command<DraftRun, t.EstimateView>;
  job_resume: Command<{ id: t.JobId; caps: t.Caps | null }, t.JobView>;
  job_pause: Command<{ id: t.JobId }, t.JobView>;
  job_cancel: Command<{ id: t.JobId }, t.JobView>;
  job_list: Command<None, t.JobView[]>;
  job_request: Command<{ person: t.AttendeeId }, t.RequestView>;
  job_usage: Command<None, t.UsageView>;
  export_preview: Command<{ webinar: t.WebinarId; target: string; includeUnapproved: boolean }, t.ExportPreviewView>;
  export_targets: Command<None, t.ExportTargetView[]>;
  export_text: Command<{ webinar: t.WebinarId; includeUnapproved: boolean }, t.ExportTextView>;
  export_save: Command<{ webinar: t.WebinarId; target: string; includeUnapproved: boolean; packing: t.PackingChoice }, t.ExportView | null>;
  export_reveal: Command<{ id: t.ExportId }, null>;
  export_reading_copy: Command<{ scope: t.DraftScope; addresses: boolean }, t.ReadingCopyView | null>;
  sending_setup_get: Command<None, t.SendingSetupView>;
  sending_setup_save: Command<{ setup: t.SendingSetup }, t.SendingSetupView>;
  sending_key_save: Command<{ secret: string }, t.SendingSetupView>;
  sending_key_remove: Command<None, t.SendingSetupView>;
  sending_test: Command<None, t.SendingTestView>;
  sending_consent: Command<{ webinar: t.WebinarId }, null>;
  sending_test_mail: Command<{ webinar: t.WebinarId; person: t.AttendeeId | null; to: string }, string>;
  sending_plan: Command<{ webinar: t.WebinarId; schedule: t.TierDelay[] }, t.SendingPlanView>;
  sending_start: Command<{ webinar: t.WebinarId; schedule: t.TierDelay[]; confirmed: number }, t.SendingView>;
  sending_resume: Command<{ id: t.SendingId }, t.SendingView>;
  sending_pause: Command<{ id: t.SendingId }, t.SendingView>;
  sending_stop: Command<{ id: t.SendingId }, t.SendingView>;
  sending_latest: Command<{ webinar: t.WebinarId }, t.SendingView | null>;
  recipient_list: Command<{ sending: t.SendingId; states: t.RecipientState[]; offset: number; most: number }, t.RecipientView[]>;
  recipient_drop: Command<{ id: t.RecipientId }, t.SendingView>;
  recipient_arrived: Command<{ id: t.RecipientId }, t.SendingView>;
  recipient_again: Command<{ id: t.RecipientId }, t.SendingView>;
  no_contact_list: Command<{ search: string; from: number; most: number }, t.NoContactView>;
  no_contact_add: Command<{ text: string }, t.NoContactAddedView>;
  no_contact_load: Command<None, t.NoContactAddedView | null>;
  no_contact_remove: Command<{ entries: string[] }, number>;
  no_contact_save: Command<None, string | null>;
  attendee_never_contact: Command<{ ids: t.AttendeeId[] }, number>;
  attendee_erasure: Command<{ id: t.AttendeeId }, t.ErasureView>;
  attendee_erase: Command<{ id: t.AttendeeId }, t.ErasureView>;
  preflight_get: Command<{ webinar: t.WebinarId; target: string; includeUnapproved: boolean }, t.PreflightView>;
  settings_get: Command<None, t.Settings>;
  settings_update: Command<{ settings: t.Settings }, t.Settings>;
  voice_get: Command<None, t.VoiceView>;
  scoring_preview: Command<{ webinar: t.WebinarId | null; settings: t.ScoringSettings }, t.ScoringPreviewView>;
  scoring_apply: Command<{ webinar: t.WebinarId | null; settings: t.ScoringSettings }, null>;
  key_status: Command<None, t.KeyView>;
  key_save: Command<{ secret: string }, t.KeyView>;
  key_remove: Command<None, t.KeyView>;
  engine_test: Command<None, t.EngineTestView>;
  template_list: Command<{ language: t.Language }, t.TemplateView[]>;
  template_preview: Command<{ language: t.Language; text: string; person: t.AttendeeId | null }, t.TemplatePreviewView>;
  template_save: Command<{ name: string; text: string }, t.TemplateView>;
  template_reset: Command<{ name: string }, t.TemplateView>;
  template_switch: Command<{ name: string; isOff: boolean }, t.TemplateView>;
  data_reveal: Command<None, null>;
  data_erase_all: Command<None, null>;
}

export type CommandName = keyof Commands;
export type Args<Name extends CommandName> = Commands[Name]["args"];
export type Answer<Name extends CommandName> = Commands[Name]["answer"];

type Given<Name extends CommandName> = Args<Name> extends None ? [] : [args: Args<Name>];

/** Asks the core; rejects with a CoreError that holds its code, message and hint. */
export async function call<Name extends CommandName>(
  name: Name,
  ...given: Given<Name>
): Promise<Answer<Name>> {
  const running = await host();
  try {
    return (await running.invoke(name, given[0] ?? {})) as Answer<Name>;
  } catch (thrown) {
    throw coreError(thrown);
  }
}

/** Listens to what the host tells by itself, for as long as the window lives. */
export async function watchHost(onEvent: (event: t.HostEvent) => void): Promise<void> {
  try {
    await (await host()).watch(onEvent);
  } catch (thrown) {
    throw coreError(thrown);
  }
}
