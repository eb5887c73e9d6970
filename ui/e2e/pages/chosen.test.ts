// Runs over people or drafts that somebody chose: what is left alone and why, and one undo for all of it.

import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { address, webinar } from "./pages";

const again = (page: Page) => page.getByRole("dialog", { name: "Write again" });
const write = (page: Page) => page.getByRole("dialog", { name: "Write drafts" });
const whom = (dialog: ReturnType<typeof again>) => dialog.getByRole("status").first();

async function openDrafts(page: Page): Promise<void> {
  await page.goto(address("reviewing", `/webinars/${webinar}/drafts`));
  await expect(page.getByRole("listbox", { name: "Drafts" })).toBeVisible();
}

/** Selects the first people of the table by key. */
async function openPeople(page: Page, scene: "imported" | "model" | "reviewing", most: number) {
  await page.goto(address(scene, `/webinars/${webinar}/people`));
  await expect(page.getByRole("grid", { name: "People" })).toBeVisible();
  for (let at = 0; at < most; at++) {
    await page.keyboard.press("j");
    await page.keyboard.press("s");
  }
}

test("selected_drafts_are_written_again_and_one_undo_takes_all_of_it_back", async ({ page }) => {
  await openDrafts(page);
  await page.keyboard.press("Shift+J");
  await page.keyboard.press("Shift+J");
  await page.getByRole("button", { name: "3 selected" }).click();
  await page.getByRole("button", { name: "Write again 3" }).click();
  await expect(whom(again(page))).toHaveText("3 people get a new text.");
  await again(page).getByRole("button", { name: "Write 3 mails again" }).click();
  await expect(again(page)).toHaveCount(0);
  await expect(page.getByText("Writing 3 mails.")).toBeVisible();
  await expect(page.getByText(/, once more/).first()).toBeVisible();
  await page.keyboard.press("z");
  await expect(page.getByText("Undone: write anew 3 drafts.")).toBeVisible();
  await expect(page.getByText(/, once more/)).toHaveCount(0);
});

test("what_a_person_decided_is_left_alone_until_they_say_otherwise", async ({ page }) => {
  await openDrafts(page);
  await page.keyboard.press("w");
  await expect(whom(again(page))).toHaveText(
    "38 people get a new text.7 are left alone: 7 approved.",
  );
  await again(page).getByRole("switch", { name: "Also what you edited" }).click();
  await expect(whom(again(page))).toHaveText("45 people get a new text.");
  await expect(again(page).getByRole("button", { name: "Write 45 mails again" })).toBeEnabled();
  await page.keyboard.press("Escape");
  await expect(again(page)).toHaveCount(0);
  await expect(page.getByText("7 of 45 approved")).toBeVisible();
});

test("drafts_are_written_for_selected_people_alone", async ({ page }) => {
  await openPeople(page, "imported", 2);
  await page.getByRole("region", { name: "Selected people" }).getByText("Write drafts").click();
  await expect(whom(write(page))).toHaveText("2 people get a mail.");
  await expect(write(page).getByRole("switch", { name: "Write again" })).toHaveCount(0);
  await write(page).getByRole("button", { name: "Write 2 mails" }).click();
  await expect(page.getByText("Writing 2 mails.")).toBeVisible();
  await page.keyboard.press("g");
  await page.keyboard.press("d");
  await expect(page.getByRole("listbox", { name: "Drafts" }).getByRole("option")).toHaveCount(2);
});

test("selected_people_who_have_a_draft_keep_it_unless_it_is_asked_for_anew", async ({ page }) => {
  await openPeople(page, "reviewing", 2);
  await page.keyboard.press("w");
  await expect(whom(write(page))).toContainText("2 with a draft already");
  await expect(write(page).getByRole("button", { name: "Write 0 mails" })).toBeDisabled();
  await write(page).getByRole("switch", { name: "Write again what is there" }).click();
  await expect(whom(write(page))).toContainText("get");
  await expect(write(page).getByRole("button", { name: /Write . mails? again/ })).toBeVisible();
});

test("a_run_that_writes_again_and_was_stopped_is_told_of_until_it_is_dismissed", async ({
  page,
}) => {
  await openDrafts(page);
  await page.keyboard.press("w");
  await again(page).getByRole("button", { name: "Write 38 mails again" }).click();
  const main = page.getByRole("main");
  await main.getByRole("button", { name: "Stop" }).click();
  await expect(main.getByText(/Stopped, \d+ of 38 done/)).toBeVisible();
  await main.getByRole("button", { name: "Leave it at that" }).click();
  await expect(main.getByText(/Stopped, \d+ of 38 done/)).toHaveCount(0);
});

for (const theme of ["light", "dark"] as const) {
  test(`the_dialog_of_a_run_is_accessible_in_the_${theme}_theme`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
    await openPeople(page, "model", 3);
    await page.keyboard.press("w");
    await expect(write(page).getByRole("region", { name: "What it takes" })).toContainText("calls");
    for (const width of [1280, 900, 640]) {
      await page.setViewportSize({ width, height: 720 });
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
    }
  });
}
