// One picture of each page, state and dialog, in both themes and all sizes: SHOTS/<theme>/<size>/<page>.png.

import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { address, type PageCase, pages, webinar } from "../pages/pages";

const folder = process.env.SHOTS ?? "test-results/shots";

/** Zoom of 200 % is half the room at twice the density. */
const sizes = [
  { name: "900x600", width: 900, height: 600, density: 1 },
  { name: "1280x800", width: 1280, height: 800, density: 1 },
  { name: "2560x1440", width: 2560, height: 1440, density: 1 },
  { name: "zoom-200", width: 640, height: 400, density: 2 },
] as const;

interface Shot extends PageCase {
  /** What has to be done before the picture is taken. */
  act?: (page: Page) => Promise<void>;
}

const tab = (scene: string, name: string, shows: string): Shot => ({
  name: `${scene} ${name}`,
  scene,
  path: `/webinars/${webinar}/${name}`,
  shows,
});

const open = (name: string, shows: string, act: (page: Page) => Promise<void>): Shot => ({
  name,
  scene: "reviewing",
  path: `/webinars/${webinar}/overview`,
  shows,
  act,
});

const sections = [
  "Sender",
  "Your voice",
  "Writing",
  "Templates",
  "Use of models",
  "Scoring",
  "Appearance",
  "Keys",
  "Your data",
];

const shots: readonly Shot[] = [
  ...pages,
  ...["import", "people", "drafts", "export", "overview"].map((name) =>
    tab("unusual", name, "Donaudampfschifffahrt"),
  ),
  {
    name: "unusual person",
    scene: "unusual",
    path: `/webinars/${webinar}/people?person=0199b000-0000-7000-8000-000000000001&from=test`,
    shows: "Presence",
  },
  ...["people", "drafts", "export", "overview"].map((name) =>
    tab("broken", name, "cannot be read"),
  ),
  ...sections.map(
    (section): Shot => ({
      name: `settings ${section.toLowerCase()}`,
      scene: "reviewing",
      path: "/settings",
      shows: "Your data",
      act: async (page) => {
        const part = page.getByRole("region", { name: section, exact: true });
        await part.evaluate((element) => element.scrollIntoView());
      },
    }),
  ),
  {
    name: "settings keys chosen",
    scene: "reviewing",
    path: "/settings?part=keys&from=test",
    shows: "Your data",
    act: async (page) => {
      await page.getByText("General", { exact: true }).click();
      await page.getByText("Drafts", { exact: true }).last().click();
      await page.getByRole("button", { name: "Change the key of Next problem" }).click();
      await page.keyboard.press("m");
      await page.getByText("was N", { exact: true }).waitFor();
      await page.getByRole("button", { name: "Change the key of Approve", exact: true }).click();
      await page.keyboard.press("e");
      await page.getByRole("button", { name: "Swap the two" }).waitFor();
    },
  },
  open("palette", "Overview", (page) => page.keyboard.press("Control+k")),
  open("palette search", "Overview", async (page) => {
    await page.keyboard.press("Control+k");
    await page.keyboard.type("la");
    await page.getByText("Laura Quill").last().waitFor();
  }),
  open("key sheet", "Overview", (page) => page.keyboard.press("?")),
  open("delete a webinar", "Overview", (page) => page.keyboard.press("Control+Shift+Backspace")),
  open("files over the window", "Overview", (page) =>
    page.evaluate(() => {
      window.dispatchEvent(new CustomEvent("fake-host", { detail: { kind: "files_over" } }));
    }),
  ),
  {
    name: "erase everything",
    scene: "reviewing",
    path: "/settings",
    shows: "Your data",
    act: (page) => page.getByRole("button", { name: "Erase everything…" }).click(),
  },
  {
    name: "editing a mail",
    scene: "reviewing",
    path: `/webinars/${webinar}/drafts`,
    shows: "Watch the replay",
    act: (page) => page.keyboard.press("e"),
  },
  {
    name: "what would be sent",
    scene: "model",
    path: `/webinars/${webinar}/drafts`,
    shows: "shared by",
    act: (page) => page.getByRole("button", { name: "See what would be sent" }).click(),
  },
];

// The page stays open from size to size and theme to theme, as a person would go through them.
for (const density of [1, 2]) {
  test.describe(density === 1 ? "plain" : "at 200 % zoom", () => {
    test.use({ deviceScaleFactor: density });
    const wanted = sizes.filter((size) => size.density === density);
    for (const { name, scene, path, shows, act } of shots) {
      test(name, async ({ page }) => {
        const [first = sizes[0]] = wanted;
        await page.setViewportSize(first);
        await page.goto(address(scene, path));
        await expect(page.getByText(shows).first()).toBeAttached();
        await page.evaluate(() => document.fonts.ready);
        await act?.(page);
        for (const size of wanted) {
          await page.setViewportSize(size);
          for (const colorScheme of ["light", "dark"] as const) {
            await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
            const file = `${name.replaceAll(" ", "-")}.png`;
            const into = join(folder, colorScheme, size.name, file);
            await page.screenshot({ path: into, animations: "disabled" });
          }
        }
      });
    }
  });
}
