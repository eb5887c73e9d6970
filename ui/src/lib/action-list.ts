// The one list of what a person can do by key: ids, titles, default keys, and where each is offered. Shortcuts,
// palette, sheet, native menu, tooltips and Settings > Keys all read it. What an action does stands with the page
// that offers it under the same id (lib/actions).

/** Where an action is offered. Two that can be offered at once never share a key. */
export type Where =
  | "everywhere"
  | "webinar"
  | "names"
  | "overview"
  | "people"
  | "drafts"
  | "writing"
  | "export";

export interface ListedAction {
  /** Stable, `noun.verb`; the native menu sends it, and a chosen key is kept under it. */
  id: string;
  title: string;
  /** The heading in palette, sheet and settings. */
  group: string;
  where: Where;
  /** Its key until the person chooses another; see lib/keys for the notation. */
  keys: string;
  /** Works while the person is writing too (palette, save). */
  whileWriting?: boolean;
  /** Left out of the palette: movements such as "next draft". */
  quiet?: boolean;
  /** Goes on while the key is held down. Only for what changes nothing. */
  repeats?: boolean;
  /** Cannot be given another key: the system or the editor has the same one for the same thing. */
  fixed?: boolean;
}

type Details = Omit<ListedAction, "group" | "where">;

const grouped = (group: string, where: Where, actions: readonly Details[]): ListedAction[] =>
  actions.map((action) => ({ ...action, group, where }));

export const actionList: readonly ListedAction[] = [
  ...grouped("This webinar", "webinar", [
    { id: "step.next", title: "Take the next step", keys: "mod+enter" },
  ]),
  ...grouped("General", "everywhere", [
    { id: "palette.open", title: "Go to anything", keys: "mod+k", whileWriting: true, quiet: true },
    { id: "shortcuts.show", title: "Show keyboard shortcuts", keys: "?" },
    { id: "settings.open", title: "Open settings", keys: "mod+,", whileWriting: true },
    { id: "data.reveal", title: "Show where your data lives", keys: "g f" },
  ]),
  ...grouped("Edit", "everywhere", [
    { id: "history.undo", title: "Undo", keys: "mod+z", fixed: true },
    { id: "history.redo", title: "Redo", keys: "shift+mod+z", fixed: true },
  ]),
  ...grouped("Go to", "webinar", [
    { id: "go.import", title: "Go to Import", keys: "g i" },
    { id: "go.overview", title: "Go to Overview", keys: "g o" },
    { id: "go.people", title: "Go to People", keys: "g p" },
    { id: "go.drafts", title: "Go to Drafts", keys: "g d" },
    { id: "go.export", title: "Go to Export", keys: "g e" },
  ]),
  ...grouped("Go to", "everywhere", [
    { id: "go.settings", title: "Go to Settings", keys: "g s", quiet: true },
    { id: "templates.open", title: "Edit templates", keys: "g t" },
  ]),
  ...grouped("Webinars", "everywhere", [
    { id: "webinar.new", title: "New webinar", keys: "mod+n", whileWriting: true },
    { id: "import.pick", title: "Import files…", keys: "mod+o", whileWriting: true },
    { id: "sample.open", title: "Open the sample webinar", keys: "shift+mod+o" },
  ]),
  ...grouped("Who is this?", "names", [
    { id: "names.next", title: "Next name", keys: "j", quiet: true, repeats: true },
    { id: "names.previous", title: "Previous name", keys: "k", quiet: true, repeats: true },
    { id: "names.nobody", title: "Nobody on the list", keys: "n", quiet: true },
    { id: "names.undo", title: "Take the decision back", keys: "u", quiet: true },
    ...Array.from({ length: 9 }, (_, index) => ({
      id: `names.choose${index + 1}`,
      title: `Choose person ${index + 1}`,
      keys: String(index + 1),
      quiet: true,
      fixed: true,
    })),
  ]),
  ...grouped("Overview", "overview", [
    { id: "overview.questions", title: "Show all questions, or the open ones", keys: "q" },
    { id: "overview.more", title: "Name more people to call", keys: "m" },
    { id: "overview.copy_calls", title: "Copy the call list", keys: "c" },
    { id: "overview.print_calls", title: "Print the call list", keys: "shift+p" },
    { id: "overview.calls_pdf", title: "Save the call list as PDF", keys: "p" },
    { id: "overview.calls_csv", title: "Save the call list as CSV", keys: "v" },
    { id: "overview.report", title: "Save the Overview as PDF", keys: "mod+s" },
  ]),
  ...grouped("People", "people", [
    { id: "people.find", title: "Search people", keys: "/" },
    { id: "people.next", title: "Next person", keys: "j", quiet: true, repeats: true },
    { id: "people.previous", title: "Previous person", keys: "k", quiet: true, repeats: true },
    { id: "people.open", title: "Open the person", keys: "o", quiet: true },
    { id: "people.copy", title: "Copy the address", keys: "c" },
    { id: "people.filters", title: "Filter people", keys: "f" },
    { id: "people.views", title: "Views of people", keys: "v" },
    { id: "people.toggle", title: "Select or unselect the person", keys: "s", quiet: true },
    { id: "people.select", title: "Select everybody in the list", keys: "mod+a", fixed: true },
    {
      id: "people.copy_rows",
      title: "Copy the selected people for a spreadsheet",
      keys: "mod+c",
      fixed: true,
    },
    { id: "people.close", title: "Close the person", keys: "escape", quiet: true, fixed: true },
    { id: "people.asked", title: "Only who asked a question", keys: "q" },
    { id: "people.left", title: "Show who is left out", keys: "h" },
    { id: "people.write", title: "Write drafts for the selected people", keys: "w" },
    { id: "people.keep", title: "Leave out, or count as audience", keys: "x" },
    { id: "people.automatic", title: "Back to automatic", keys: "shift+x" },
  ]),
  ...grouped("Drafts", "drafts", [
    { id: "draft.next", title: "Next draft", keys: "j", quiet: true, repeats: true },
    { id: "draft.previous", title: "Previous draft", keys: "k", quiet: true, repeats: true },
    { id: "draft.problem", title: "Next problem", keys: "n" },
    { id: "draft.approve", title: "Approve", keys: "a" },
    {
      id: "draft.approve_anyway",
      title: "Approve with its warning",
      keys: "shift+a",
      quiet: true,
    },
    { id: "draft.approve_alike", title: "Approve it and those that say the same", keys: "l" },
    { id: "draft.unapprove", title: "Take approval back", keys: "u" },
    { id: "draft.skip", title: "Skip, or put back", keys: "s" },
    { id: "draft.edit", title: "Edit the mail", keys: "e" },
    { id: "draft.fix", title: "Put the first finding right", keys: "f" },
    { id: "draft.redo", title: "Write the mail again", keys: "r" },
    { id: "draft.wish", title: "Write the mail again by a wish", keys: "shift+r" },
    { id: "draft.compare", title: "Compare versions", keys: "v" },
    { id: "draft.view", title: "Show the mail another way", keys: "p" },
    { id: "draft.evidence", title: "Go to the evidence", keys: "i" },
    { id: "draft.filter", title: "Filter the queue", keys: "/" },
    { id: "draft.person", title: "Open the person", keys: "o" },
    { id: "draft.copy", title: "Copy the mail with its links", keys: "c" },
    { id: "draft.select", title: "Select the draft", keys: "x" },
    { id: "drafts.several", title: "Decide on several drafts", keys: "b" },
    { id: "drafts.note", title: "Write a note on several drafts", keys: "shift+n" },
    { id: "drafts.replace", title: "Replace a phrase in several drafts", keys: "shift+f" },
    { id: "drafts.rewrite", title: "Write several drafts again", keys: "w" },
    { id: "drafts.read", title: "Save a copy for a second pair of eyes", keys: "shift+c" },
    { id: "draft.select_down", title: "Select down to the next", keys: "shift+j", quiet: true },
    { id: "draft.select_up", title: "Select up to the previous", keys: "shift+k", quiet: true },
    {
      id: "draft.let_go",
      title: "Leave the question, or select none",
      keys: "escape",
      quiet: true,
      fixed: true,
    },
    { id: "draft.undo", title: "Undo, and show it", keys: "z", quiet: true },
  ]),
  ...grouped("Drafts", "writing", [
    {
      id: "draft.leave",
      title: "Back to reading",
      keys: "escape",
      whileWriting: true,
      quiet: true,
      fixed: true,
    },
  ]),
  ...grouped("Export", "export", [{ id: "export.save", title: "Save the mails", keys: "mod+s" }]),
  ...grouped("Appearance", "everywhere", [
    { id: "theme.system", title: "Theme: as the system", keys: "t s" },
    { id: "theme.light", title: "Theme: light", keys: "t l" },
    { id: "theme.dark", title: "Theme: dark", keys: "t d" },
  ]),
  ...grouped("This webinar", "webinar", [
    { id: "webinar.delete", title: "Delete this webinar…", keys: "shift+mod+backspace" },
  ]),
];

const byId: ReadonlyMap<string, ListedAction> = new Map(
  actionList.map((action) => [action.id, action]),
);

export const listed = (id: string): ListedAction | undefined => byId.get(id);
