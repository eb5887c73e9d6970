// How the fake host answers while files wait: choices show in the files, decisions in the queue. It
// reads nothing; each choice has one invented effect, enough to see that the page follows.

import type { Answer, Args, CommandName } from "../client";
import type {
  FileChoice,
  HostEvent,
  NameDecision,
  NameDoubtView,
  StagedFileView,
  StagingView,
} from "../types";
import { fault, found } from "./faults";
import { webinarId } from "./people";
import { guessedColumns } from "./staging/asking";
import { inventedIssues, notAList } from "./staging/demio";
import { formats, meanings } from "./staging/formats";
import { inventedStaging, summed } from "./staging/sets";
import { addWebinar, audienceOf, type World, webinarView } from "./world";

type ImportCommand = Extract<
  CommandName,
  `import_${string}` | `preset_${string}` | "name_decide" | "name_undecide" | "sample_open"
>;
type Handlers = { [Name in ImportCommand]: (args: Args<Name>) => Answer<Name> };

/** How far a reading gets each tenth of a second. */
const percentPerTick = 20;

export function imported(world: World, more: Partial<Answer<"import_commit">> = {}) {
  const answer: Answer<"import_commit"> = {
    webinarId,
    unchanged: false,
    people: audienceOf(world).length,
    newPeople: audienceOf(world).length,
    attended: 14,
    leftOut: world.people.length - audienceOf(world).length,
    messages: 79,
    questions: 15,
    unmatchedMessages: 3,
    pollAnswers: 2,
    changes: null,
    doNotContact: 0,
    issues: inventedIssues,
    ...more,
  };
  return answer;
}

function decided(
  doubts: readonly NameDoubtView[],
  { key, person }: NameDecision,
  world: World,
): NameDoubtView[] {
  const onList = world.people.find((each) => each.row.email === person)?.row.name;
  return doubts.map((doubt) => {
    if (doubt.key !== key) return doubt;
    const candidate = doubt.candidates.find((each) => each.person === person);
    const label = person === null ? "Nobody on the list" : (candidate?.label ?? onList ?? person);
    return { ...doubt, decision: { person, label, isRemembered: false } };
  });
}

const undecided = (doubts: readonly NameDoubtView[], key: string): NameDoubtView[] =>
  doubts.map((doubt) => (doubt.key === key ? { ...doubt, decision: null } : doubt));

/** The same file, read as the user chose. */
function read(file: StagedFileView, choice: FileChoice, world: World): StagedFileView {
  const format = formats.find((each) => each.code === choice.format);
  const mend = (text: string) =>
    choice.mendLetters
      ? text.replaceAll("Ã¼", "ü").replaceAll("Ã¶", "ö").replaceAll("Ã«", "ë")
      : text.replaceAll("Müller", "MÃ¼ller");
  const isDayFirst = choice.dayOrder !== "month_first";
  const swap = (text: string) =>
    file.questions.some((question) => question.kind === "day_order")
      ? text.replace(/4 May|5 April/, isDayFirst ? "4 May" : "5 April")
      : text;
  const columns = file.columns.map((column, index) => ({
    ...column,
    meaning: choice.columns?.[index] ?? guessedColumns[index]?.meaning ?? "",
  }));
  const used = columns.filter((column) => column.meaning !== "");
  const isMapped = columns.length > 0;
  const saved = world.presets.find((preset) => preset.name === file.preset);
  return {
    ...file,
    ...(format
      ? { format: format.code, label: format.label, kind: format.kind, confidence: 100 }
      : {}),
    choice,
    columns,
    period: swap(file.period),
    preset: saved && choice.columns !== null ? saved.name : null,
    headings: isMapped
      ? used.map((each) => meanings.find((one) => one.code === each.meaning)?.label ?? "")
      : file.headings,
    rows: isMapped
      ? [0, 1, 2].map((row) => used.map((column) => column.samples[row] ?? ""))
      : file.rows.map((row) => row.map((cell) => swap(mend(cell)))),
  };
}

export function importHandlers(world: World, tell: (event: HostEvent) => void): Handlers {
  const staging = (id: string): StagingView => {
    const known = world.staging.get(id) ?? inventedStaging(id);
    return keep(found(known, "set of files"));
  };
  const keep = (view: StagingView): StagingView => {
    world.staging.set(view.id, view);
    return view;
  };
  const changeFile = (
    id: string,
    file: string,
    change: (file: StagedFileView) => StagedFileView,
  ): StagingView => {
    const view = staging(id);
    return keep({
      ...view,
      files: view.files.map((each) => (each.id === file ? change(each) : each)),
    });
  };
  const readOn = (id: string) => {
    const timer = setInterval(() => {
      const view = staging(id);
      if (view.reading.state !== "running") return clearInterval(timer);
      const percent = view.reading.percent + percentPerTick;
      if (percent < 100) {
        keep({ ...view, reading: { state: "running", percent } });
        tell({ kind: "reading", staging: id, percent });
        return;
      }
      clearInterval(timer);
      const whole = found(inventedStaging("staging-zoom"), "set of files");
      tell({ kind: "staging", staging: structuredClone(keep({ ...whole, id })) });
    }, 100);
  };

  return {
    sample_open: () => {
      addWebinar(world);
      return imported(world);
    },
    import_pick: ({ staging: into }) => {
      if (into === null) return staging("staging-1");
      const view = staging(into);
      return keep(summed({ ...view, files: [...view.files, notAList] }));
    },
    import_preview: ({ staging: id }) => staging(id),
    import_target: ({ staging: id }) => staging(id),
    import_remove_file: ({ staging: id, file }) => {
      const view = staging(id);
      return keep(summed({ ...view, files: view.files.filter((each) => each.id !== file) }));
    },
    import_discard: ({ staging: id }) => {
      world.staging.delete(id);
      return null;
    },
    import_commit: ({ staging: id, details }) => {
      if (details.title.trim() === "")
        throw fault("invalid_details", "The title needs 1 to 500 characters.");
      const { changes } = staging(id);
      world.details = details;
      addWebinar(
        world,
        world.webinars.filter((item) => item.id !== webinarId),
      );
      return imported(world, { changes });
    },
    import_choose: ({ staging: id, file, choice }) =>
      changeFile(id, file, (each) => read(each, choice, world)),
    import_replace: ({ staging: id, file, replace }) =>
      changeFile(id, file, (each) => ({
        ...each,
        replaces: each.replaces && { ...each.replaces, chosen: replace },
      })),
    import_decide: ({ staging: id, decision }) => {
      const view = staging(id);
      return keep({ ...view, doubts: decided(view.doubts, decision, world) });
    },
    import_undecide: ({ staging: id, key }) => {
      const view = staging(id);
      return keep({ ...view, doubts: undecided(view.doubts, key) });
    },
    import_stop: ({ staging: id }) =>
      keep(summed({ ...staging(id), reading: { state: "stopped" } })),
    import_read: ({ staging: id }) => {
      const view = keep(summed({ ...staging(id), reading: { state: "running", percent: 0 } }));
      readOn(id);
      return view;
    },
    import_formats: () => formats,
    import_meanings: () => meanings,
    import_issues: () => inventedIssues,
    import_issues_save: ({ webinar }) =>
      webinar === null ? "notes-of-the-files.csv" : "notes-of-the-import.csv",
    import_undo: ({ webinar }) => {
      world.webinars = world.webinars.filter((item) => item.id !== webinar);
      return true;
    },
    preset_list: () => world.presets,
    preset_save: ({ staging: id, file, name }) => {
      const view = changeFile(id, file, (each) => ({ ...each, preset: name }));
      const headings = view.files.find((each) => each.id === file)?.columns ?? [];
      world.presets = [
        ...world.presets.filter((preset) => preset.name !== name),
        { name, headings: headings.map((column) => column.heading) },
      ];
      return view;
    },
    preset_delete: ({ name }) => {
      world.presets = world.presets.filter((preset) => preset.name !== name);
      for (const view of world.staging.values()) {
        keep({
          ...view,
          files: view.files.map((file) =>
            file.preset === name ? { ...file, preset: null } : file,
          ),
        });
      }
      return null;
    },
    name_decide: ({ webinar, decision }) => {
      webinarView(world, webinar);
      world.doubts = decided(world.doubts, decision, world);
      return imported(world);
    },
    name_undecide: ({ webinar, key }) => {
      webinarView(world, webinar);
      world.doubts = undecided(world.doubts, key);
      return imported(world);
    },
  };
}

/** What a drop adds: the attendee list and its chat. */
export const droppedSet = "staging-1";
