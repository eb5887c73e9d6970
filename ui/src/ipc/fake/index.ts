// A host in memory, for developing pages, unit tests and page tests. It answers like the core but
// holds nothing of it: no parsing, no checks, no disk. A real build does not contain it. In a page,
// `?scene=first` picks the scene, and a DOM event "fake-host" plays a HostEvent.

import type { Answer, Args, CommandName } from "../client";
import type { Host } from "../host";
import type {
  AttendeeView,
  DraftChangeView,
  DraftView,
  ExportPreviewView,
  HostEvent,
  JobView,
} from "../types";
import { bulkHandlers, many, noChange } from "./bulk";
import { contactHandlers } from "./contact";
import { type FakeDraft, inventedDraft, rewritten, wished } from "./drafts";
import { engineTest } from "./engine";
import { beginning, exportTargets } from "./exports";
import { fault, found } from "./faults";
import { droppedSet, importHandlers } from "./importing";
import { overviewHandlers } from "./overview";
import { countsByItself, webinarId } from "./people";
import { tableHandlers } from "./people-table";
import { preflight } from "./preflight";
import { meant, queueHandlers } from "./queue";
import { scoringEffect } from "./scoring";
import { sendingHandlers } from "./sending";
import { inventedStaging } from "./staging/sets";
import { templateHandlers } from "./templates";
import { estimate, inventedUsage, requestText, served } from "./usage";
import { voiceMatch, voiceView } from "./voice";
import {
  addDraft,
  newWorld,
  peopleWithDrafts,
  type Scene,
  scenes,
  type World,
  webinarView,
} from "./world";

type Handlers = { [Name in CommandName]: (args: Args<Name>) => Answer<Name> };

function handlersFor(world: World, tell: (event: HostEvent) => void): Handlers {
  const draft = (id: string): FakeDraft => found(world.drafts.get(id), "draft");

  const shown = (view: DraftView): DraftView => ({
    ...structuredClone(view),
    voice: voiceMatch(view, world.settings.voice),
  });
  const remember = (label: string) => {
    world.undo.push({
      label,
      drafts: structuredClone(world.drafts),
      people: structuredClone(world.people),
    });
    world.redo = [];
  };
  const travel = (from: World["undo"], to: World["redo"], verb: string): DraftChangeView => {
    const past = from.pop();
    if (!past) return noChange;
    to.push({ label: past.label, drafts: world.drafts, people: world.people });
    const changed = [...past.drafts.keys()].filter(
      (id) =>
        JSON.stringify(past.drafts.get(id)?.view) !== JSON.stringify(world.drafts.get(id)?.view),
    );
    world.drafts = past.drafts;
    world.people = past.people;
    return { ...noChange, changed, label: `${verb}: ${past.label}` };
  };
  const change = (id: string, label: string, work: (draft: FakeDraft) => void): DraftView => {
    const target = draft(id);
    remember(label);
    work(target);
    return shown(target.view);
  };
  const job = (id: string) =>
    found(
      world.jobs.find((each) => each.id === id),
      "job",
    );
  /** Who is still to be served, by job. */
  const queues = new Map<string, AttendeeView[]>();
  const write = (person: AttendeeView) => {
    const former = [...world.drafts.values()].find(
      ({ view }) => view.item.attendeeId === person.row.id,
    );
    if (!former) return addDraft(world, inventedDraft(person, false));
    const { subject, blocks } = former.view.mail;
    rewritten(former, `${subject}, once more`, blocks, "by templates");
    former.view.item.userEdited = false;
  };
  const run = (view: JobView) => {
    const waiting = queues.get(view.id) ?? [];
    const timer = setInterval(() => {
      for (const person of view.state === "running" ? waiting.splice(0, 3) : []) {
        write(person);
        view.done += 1;
      }
      if (waiting.length === 0 && view.state === "running") view.state = "done";
      if (view.state !== "running") clearInterval(timer);
      tell({ kind: "job", job: { ...view } });
    }, 100);
  };
  const preview = (target: string, includeUnapproved: boolean): ExportPreviewView => {
    const look = preflight(world, includeUnapproved);
    return {
      ready: look.ready,
      people: look.people,
      leftOut: look.groups.map(({ shown, ...group }) => ({
        ...group,
        labels: shown.map(({ label }) => label),
      })),
      ...beginning(target),
      earlier: look.warnings
        .filter(({ reason }) => reason === "exported")
        .map(({ people }) => ({
          target: "Spreadsheet or any mail tool",
          exportedAt: "2025-10-02T09:00:00Z",
          mails: people,
        })),
      exportedBefore: look.warnings.find(({ reason }) => reason === "exported")?.people ?? 0,
    };
  };

  return {
    app_status: () => world.status,
    menu_set: () => null,
    app_unlock: ({ passphrase }) => {
      if (world.status.state === "passphrase_needed" && passphrase !== "correct horse") {
        throw fault(
          "wrong_key",
          "This passphrase does not open the database.",
          "Nothing was changed. Try again.",
        );
      }
      world.status = { ...world.status, state: "ready" };
      return world.status;
    },
    webinar_list: () =>
      world.webinars.map((item) => ({
        ...item,
        toReview: webinarView(world, item.id).counts.toReview,
      })),
    webinar_get: ({ id }) => webinarView(world, id),
    webinar_update: ({ id, details }) => {
      if (details.title.trim() === "")
        throw fault("invalid_details", "The title needs 1 to 500 characters.");
      world.details = details;
      const item = world.webinars.find((each) => each.id === id);
      if (item) Object.assign(item, { title: details.title, hostedAt: details.hostedAt });
      return webinarView(world, id);
    },
    webinar_delete: ({ id }) => {
      world.webinars = world.webinars.filter((item) => item.id !== id);
      return null;
    },
    ...importHandlers(world, tell),
    ...overviewHandlers(world),
    ...tableHandlers(world),
    attendee_get: ({ id }) =>
      found(
        peopleWithDrafts(world).find((person) => person.row.id === id),
        "person",
      ),
    attendee_keep: ({ ids, kept }) => {
      const who = ids.length === 1 ? "somebody" : `${ids.length} people`;
      remember(kept ? `count ${who} as audience` : `leave ${who} out`);
      for (const { row } of world.people.filter((person) => ids.includes(person.row.id))) {
        row.kept = kept;
        row.isAudience = kept ?? countsByItself(row);
      }
      return null;
    },
    ...queueHandlers(world),
    draft_get: ({ id }) => shown(draft(id).view),
    draft_edit: ({ id, edit }) =>
      change(id, "edit a draft", (each) => rewritten(each, edit.subject, edit.blocks, "edited")),
    draft_note: ({ id, note }) =>
      change(id, "change a note", (each) => {
        each.view.note = note;
        each.view.item.status = "to_review";
      }),
    draft_fix: ({ id, finding, rule }) =>
      change(id, "put a finding right", (each) => {
        const done = found(each.view.findings[finding], "finding");
        if (done.rule !== rule) throw fault("invalid", "The mail has changed since.", "");
        each.view.findings = each.view.findings.filter((other) => other !== done);
        const next = each.view.findings[0];
        Object.assign(each.view.item, {
          gravest: next?.severity ?? null,
          problem: next?.message ?? "",
          rules: each.view.findings.map((other) => other.rule),
        });
        // Only the words of a block are replaced here; the core knows the rest.
        const words = done.fix && "words" in done.fix.edit ? done.fix.edit.words : null;
        const blocks = each.view.mail.blocks.map((block, at) =>
          words && typeof words.span.place === "object" && words.span.place.block === at
            ? { ...block, runs: block.runs.map((run) => ({ ...run, text: `${words.text},` })) }
            : block,
        );
        rewritten(each, each.view.mail.subject, blocks, "edited");
      }),
    draft_approve: ({ ids, acceptWarnings }) => {
      const all = ids.map(draft);
      const blocked = all.filter((each) => each.view.item.gravest === "block");
      const warned = all.filter((each) => each.view.item.gravest === "warn" && !acceptWarnings);
      const left = new Set([...blocked, ...warned]);
      const changed = all.filter(
        (each) => !left.has(each) && ["to_review", "skipped"].includes(each.view.item.status),
      );
      const label = `Approved ${many(changed)}`;
      if (changed.length > 0) remember(`approve ${many(changed)}`);
      for (const each of changed) each.view.item.status = "approved";
      const idsOf = (list: FakeDraft[]) => list.map((each) => each.view.item.id);
      return {
        ...noChange,
        changed: idsOf(changed),
        blocked: idsOf(blocked),
        warned: idsOf(warned),
        label: changed.length > 0 ? label : "",
      };
    },
    draft_unapprove: ({ ids }) => {
      const label = `Took back the approval of ${many(ids.map(draft))}`;
      remember(`take back the approval of ${many(ids.map(draft))}`);
      for (const id of ids) draft(id).view.item.status = "to_review";
      return { ...noChange, changed: ids, label };
    },
    draft_regenerate: ({ id, wish }) =>
      change(id, "write a draft again", (each) =>
        rewritten(
          each,
          each.view.mail.subject,
          wish ? wished(each.view.mail.blocks, wish) : (each.versions[0]?.blocks ?? []),
          wish ? `by gpt-6-luna: ${wish.words}` : "by templates",
        ),
      ),
    draft_versions: ({ id }) =>
      draft(id)
        .versions.map((version) => version.view)
        .toReversed(),
    draft_restore: ({ id, version }) =>
      change(id, "restore a version", (each) => {
        const old = found(
          each.versions.find((candidate) => candidate.view.version === version),
          "version",
        );
        rewritten(each, old.view.subject, old.blocks, `version ${version} again`);
      }),
    ...bulkHandlers(world, remember),
    history_get: () => {
      const step = (past: { label: string } | undefined) =>
        past ? { webinarId, label: past.label } : null;
      return { undo: step(world.undo.at(-1)), redo: step(world.redo.at(-1)) };
    },
    history_undo: () => travel(world.undo, world.redo, "Undone"),
    history_redo: () => travel(world.redo, world.undo, "Done again"),
    job_start_drafts: ({ webinar, engine, scope, options }) => {
      const { people } = served(world, scope, options);
      const view: JobView = {
        id: `job-${world.jobs.length + 1}`,
        webinarId: webinar,
        engine,
        state: "running",
        done: 0,
        failed: 0,
        total: people.length,
        message: "",
        tokens: 0,
        cacheHits: 0,
        cost: null,
        seconds: 0,
        rewrite: options.rewrite,
        caps: options.caps,
        errors: [],
      };
      world.jobs.push(view);
      queues.set(view.id, people);
      remember(`write${options.rewrite ? " anew" : ""} ${people.length} drafts`);
      if (options.overnight && engine === "openai") {
        view.state = "overnight";
        view.message = "api.openai.com has written 0 of 18. It may take up to 24 hours.";
      } else {
        run(view);
      }
      return { ...view };
    },
    job_resume: ({ id }) => {
      const view = job(id);
      view.state = "running";
      run(view);
      return { ...view };
    },
    job_cancel: ({ id }) => {
      const view = job(id);
      view.state = "cancelled";
      view.message = `Cancelled; ${view.done} of ${view.total} are kept.`;
      tell({ kind: "job", job: { ...view } });
      return { ...view };
    },
    job_pause: ({ id }) => {
      const view = job(id);
      view.state = "paused";
      tell({ kind: "job", job: { ...view } });
      return { ...view };
    },
    job_estimate: ({ scope, options }) => estimate(world, scope, options),
    job_request: ({ person }) => requestText(world, person),
    job_usage: () => inventedUsage,
    job_list: () => world.jobs.map((each) => ({ ...each })),
    export_targets: () => [...exportTargets],
    export_preview: ({ target, includeUnapproved }) => preview(target, includeUnapproved),
    export_text: ({ includeUnapproved }) => ({
      text: "First name\tLast name\tEmail\n",
      mails: preview("tsv", includeUnapproved).ready,
      neutralised: 0,
    }),
    export_save: ({ target, includeUnapproved }) => {
      const { ready, leftOut, fileName } = preview(target, includeUnapproved);
      for (const each of world.drafts.values()) {
        if (each.view.item.status === "approved") each.view.item.status = "exported";
      }
      const change = {
        email: "rachel@bellmont.example",
        column: "subject_line",
        was: "+1 for that",
        is: "1 for that",
      };
      const changes = [change];
      return { id: "export-1", fileName, mails: ready, leftOut, neutralised: 1, changes };
    },
    export_reveal: () => null,
    export_reading_copy: ({ scope }) => ({
      id: "copy-1",
      fileName: "building-custom-gpts-mails-to-read.html",
      mails: meant(world, scope).length,
    }),
    ...sendingHandlers(world, tell),
    settings_get: () => world.settings,
    settings_update: ({ settings }) => {
      world.settings = settings;
      return settings;
    },
    voice_get: () => voiceView(world.settings.voice),
    scoring_preview: ({ settings }) => scoringEffect(world, settings),
    scoring_apply: ({ settings }) => {
      world.settings.scoring = settings;
      return null;
    },
    key_status: () => ({ saved: world.keySaved, keychain: true }),
    key_save: ({ secret }) => {
      if (secret.trim().length < 8) {
        throw fault(
          "invalid_key",
          "This is too short for a key.",
          "Copy the whole key from your provider.",
        );
      }
      world.keySaved = true;
      return { saved: true, keychain: true };
    },
    key_remove: () => {
      world.keySaved = false;
      return { saved: false, keychain: true };
    },
    engine_test: () => engineTest(world.settings.engine, world.keySaved),
    ...templateHandlers(world),
    ...contactHandlers(world),
    preflight_get: ({ includeUnapproved }) => preflight(world, includeUnapproved),
    data_reveal: () => null,
    data_erase_all: () => {
      Object.assign(world, newWorld("first"));
      return null;
    },
  };
}

function sceneOfThePage(): Scene {
  const wanted = new URLSearchParams(globalThis.location?.search).get("scene");
  return scenes.find((scene) => scene === wanted) ?? "reviewing";
}

/** What a page cannot get in the scene `broken`; the window itself still opens. */
const unreadable =
  /^(?:overview|trend|returning|attendee|draft|export|voice|template|scoring|job_usage)/;

export function fakeHost(scene: Scene = sceneOfThePage()): Host {
  const world = newWorld(scene);
  const listeners = new Set<(event: HostEvent) => void>();
  const tell = (event: HostEvent) => {
    for (const listener of listeners) listener(event);
  };
  globalThis.addEventListener?.("fake-host", (event) => {
    const told = (event as CustomEvent<HostEvent>).detail;
    if (told.kind === "files_dropped" && told.error === null) {
      const staging = told.staging ?? inventedStaging(droppedSet) ?? null;
      if (staging) world.staging.set(staging.id, staging);
      tell({ ...told, staging: structuredClone(staging) });
      return;
    }
    if (told.kind === "reading") {
      const view = world.staging.get(told.staging);
      const { percent } = told;
      if (view) world.staging.set(view.id, { ...view, reading: { state: "running", percent } });
    }
    tell(told);
  });
  const handlers = handlersFor(world, tell);

  return {
    invoke: async (name, args) => {
      const handler = handlers[name as CommandName] as ((args: unknown) => unknown) | undefined;
      if (!handler) throw new Error(`The fake host has no command named "${name}".`);
      if (scene === "broken" && unreadable.test(name)) {
        throw fault(
          "storage",
          "Your webinars cannot be read right now: another program holds the file.",
          "Nothing was changed. Close that program and try again.",
        );
      }
      return structuredClone(handler(args));
    },
    watch: async (onEvent) => {
      listeners.add(onEvent);
    },
  };
}
