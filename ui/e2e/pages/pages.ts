// Every page of the product in every state that looks different: what the page tests open, and what
// axe judges in both themes. A new page or state is one line here.

export const webinar = "0199a000-0000-7000-8000-000000000001";

export interface PageCase {
  name: string;
  scene: string;
  path: string;
  /** Words that show that the page has arrived. */
  shows: string;
}

export const pages: readonly PageCase[] = [
  { name: "first start", scene: "first", path: "/", shows: "Open the sample webinar" },
  { name: "choose a passphrase", scene: "passphrase", path: "/", shows: "Choose a passphrase" },
  { name: "enter the passphrase", scene: "locked", path: "/", shows: "Enter your passphrase" },
  { name: "failure", scene: "failed", path: "/", shows: "cannot open your webinars" },
  { name: "new webinar", scene: "reviewing", path: "/new", shows: "New webinar" },
  {
    name: "files that wait",
    scene: "reviewing",
    path: "/new?staging=staging-1",
    shows: "As it will be read",
  },
  {
    name: "import",
    scene: "reviewing",
    path: `/webinars/${webinar}/import`,
    shows: "Add files to this webinar",
  },
  {
    name: "overview",
    scene: "reviewing",
    path: `/webinars/${webinar}/overview`,
    shows: "Overview",
  },
  { name: "people", scene: "reviewing", path: `/webinars/${webinar}/people`, shows: "People" },
  { name: "drafts", scene: "reviewing", path: `/webinars/${webinar}/drafts`, shows: "Drafts" },
  { name: "export", scene: "reviewing", path: `/webinars/${webinar}/export`, shows: "Export" },
  { name: "settings", scene: "reviewing", path: "/settings", shows: "Your data" },
];

export const address = (scene: string, path: string) => `/?scene=${scene}#${path}`;
