// Pictures of every page in the real window, in both themes and two sizes, to be looked at by a
// person: `WEBINARWINS_SCREENS=<folder> npm run window:screens` where the program may open a window
// and WEBINARWINS_BINARY names it. It judges nothing and is no part of the tests.

import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "vitest";
import { drop } from "./file-drag";
import { ModelServer } from "./model-server";
import type { Page } from "./page";
import { Program } from "./program";
import { keys, type Size } from "./webdriver";
import { exportFromZoom } from "./zoom-export";

const folder = process.env.WEBINARWINS_SCREENS;

const themes = [
  ["light", "Light"],
  ["dark", "Dark"],
] as const;

const sizes: readonly Size[] = [
  { width: 1280, height: 800 },
  { width: 900, height: 600 },
];

/** In each size, from the top or scrolled to a part of the page by its heading. */
async function picture(page: Page, name: string, theme: string, part?: string): Promise<void> {
  if (!folder) throw new Error("WEBINARWINS_SCREENS names no folder");
  await mkdir(folder, { recursive: true });
  for (const size of sizes) {
    await page.session.resize(size);
    await page.wait(`the window is ${size.width} wide`, () =>
      page.session.run(
        (width, height) => window.innerWidth === width && window.innerHeight <= height,
        size.width,
        size.height,
      ),
    );
    if (part) {
      const heading = await page.find("heading", part);
      await page.session.run((one) => {
        if (one instanceof Element) one.scrollIntoView({ block: "start" });
      }, heading as unknown);
    }
    await writeFile(join(folder, `${name}-${theme}-${size.width}.png`), await page.picture());
  }
}

/** Opens a place by its keys, such as "g d". */
async function go(page: Page, letter: string, words: string | RegExp): Promise<void> {
  await page.press("g");
  await page.press(letter);
  await page.shows(words);
}

test("every_page_has_its_picture", { timeout: 600_000 }, async () => {
  const program = await Program.fresh();
  try {
    const page = await program.start();
    await page.find("button", /^Open the sample webinar/);
    await picture(page, "first-start", "light");
    await page.click("button", /^Open the sample webinar/);
    await page.shows(/45\s+registered/);
    await go(page, "d", "A mail for each of them");
    await picture(page, "drafts-start", "light");
    await page.click("button", "Draft 45 mails");
    await page.shows(/\b0 of 45 approved/);
    await page.press("a");
    await page.shows("1 of 45 approved");

    for (const [theme, label] of themes) {
      await page.press(keys.control, ",");
      await page.click("radio", label);
      await page.hasTheme(theme);
      await picture(page, "settings", theme);
      await page.click("radio", "A model");
      await page.find("textbox", "Server");
      await picture(page, "settings-model", theme);
      await page.click("radio", "Built-in templates");
      await page.gone("textbox", "Server");

      await page.click("link", /^Building Custom GPTs/);
      await page.shows(/45\s+registered/);
      await picture(page, "overview", theme);
      await go(page, "i", "Imported");
      await picture(page, "import", theme);
      await go(page, "p", "Marisol Okafor");
      await picture(page, "people", theme);
      await page.click("row", /Marisol Okafor/);
      await picture(page, "person", theme);
      await go(page, "d", "1 of 45 approved");
      await page.find("region", "Mail");
      await picture(page, "drafts", theme);
      await page.press("e");
      await page.find("textbox", "Mail");
      await picture(page, "edit", theme);
      await page.press(keys.escape);
      await page.gone("textbox", "Mail");
      await go(page, "e", "Before it goes");
      await picture(page, "export", theme);
      await page.press(keys.control, "k");
      await page.find("dialog");
      await picture(page, "palette", theme);
      await page.press(keys.escape);
      await page.gone("dialog");
      await page.press(keys.shift, "?");
      await page.find("dialog");
      await picture(page, "shortcuts", theme);
      await page.press(keys.escape);
      await page.gone("dialog");
      await page.click("link", "New webinar");
      await page.shows("Drop the files of your webinar here");
      await picture(page, "new-webinar", theme);
    }
  } finally {
    await program.dispose();
  }
});

test.each(themes)(
  "dropped_files_have_their_pictures_%s",
  { timeout: 600_000 },
  async (theme, label) => {
    const program = await Program.fresh();
    try {
      const { files, corrected } = await exportFromZoom(program.files);
      const page = await program.start();
      await page.find("button", /^Import your own/);
      await page.press(keys.control, ",");
      await page.click("radio", label);
      await page.hasTheme(theme);
      await drop(page, ...files);
      await page.shows("Who is this?");
      await picture(page, "dropped", theme);
      await picture(page, "dropped-names", theme, "Who is this?");
      await page.click("button", /Bela Kestrel/);
      await page.shows("All names are settled");
      await picture(page, "dropped-settled", theme, "Who is this?");
      await page.click("button", "Import 4 registrants, 3 messages");
      await page.shows(/4\s+registered/);
      await go(page, "i", "Imported");
      await picture(page, "dropped-imported", theme);
      await drop(page, corrected);
      await page.find("button", /^Update 1 person/);
      await picture(page, "dropped-again", theme);
    } finally {
      await program.dispose();
    }
  },
);

test.each(themes)(
  "a_run_with_a_model_has_its_pictures_%s",
  { timeout: 600_000 },
  async (theme, label) => {
    const server = await ModelServer.start();
    const program = await Program.fresh();
    try {
      const page = await program.start();
      await page.click("button", /^Open the sample webinar/);
      await page.shows(/45\s+registered/);
      await page.press(keys.control, ",");
      await page.click("radio", label);
      await page.hasTheme(theme);
      await page.click("radio", "A model");
      await page.fill("Server", server.baseUrl);
      await page.fill("Model", "tiny-test-model");
      await page.click("heading", "Settings");
      await page.shows("Saved");
      await page.click("link", /^Building Custom GPTs/);
      await page.shows(/45\s+registered/);
      await go(page, "d", /45 people, \d+ calls/);
      await picture(page, "run-plan", theme);
      await page.click("button", "Draft 45 mails");
      const [first] = await server.holding(1);
      first?.answer();
      const underWay = await server.holding(5);
      await page.click("button", "Pause");
      await page.shows(/^Pausing/m);
      await picture(page, "run-pausing", theme);
      for (const request of underWay) request.answer();
      await page.shows(/^Paused/m);
      await picture(page, "run-paused", theme);
      await page.press(keys.shift, "R");
      await page.find("dialog", "Write it again by a wish");
      await picture(page, "wish", theme);
    } finally {
      await program.dispose();
      await server.stop();
    }
  },
);
