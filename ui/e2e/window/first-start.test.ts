// The first day with the program: nothing set up, the sample, by keyboard wherever that is faster,
// up to the saved file and the next morning.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { saveAs } from "./native-dialog";
import type { Page } from "./page";
import { Program } from "./program";
import { keys } from "./webdriver";

const title = "Building Custom GPTs for Your Business";
const subject = "Your own assistant, without code";
const sentence = "This was typed by hand.";

const address = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;

const program = await Program.fresh();
afterAll(() => program.dispose());

/** To whom the open draft goes, once it is another one than those. */
async function recipient(page: Page, others: ReadonlySet<string>): Promise<string> {
  return page.wait("a draft to somebody else is open", async () => {
    const [mail] = await page.all("region", "Mail");
    const [found] = (mail && (await page.text(mail)).match(address)) ?? [];
    return found && !others.has(found) && found;
  });
}

test("the_sample_leads_from_the_first_start_to_a_saved_file_and_all_is_there_after_a_restart", async () => {
  let page = await program.start();
  const approved = new Set<string>();

  // Two choices, and nothing else to click.
  await page.find("button", /^Open the sample webinar/);
  await page.find("button", /^Import your own/);
  expect(await page.all("button")).toHaveLength(2);

  await page.click("button", /^Open the sample webinar/);
  await page.find("heading", title);
  await page.shows(/45\s+registered/);
  await page.shows(/14\s+came/);
  await page.shows(/79\s+messages/);
  for (const tier of ["3 Hot", "3 Warm", "3 Cool", "5 Cold", "31 No-Show"]) {
    await page.find("link", `Show the ${tier} people`);
  }

  // The next step leads on; templates need no setting up.
  await page.click("button", "Draft 45 mails");
  await page.shows(/\b0 of 45 approved/, 60);

  for (const count of [1, 2, 3]) {
    approved.add(await recipient(page, approved));
    await page.press("a");
    await page.shows(`${count} of 45 approved`);
  }
  const edited = await recipient(page, approved);
  approved.add(edited);

  await page.press("e");
  // The editor takes the focus a moment after it has opened.
  await page.hasFocus("Mail");
  await page.fill("Subject", subject);
  await page.press(keys.enter);
  await page.hasFocus("Mail");
  // Past the greeting, to the beginning of the first paragraph.
  await page.press(keys.down);
  await page.press(keys.home);
  await page.session.type(`${sentence} `);
  await page.press(keys.escape);
  await page.gone("textbox", "Mail");
  await page.find("heading", subject);
  await page.shows(sentence);
  await page.press("a");
  await page.shows("4 of 45 approved");

  await page.press("g");
  await page.press("e");
  await page.click("button", "Save 4 mails");
  const file = join(program.files, "mails.csv");
  await saveAs(file);
  await page.shows("Saved 4 mails as mails.csv");
  const content = await readFile(file, "utf8");
  expect(new Set(content.match(address))).toEqual(approved);
  expect(content.split(subject)).toHaveLength(2);
  expect(content).toContain(sentence);

  await page.click("link", "Settings");
  await page.click("radio", "Dark");
  await page.hasTheme("dark");

  page = await program.restart();
  await page.find("heading", title);
  await page.hasTheme("dark");
  await page.press("g");
  await page.press("d");
  await page.shows("4 of 45 approved");
  await page.click("option", new RegExp(subject));
  await page.find("heading", subject);
  await page.shows(sentence);
  expect(await recipient(page, new Set())).toBe(edited);
});
