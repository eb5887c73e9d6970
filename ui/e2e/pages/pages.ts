// Every page of the product in every state that looks different: what the page tests open, and what
// axe judges in both themes. A new page or state is one line here.

export const webinar = "0199a000-0000-7000-8000-000000000001";

/** The first of the invented people. */
const lori = "0199b000-0000-7000-8000-000000000001";

/** The invented host, who does not count as audience. */
const host = "0199b000-0000-7000-8000-000000000046";

export interface PageCase {
  name: string;
  scene: string;
  path: string;
  /** Words that show that the page has arrived. */
  shows: string;
}

const waiting = (name: string, staging: string, shows: string): PageCase[] => [
  { name, scene: "reviewing", path: `/new?staging=${staging}&from=test`, shows },
];

export const pages: readonly PageCase[] = [
  { name: "first start", scene: "first", path: "/", shows: "Open the sample webinar" },
  { name: "choose a passphrase", scene: "passphrase", path: "/", shows: "Choose a passphrase" },
  { name: "enter the passphrase", scene: "locked", path: "/", shows: "Enter your passphrase" },
  { name: "failure", scene: "failed", path: "/", shows: "cannot open your webinars" },
  { name: "new webinar", scene: "reviewing", path: "/new", shows: "New webinar" },
  ...waiting("files that wait", "staging-1", "As it will be read"),
  ...waiting("a file that cannot be read", "staging-broken", "This is a PDF"),
  ...waiting("files being read", "staging-reading", "42 %"),
  ...waiting("a reading that was stopped", "staging-stopped", "Reading stopped."),
  ...waiting("names to settle", "staging-zoom", "1 of 5 settled"),
  ...waiting("files with questions", "staging-asking", "Which day is 04/05/2026?"),
  ...waiting("ten thousand notes", "staging-many", "Not an e-mail address"),
  {
    name: "a corrected file",
    scene: "reviewing",
    path: `/webinars/${webinar}/import?staging=staging-again&from=test`,
    shows: "What this will change",
  },
  {
    name: "import",
    scene: "reviewing",
    path: `/webinars/${webinar}/import`,
    shows: "Add files to this webinar",
  },
  {
    name: "export with a service",
    scene: "sending",
    path: `/webinars/${webinar}/export`,
    shows: "Type 7 to confirm",
  },
  {
    name: "overview",
    scene: "reviewing",
    path: `/webinars/${webinar}/overview`,
    shows: "Warmed up",
  },
  {
    name: "overview of a long webinar",
    scene: "long",
    path: `/webinars/${webinar}/overview`,
    shows: "Question 1: how does it handle voices?",
  },
  {
    name: "overview where nobody came",
    scene: "absent",
    path: `/webinars/${webinar}/overview`,
    shows: "Nobody came, so there is nothing to draw.",
  },
  {
    name: "overview of nobody",
    scene: "nobody",
    path: `/webinars/${webinar}/overview`,
    shows: "Nobody asked anything",
  },
  {
    name: "overview without times",
    scene: "reviewing",
    path: "/webinars/older-1/overview?from=test",
    shows: "No file of this webinar says when people came and left.",
  },
  {
    name: "people",
    scene: "reviewing",
    path: `/webinars/${webinar}/people`,
    shows: "Lori Hartsley",
  },
  {
    name: "a person",
    scene: "reviewing",
    path: `/webinars/${webinar}/people?person=${lori}&from=test`,
    shows: "Presence",
  },
  {
    name: "people left out",
    scene: "reviewing",
    path: `/webinars/${webinar}/people?left=true&from=test`,
    shows: "Why left out",
  },
  {
    name: "a person left out",
    scene: "reviewing",
    path: `/webinars/${webinar}/people?left=true&person=${host}&from=test`,
    shows: "Left out: was the host",
  },
  {
    name: "people narrowed",
    scene: "reviewing",
    path: `/webinars/${webinar}/people?unanswered=true&score=40-&from=test`,
    shows: "Question without an answer",
  },
  {
    name: "a list of thousands",
    scene: "crowd",
    path: `/webinars/${webinar}/people`,
    shows: "20,000 people",
  },
  {
    name: "nobody found",
    scene: "reviewing",
    path: `/webinars/${webinar}/people?find=xyzzy&from=test`,
    shows: "Nobody fits",
  },
  {
    name: "a blocked draft",
    scene: "reviewing",
    path: `/webinars/${webinar}/drafts`,
    // In the mail itself: in a small window the checks are behind the tab "Evidence".
    shows: "Watch the replay",
  },
  {
    name: "a draft to approve",
    scene: "reviewing",
    path: `/webinars/${webinar}/drafts?draft=${lori.replace("0199b", "0199d")}&from=test`,
    shows: "Join the AI Evolution Lab",
  },
  {
    name: "drafts to start",
    scene: "imported",
    path: `/webinars/${webinar}/drafts`,
    shows: "Draft 45 mails",
  },
  {
    name: "a run with a model to start",
    scene: "model",
    path: `/webinars/${webinar}/drafts`,
    shows: "shared by",
  },
  {
    name: "export",
    scene: "reviewing",
    path: `/webinars/${webinar}/export`,
    shows: "Before it goes",
  },
  {
    name: "export of nothing",
    scene: "imported",
    path: `/webinars/${webinar}/export`,
    shows: "Save 0 mails",
  },
  { name: "settings", scene: "reviewing", path: "/settings", shows: "Your data" },
  {
    name: "settings of a voice",
    scene: "reviewing",
    path: "/settings",
    shows: "What they have in common",
  },
  { name: "templates", scene: "reviewing", path: "/settings/templates", shows: "Hi Lori," },
  {
    name: "templates without a webinar",
    scene: "first",
    path: "/settings/templates",
    shows: "Hi Lori,",
  },
  { name: "settings of a model", scene: "model", path: "/settings", shows: "By month" },
];

export const address = (scene: string, path: string) => `/?scene=${scene}#${path}`;
