// The sets of files that can wait, by the id in the page's address, so that every state of the
// Import page can be opened by itself.

import type { Issue, ReadingState, StagedFileView, StagingView } from "../../types";
import { ambiguousDates, garbled, unknownTable } from "./asking";
import { demioChat, demioPeople, inventedDetails, inventedIssues, notAList } from "./demio";
import { account } from "./parts";
import { manyIssues, zoomChat, zoomDoubts, zoomIssues, zoomQuestions, zoomReport } from "./zoom";

/** The totals and the obstacle, worked out from the files as the core does. */
export function summed(staging: StagingView): StagingView {
  const { files } = staging;
  const sum = (pick: (file: StagedFileView) => number) =>
    files.reduce((total, file) => total + pick(file), 0);
  const unreadable = files.find((file) => file.error !== null);
  const listed = sum((file) => file.account.people);
  const people = Math.max(0, listed - staging.leftOut);
  const isDone = staging.reading.state === "done";
  const obstacle = unreadable
    ? `${unreadable.name} cannot be read. Remove it to import the others.`
    : staging.reading.state === "stopped"
      ? "The reading was stopped. Read the files to the end to import them."
      : isDone && people === 0
        ? "None of these files lists people. Add the attendee file."
        : "";
  return {
    ...staging,
    people,
    attended: sum((file) => file.account.attended),
    messages: sum((file) => file.account.messages),
    questions: sum((file) => file.account.questions),
    pollAnswers: sum((file) => file.account.pollAnswers),
    issues: staging.issues.filter((issue) => files.some((file) => file.name === issue.file)),
    doubts: files.some((file) => file.kind === "chat") ? staging.doubts : [],
    ready: isDone && obstacle === "",
    obstacle,
  };
}

function set(
  id: string,
  files: StagedFileView[],
  issues: Issue[],
  more: Partial<StagingView> = {},
): StagingView {
  return summed({
    id,
    reading: { state: "done" },
    files,
    people: 0,
    attended: 0,
    leftOut: 0,
    messages: 0,
    questions: 0,
    pollAnswers: 0,
    issues,
    doubts: [],
    changes: null,
    details: inventedDetails,
    ready: false,
    obstacle: "",
    ...more,
  });
}

const zoomDetails = {
  ...inventedDetails,
  title: "From first call to retainer",
  hostedAt: "2026-03-12 18:00 CET",
  durationMinutes: 84,
  hostName: "Ines Marquez",
};

const zoomFiles = [zoomReport, zoomQuestions, zoomChat];

/** While files are read, only their beginnings are known. */
const begun = (reading: ReadingState, id: string): StagingView =>
  set(
    id,
    zoomFiles.map((file) => ({ ...file, account: account([]), repairs: [], replaces: null })),
    [],
    { reading, details: zoomDetails },
  );

const replacing: StagedFileView = {
  ...demioPeople,
  name: "d326631b (corrected).csv",
  replaces: {
    id: "imported-1",
    name: "d326631b.csv",
    importedAt: "2025-10-01T17:40:00Z",
    chosen: true,
  },
};

const sets: Record<string, () => StagingView> = {
  "staging-1": () =>
    set("staging-1", [demioPeople, demioChat], inventedIssues, {
      doubts: zoomDoubts.slice(0, 1),
    }),
  "staging-broken": () =>
    set("staging-broken", [demioPeople, demioChat, notAList], inventedIssues, {
      doubts: zoomDoubts.slice(0, 1),
    }),
  "staging-zoom": () =>
    set("staging-zoom", zoomFiles, zoomIssues, {
      doubts: zoomDoubts,
      leftOut: 5,
      pollAnswers: 0,
      details: zoomDetails,
    }),
  "staging-asking": () => set("staging-asking", [ambiguousDates, garbled, unknownTable], []),
  "staging-reading": () => begun({ state: "running", percent: 42 }, "staging-reading"),
  "staging-stopped": () => begun({ state: "stopped" }, "staging-stopped"),
  "staging-many": () =>
    set("staging-many", zoomFiles, [...zoomIssues, ...manyIssues], { details: zoomDetails }),
  "staging-again": () =>
    set("staging-again", [replacing, demioChat], [], {
      changes: {
        added: 2,
        gone: 1,
        changed: 44,
        newMessages: 3,
        goneMessages: 0,
        details: [
          "New: Katharina Weiß <katharina.weiss@example.com>.",
          "New: Wendy-Louise Ashcombe-Featherstonehaugh of Llanfairpwllgwyngyll <wendy@example.net>.",
          "Gone: Drop In <drop.in@example.org>; a draft and its approval go with it.",
          "Laura Hartsley was there for 56.8 minutes, not 41.",
          "Kofi Mensah came; the first file said that he did not.",
          "42 more people have another time of leaving.",
        ],
      },
    }),
};

/** The set with this id as it is when it is first seen. */
export const inventedStaging = (id: string): StagingView | undefined => sets[id]?.();
