// Out of the program: who is left out and why, a bundle for a mail tool, drafts as files, and a sending through a mail
// service that is paused in its middle and ends with a report. Nobody gets two mails.

import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { from, MailServer } from "./mail-server";
import { saveAs } from "./native-dialog";
import type { Page } from "./page";
import { Program } from "./program";
import { keys } from "./webdriver";

const unwanted = "noemie.lachance-roy@example.com";
const approved = 6;

const program = await Program.fresh();
const server = await MailServer.start();
afterAll(async () => {
  await program.dispose();
  await server.stop();
});

/** Saves the mails for a target as a folder, and answers the files in it. */
async function folderFor(page: Page, target: string, name: string): Promise<[string, string[]]> {
  await page.click("radio", target);
  await page.click("radio", "Folder");
  const folder = join(program.files, name);
  await page.click("button", `Save ${approved} mails`);
  await saveAs(folder);
  await page.shows(`Saved ${approved} mails as ${name}`);
  return [folder, (await readdir(folder, { recursive: true })).sort()];
}

test("mails_leave_as_a_bundle_as_files_and_through_a_service_and_nobody_gets_two", {
  timeout: 360_000,
}, async () => {
  const page = await program.start();
  await page.click("button", /^Open the sample webinar/);
  await page.shows(/45\s+registered/);
  await page.press(keys.control, ",");
  await page.fill("Add addresses or domains", unwanted);
  await page.click("button", "Add to the list");
  await page.shows(unwanted);
  await page.click("link", /^Building Custom GPTs/);
  await page.shows(/45\s+registered/);
  await page.press(keys.control, keys.enter);
  await page.shows(/\b0 of 44 approved/, 60);

  for (let count = 1; count <= approved; count++) {
    await page.press("a");
    await page.shows(`${count} of 44 approved`);
  }
  // A placeholder that nobody filled in blocks a mail.
  await page.press("e");
  await page.hasFocus("Mail");
  await page.press(keys.down);
  await page.press(keys.home);
  await page.session.type("[Your Name] ");
  await page.press(keys.escape);
  await page.gone("textbox", "Mail");
  await page.shows("was never filled in");

  await page.click("link", /^Export/);
  await page.shows(`${approved} mails approved and in the file`);
  await page.shows("1 draft is blocked by a check");
  await page.shows("1 person is on your do-not-contact list");
  await page.shows("37 drafts are not approved yet");

  const [bundle, files] = await folderFor(page, "Mailchimp", "for-mailchimp");
  const manifest = await readFile(join(bundle, "manifest.json"), "utf8");
  expect(manifest).toContain("do_not_contact");
  const table = files.find((file) => file.endsWith(".csv") && !file.includes("test")) ?? "";
  expect(await readFile(join(bundle, table), "utf8")).toMatch(/^\uFEFF?Email Address,/);
  const [, drafts] = await folderFor(page, "Drafts for a mail program (.eml)", "drafts");
  const mails = drafts.filter((file) => file.endsWith(".eml") && !file.includes("test"));
  expect(mails, drafts.join(" ")).toHaveLength(approved);

  await page.click("button", "Set up sending");
  await page.fill(/^Server/, server.baseUrl);
  await page.fill(/^Key/, "SG.secret");
  await page.fill(/^From/, from);
  await page.click("button", "Save and test");
  await page.shows(`${from} is a verified sender.`);
  await page.click("button", "Done");
  await page.fill(/^A test to yourself/, "me@example.com");
  await page.click("button", "Send a test");
  await page.shows("is on its way to you");
  expect(server.accepted).toEqual(["me@example.com"]);
  expect(server.subjects[0]).toMatch(/^TEST/);

  server.isHolding = true;
  await page.click("button", "I state this");
  await page.shows("You stated the consent of these people");
  await page.fill(new RegExp(`^Type ${approved} to confirm`), String(approved));
  await page.click("button", `Send ${approved} mails in a minute`);
  await page.shows("Nothing has left yet.");
  expect(server.accepted).toHaveLength(1);
  await server.holding(90);
  await page.click("button", "Pause");
  server.release();
  const paused = await page.shows(/Paused: \d+ mails? sent, \d+ left; none will be repeated/, 60);
  const [, sent] = /Paused: (\d+) mails? sent/.exec(paused) ?? [];
  expect(server.accepted).toHaveLength(1 + Number(sent));
  expect(Number(sent)).toBeLessThan(approved);

  await page.click("button", /^Send the other /);
  await page.shows(new RegExp(`^${approved} mails sent`, "m"), 120);
  const people = server.accepted.slice(1);
  expect(new Set(people).size).toBe(approved);
  expect(people).toHaveLength(approved);
  expect(people).not.toContain(unwanted);
  const secret = await Promise.all(
    (await program.kept()).map(({ content }) => content.includes("SG.secret")),
  );
  expect(secret).not.toContain(true);
});
