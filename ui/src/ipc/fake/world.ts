// The state of the fake host: one webinar of 45 people with its drafts, three older ones for the
// sidebar, settings and jobs. `scene` picks where the journey stands when the window opens.

import { everybody } from "@/lib/people-query";
import type {
  Answer,
  AttendeeView,
  Chapter,
  JobView,
  NameDoubtView,
  NoContactEntryView,
  PresetView,
  SavedView,
  Settings,
  StagingView,
  StatusView,
  TemplateView,
  WebinarDetails,
  WebinarItemView,
  WebinarView,
} from "../types";
import { inventedNoContact, reasonFor } from "./contact";
import { type FakeDraft, inventedDraft } from "./drafts";
import { longChapters, longPeople } from "./long";
import { crowd, inventedPeople, webinarId } from "./people";
import { builtInViews } from "./people-table";
import { inventedDetails, inventedIssues } from "./staging/demio";
import { zoomDoubts } from "./staging/zoom";
import { inventedTemplates } from "./templates";
import { unusualTitle, withUnusualNames } from "./unusual";
import { inventedSamples } from "./voice";

/**
 * `first`: nothing there yet; `imported`: people but no drafts; `reviewing`: 7 of 45 approved; `crowd`: 20,000 people;
 * `queue`: 1,000 people, each with a draft;
 * `unusual`: as `reviewing` with names and words that hardly fit; `broken`: nothing of a webinar can be read;
 * `nobody`: an empty list; `absent`: nobody of the list came; `long`: six hours with a hundred questions;
 * `sending`: as `reviewing`, with a mail service that is set up.
 */
export const scenes = [
  "reviewing",
  "first",
  "imported",
  "model",
  "modelled",
  "passphrase",
  "locked",
  "failed",
  "crowd",
  "queue",
  "unusual",
  "broken",
  "nobody",
  "absent",
  "long",
  "sending",
] as const;
export type Scene = (typeof scenes)[number];

export interface World {
  status: StatusView;
  details: WebinarDetails;
  webinars: WebinarItemView[];
  people: AttendeeView[];
  drafts: Map<string, FakeDraft>;
  /** Drafts that were open before their reader. */
  read: Set<string>;
  jobs: JobView[];
  settings: Settings;
  keySaved: boolean;
  /** Whether a mail service is set up. */
  canSend: boolean;
  /** Files that wait, by the id of their set. */
  staging: Map<string, StagingView>;
  presets: PresetView[];
  /** Views of the table of people under names. */
  views: SavedView[];
  /** By name. */
  templates: Map<string, TemplateView>;
  /** What the user says became of a question, by its group. */
  decided: Map<string, Answer>;
  noContact: NoContactEntryView[];
  /** How many people were erased. */
  erased: number;
  /** Addresses that got a mail for another webinar a short time ago. */
  mailedLately: string[];
  /** Names that the imported files leave open. */
  doubts: NameDoubtView[];
  undo: Past[];
  redo: Past[];
}

/** The drafts before a change, and what the change was called. */
export interface Past {
  label: string;
  drafts: Map<string, FakeDraft>;
  people: AttendeeView[];
}

const older: WebinarItemView[] = [
  {
    id: "older-1",
    title: "Pricing your first course",
    hostedAt: "2025-09-12 10:00",
    people: 37,
    toReview: 0,
  },
  {
    id: "older-2",
    title: "AI for coaches, live build",
    hostedAt: "2025-08-29 17:00",
    people: 29,
    toReview: 0,
  },
  {
    id: "older-3",
    title: "From workshop to product",
    hostedAt: "2025-08-08 17:00",
    people: 50,
    toReview: 0,
  },
];

const states: Partial<Record<Scene, StatusView["state"]>> = {
  passphrase: "passphrase_new",
  locked: "passphrase_needed",
  failed: "failed",
};

const chapters: Chapter[] = [
  { minute: 15, title: "Build from scratch" },
  { minute: 40, title: "Voice demo" },
  { minute: 52, title: "Offer" },
];

function peopleOf(scene: Scene): AttendeeView[] {
  switch (scene) {
    case "crowd":
      return crowd(20_000);
    case "queue":
      return crowd(1000);
    case "unusual":
      return withUnusualNames(inventedPeople());
    case "nobody":
      return [];
    case "absent":
      return inventedPeople().filter(({ row }) => row.standing !== "attended");
    case "long":
      return longPeople();
    default:
      return inventedPeople();
  }
}

export function newWorld(scene: Scene): World {
  const hasModel = scene === "model" || scene === "modelled";
  const isUnusual = scene === "unusual";
  const people = peopleOf(scene);
  const world: World = {
    status: {
      state: states[scene] ?? "ready",
      error:
        scene === "failed"
          ? {
              code: "database_damaged",
              message: "The database cannot be read. Nothing was overwritten.",
              hint: "Put the newest backup in its place, or move the file away to start afresh.",
            }
          : null,
      version: "0.1.0",
    },
    details: {
      ...inventedDetails,
      chapters: scene === "long" ? longChapters : chapters,
      ...(isUnusual ? { title: unusualTitle } : {}),
      ...(scene === "long" ? { durationMinutes: 360 } : {}),
    },
    webinars: [],
    people,
    drafts: new Map(),
    read: new Set(),
    templates: inventedTemplates(),
    jobs: [],
    settings: {
      sender: {
        name: "Gabriela",
        signOff: "Warmly,",
        signature: "",
        postalAddress: "",
        unsubscribeLine: "",
      },
      voice: { samples: scene === "reviewing" ? inventedSamples : [], phrases: null },
      engine: {
        engine: hasModel ? "openai" : "templates",
        baseUrl: "https://api.openai.com/v1",
        model: "gpt-6-luna",
        fallbackModel: "gpt-6.1-terra",
        concurrency: 5,
        allowPrivateHttp: false,
        hideNames: false,
        prices: [],
      },
      scoring: {
        focus: 40,
        attendance: 30,
        messages: 20,
        questions: 10,
        curve: "continuous",
        hotFrom: 80,
        warmFrom: 60,
        coolFrom: 40,
      },
      appearance: "system",
      keys: {},
      assumptions: {
        percentBuying:
          scene === "reviewing" ? [40, 15, null, null, null] : [null, null, null, null, null],
        minutesAMail: 5,
        benchmarks: scene === "reviewing",
      },
      preflight: { quietDays: 7, leaveOutMailed: false },
    },
    keySaved: hasModel,
    canSend: scene === "sending",
    staging: new Map(),
    presets: [{ name: "CRM list", headings: ["Contact", "Mail (work)", "Here?"] }],
    views: builtInViews(everybody),
    decided: new Map(),
    noContact: inventedNoContact(),
    erased: 0,
    mailedLately: scene === "reviewing" ? ["lori.hartsley@example.com"] : [],
    doubts: zoomDoubts.slice(0, 2),
    undo: [],
    redo: [],
  };
  if (scene !== "first" && scene !== "passphrase") {
    addWebinar(world, scene === "nobody" || scene === "absent" ? [] : older);
  }
  if (["reviewing", "modelled", "unusual", "queue", "long", "sending"].includes(scene)) {
    // Approved: the first seven people whose draft has nothing to fix.
    let left = 7;
    for (const person of audienceOf(world)) {
      const draft = inventedDraft(person, false);
      if (left > 0 && draft.view.findings.length === 0) {
        draft.view.item.status = "approved";
        left -= 1;
      }
      addDraft(world, draft);
    }
  }
  return world;
}

/** Those who count: hosts, speakers and who cancelled get no mail. */
export const audienceOf = (world: World): AttendeeView[] =>
  world.people.filter((person) => person.row.isAudience);

export function addWebinar(world: World, others: WebinarItemView[] = []): void {
  world.webinars = [
    {
      id: webinarId,
      title: world.details.title,
      hostedAt: world.details.hostedAt,
      people: audienceOf(world).length,
      toReview: 0,
    },
    ...others,
  ];
}

export function addDraft(world: World, draft: FakeDraft): void {
  world.drafts.set(draft.view.item.id, draft);
}

/** Keeps the table's draft column in step with the drafts. */
export function peopleWithDrafts(world: World): AttendeeView[] {
  const byPerson = new Map(
    [...world.drafts.values()].map((draft) => [draft.view.item.attendeeId, draft]),
  );
  return world.people.map((person) => {
    const item = byPerson.get(person.row.id)?.view.item;
    return {
      ...person,
      row: {
        ...person.row,
        doNotContact: reasonFor(world, person.row.email),
        draft: item ? { id: item.id, status: item.status, gravest: item.gravest } : null,
      },
    };
  });
}

export function webinarView(world: World, id: string): WebinarView {
  const item = world.webinars.find((webinar) => webinar.id === id);
  if (!item) {
    throw { code: "not_found", message: "This webinar is not there any more.", hint: "" };
  }
  const items = id === webinarId ? [...world.drafts.values()].map((draft) => draft.view.item) : [];
  const isMain = id === webinarId;
  const audience = audienceOf(world);
  const files = ["d326631b.csv", "chat-export.csv"];
  const isExported = items.some((draft) => draft.status === "exported");
  return {
    id,
    details: isMain
      ? world.details
      : { ...inventedDetails, title: item.title, hostedAt: item.hostedAt },
    counts: {
      people: isMain ? audience.length : item.people,
      attended: isMain ? 14 : 20,
      leftOut: isMain ? world.people.length - audience.length : 0,
      doNotContact: isMain ? audience.filter(({ row }) => reasonFor(world, row.email)).length : 0,
      messages: 79,
      questions: 15,
      pollAnswers: isMain ? 2 : 0,
      issues: inventedIssues.length,
      mailable: isMain ? audience.length : item.people,
      drafts: items.length,
      toReview: items.filter((draft) => draft.status === "to_review").length,
      blocked: items.filter((draft) => draft.gravest === "block").length,
      approved: items.filter(({ status }) => status === "approved" || status === "exported").length,
      skipped: items.filter((draft) => draft.status === "skipped").length,
      exported: items.filter((draft) => draft.status === "exported").length,
    },
    files: [
      {
        id: "imported-1",
        name: "d326631b.csv",
        label: "Demio attendees",
        importedAt: "2025-10-01T17:40:00Z",
        account:
          "46 rows = 14 visits + 31 people who did not come + 1 heading line; 0 not understood",
      },
      {
        id: "imported-2",
        name: "chat-export.csv",
        label: "Demio chat",
        importedAt: "2025-10-01T17:40:00Z",
        account: "80 rows = 79 messages + 1 heading line; 0 not understood",
      },
    ],
    doubts: isMain ? world.doubts : [],
    undo: isExported ? null : { files, wholeWebinar: true },
    scoring: world.settings.scoring,
  };
}
