// An afternoon at the review desk by keyboard alone: twenty drafts read and decided, one changed after
// its approval, a deadline replaced everywhere, and all of it undone, kept over a restart and redone.

import { afterAll, expect, test } from "vitest";
import type { Page } from "./page";
import { Program } from "./program";
import { keys } from "./webdriver";

const deadline = "48 hours";
const later = "two full days";
const sentence = "This was typed by hand.";

const program = await Program.fresh();
afterAll(() => program.dispose());

/** What the mail says that is read now. */
async function mailText(page: Page): Promise<string> {
  return page.text(await page.find("region", "Mail"));
}

async function go(page: Page, letter: string): Promise<void> {
  await page.press("g");
  await page.press(letter);
}

/** Presses a key, and waits until another mail is before the reader. */
async function turnTo(page: Page, key: string): Promise<string> {
  const before = await mailText(page);
  await page.press(key);
  return page.wait(`${key} shows another mail`, async () => {
    const now = await mailText(page);
    return now !== before && now;
  });
}

/** From the first draft that waits, over the twenty that are decided. */
async function backToFirst(page: Page): Promise<void> {
  for (let back = 0; back < 20; back++) await turnTo(page, "k");
  expect(await mailText(page)).toContain("Marisol");
}

async function undo(page: Page): Promise<void> {
  await page.press(keys.control, "z");
}

test("twenty_drafts_are_reviewed_by_keyboard_a_deadline_is_replaced_and_undone_and_nothing_is_lost", {
  timeout: 240_000,
}, async () => {
  let page = await program.start();
  await page.find("button", /^Open the sample webinar/);
  await page.press(keys.control, keys.shift, "o");
  await page.shows(/45\s+registered/);
  // The step that the page proposes, and the run that it leads to.
  await page.press(keys.control, keys.enter);
  await page.shows(/\b0 of 45 approved/, 60);

  // Reading on without deciding, and back: the reader stands where they stood.
  const first = await mailText(page);
  await turnTo(page, "j");
  expect(await turnTo(page, "k")).toBe(first);

  for (let count = 1; count <= 20; count++) {
    await page.press("a");
    await page.shows(`${count} of 45 approved`);
  }
  expect(await mailText(page)).not.toBe(first);

  // A change after the approval takes it back, and says so where the mail is read.
  await backToFirst(page);
  await page.press("e");
  await page.hasFocus("Mail");
  await page.press(keys.down);
  await page.press(keys.home);
  await page.session.type(`${sentence} `);
  await page.press(keys.escape);
  await page.gone("textbox", "Mail");
  await page.shows("19 of 45 approved");
  await page.shows(sentence);
  await page.press("a");
  await page.shows("20 of 45 approved");

  // Every place is shown before it is replaced, with the approvals that it costs.
  await backToFirst(page);
  expect(await mailText(page)).toContain(deadline);
  await page.press(keys.shift, "F");
  await page.find("dialog", "Replace a phrase");
  await page.hasFocus("Find");
  await page.session.type(deadline);
  await page.press(keys.tab);
  await page.hasFocus("Write instead");
  await page.session.type(later);
  const preview = await page.shows(/\d+ places? in \d+ drafts?\. \d+ approvals will be revoked/);
  const [, drafts, revoked] =
    /in (\d+) drafts?\. (\d+) approvals will be revoked/.exec(preview) ?? [];
  await page.wait("the preview is ready to be done", async () => {
    const [button] = await page.all("button", `Replace in ${drafts} drafts`);
    return button && !(await page.isDisabled(button));
  });
  await page.press(keys.enter);
  await page.gone("dialog", "Replace a phrase");
  await page.shows(`${20 - Number(revoked)} of 45 approved`);
  await page.shows(later);
  expect(await mailText(page)).not.toContain(deadline);

  await undo(page);
  await page.shows("20 of 45 approved");
  await page.wait("the mail says again what it said", async () => {
    const text = await mailText(page);
    return text.includes(deadline) && !text.includes(later);
  });

  page = await program.restart();
  await page.shows("Review 25 drafts");
  await go(page, "d");
  await page.shows("20 of 45 approved");
  await page.press(keys.control, keys.shift, "z");
  await page.shows(`${20 - Number(revoked)} of 45 approved`);
  await undo(page);
  await page.shows("20 of 45 approved");
  // Beyond the restart as well: the second approval, then the sentence, each shown where it was made.
  await page.press("z");
  await page.shows("19 of 45 approved");
  await page.shows(sentence);
  await page.press("z");
  await page.shows("20 of 45 approved");
  await page.wait("the sentence is gone", async () => !(await mailText(page)).includes(sentence));
  await page.press(keys.control, keys.shift, "z");
  await page.press(keys.control, keys.shift, "z");
  await page.shows(sentence);
  await page.shows("20 of 45 approved");
});
