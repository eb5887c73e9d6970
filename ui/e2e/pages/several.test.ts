// Deciding on several drafts: skipping, selecting, approving what was read, notes, a copy to read, and one undo each.

import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { address, webinar } from "./pages";

const place = `/webinars/${webinar}/drafts`;

async function open(page: Page, query = ""): Promise<void> {
  await page.goto(address("reviewing", `${place}${query}`));
  await expect(page.getByRole("listbox", { name: "Drafts" })).toBeVisible();
}

const line = (page: Page, name: string) => page.getByRole("option", { name });
const queue = (page: Page) => page.getByRole("region", { name: "Queue" });
const bar = (page: Page) => page.getByRole("toolbar", { name: "Draft" });
const undone = (page: Page) => page.getByRole("button", { name: "Undo", exact: true }).click();

test("s_skips_and_pressed_again_puts_back_and_the_queue_and_its_filters_know_it", async ({
  page,
}) => {
  await open(page);
  await line(page, "Priya Nair").click();
  await page.keyboard.press("s");
  await expect(page.getByText("37 to review, 1 skipped")).toBeVisible();
  await expect(page.getByText("7 of 45 approved")).toBeVisible();
  await expect(line(page, "Priya Nair").getByText("Skipped")).toBeAttached();
  await expect(line(page, "Raquel Iriarte")).toHaveAttribute("aria-current", "true");

  await page.keyboard.press("/");
  const filters = page.getByRole("dialog", { name: "Filter the queue" });
  await filters.getByRole("button", { name: "Skipped 1" }).click();
  await page.keyboard.press("Escape");
  await line(page, "Priya Nair").click();
  await expect(bar(page).getByText("Skipped")).toBeVisible();
  await expect(bar(page).getByRole("button", { name: "Approve" })).toHaveCount(0);
  await page.keyboard.press("s");
  await expect(bar(page).getByRole("button", { name: "Approve" })).toBeVisible();
  await expect(queue(page).getByText("38 to review", { exact: true })).toBeVisible();
});

test("a_skipped_draft_is_approved_by_its_key_and_taken_back_to_being_skipped", async ({ page }) => {
  await open(page);
  await line(page, "Raquel Iriarte").click();
  await page.keyboard.press("s");
  await expect(page.getByText("37 to review, 1 skipped")).toBeVisible();
  await line(page, "Raquel Iriarte").click();
  await page.keyboard.press("a");
  await expect(page.getByText("8 of 45 approved")).toBeVisible();
  await expect(page.getByText("Approved Raquel Iriarte.")).toBeVisible();
  await undone(page);
  await expect(page.getByText("37 to review, 1 skipped")).toBeVisible();
});

test("skipping_an_approved_draft_is_undone_to_its_approval", async ({ page }) => {
  await open(page);
  await line(page, "Lori Hartsley").click();
  await page.keyboard.press("s");
  await expect(page.getByText("6 of 45 approved")).toBeVisible();
  await expect(page.getByText("Skipped the draft to Lori Hartsley.")).toBeVisible();
  await undone(page);
  await expect(page.getByText("7 of 45 approved")).toBeVisible();
  await expect(page.getByText("Undone: skip the draft to Lori Hartsley.")).toBeVisible();
  await expect(line(page, "Lori Hartsley")).toHaveAttribute("aria-current", "true");
});

test("an_undo_in_a_message_never_takes_back_another_step", async ({ page }) => {
  await open(page);
  await line(page, "Priya Nair").click();
  await page.keyboard.press("s");
  await expect(page.getByText("Skipped the draft to Priya Nair.")).toBeVisible();
  await page.getByLabel("Personal note").fill("See you on Friday.");
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await undone(page);
  await expect(page.getByText("Something else was done since. The last step is")).toBeVisible();
  await expect(page.getByLabel("Personal note")).toHaveValue("See you on Friday.");
});

test("drafts_are_selected_by_key_and_mouse_without_being_opened", async ({ page }) => {
  await open(page);
  await expect(line(page, "Marek Dolan")).toHaveAttribute("aria-current", "true");
  await page.keyboard.press("Shift+J");
  await page.keyboard.press("Shift+J");
  await expect(page.getByText("3 selected")).toHaveCount(2);
  await page.keyboard.press("Shift+K");
  await expect(page.getByRole("button", { name: "2 selected" })).toBeVisible();
  await line(page, "Raquel Iriarte").click({ modifiers: ["Control"] });
  await line(page, "Kofi Mensah").click({ modifiers: ["Shift"] });
  await expect(page.getByRole("button", { name: "4 selected" })).toBeVisible();
  await expect(page.getByRole("option", { selected: true })).toHaveCount(4);
  await expect(line(page, "Marek Dolan")).toHaveAttribute("aria-current", "true");
  await page.keyboard.press("x");
  await expect(page.getByRole("button", { name: "3 selected" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "All drafts" })).toBeVisible();
});

test("among_several_only_what_was_read_is_approved_and_the_rest_is_named_before", async ({
  page,
}) => {
  await open(page);
  await line(page, "Raquel Iriarte").click();
  await expect(page.getByRole("region", { name: "Mail" }).getByText("Hi Raquel")).toBeVisible();
  await page.keyboard.press("b");
  const several = page.getByRole("dialog", { name: "All drafts" });
  await expect(several).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(several.getByText("1 that you read. Left: 34 not read yet;")).toBeVisible();
  await several.getByText("Which not, and why").click();
  await expect(several.getByText("Blocked (1)")).toBeVisible();
  await expect(several.getByText("Marek Dolan")).toBeVisible();
  await several.getByRole("button", { name: "Approve 1 draft" }).click();
  await expect(page.getByText("8 of 45 approved")).toBeVisible();
  await undone(page);
  await expect(page.getByText("Undone: approve the draft to Raquel Iriarte.")).toBeVisible();
  await expect(page.getByText("7 of 45 approved")).toBeVisible();
});

test("what_fits_a_filter_is_skipped_and_put_back_in_one_step_each", async ({ page }) => {
  await open(page, '?states=["warned"]&from=test');
  await page.getByRole("button", { name: "2 that fit" }).click();
  const several = page.getByRole("dialog", { name: "2 that fit" });
  await several.getByRole("button", { name: "Skip 2" }).click();
  await expect(page.getByText("36 to review, 2 skipped")).toBeVisible();
  await page.keyboard.press("Control+k");
  const palette = page.getByRole("dialog", { name: "Go to anything" });
  await expect(palette.getByText("Undo: skip 2 drafts", { exact: true })).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+z");
  await expect(queue(page).getByText("38 to review", { exact: true })).toBeVisible();
  await page.keyboard.press("Control+Shift+Z");
  await expect(page.getByText("36 to review, 2 skipped")).toBeVisible();
  await page.getByRole("button", { name: "Show all" }).click();
  await page.keyboard.press("b");
  await page.getByRole("button", { name: "Put back what is skipped 2" }).click();
  await expect(page.getByText("Put back to review 2 drafts.")).toBeVisible();
  await expect(queue(page).getByText("38 to review", { exact: true })).toBeVisible();
});

test("one_note_goes_on_all_that_are_selected_and_says_what_it_costs", async ({ page }) => {
  await open(page);
  await line(page, "Lori Hartsley").click();
  await page.keyboard.press("x");
  await line(page, "Priya Nair").click({ modifiers: ["Control"] });
  await page.keyboard.press("b");
  await page.getByRole("button", { name: "Write a note 2" }).click();
  const dialog = page.getByRole("dialog", { name: "Write a note" });
  await expect(dialog.getByText("Up to 1 approval will be taken back.")).toBeVisible();
  await dialog.getByLabel("Personal note").fill("The room has changed.");
  await dialog.getByRole("button", { name: "Write on 2 drafts" }).click();
  await expect(page.getByText("6 of 45 approved")).toBeVisible();
  await expect(page.getByLabel("Personal note")).toHaveValue("The room has changed.");
  await undone(page);
  await expect(page.getByText("7 of 45 approved")).toBeVisible();
  await expect(page.getByLabel("Personal note")).toHaveValue("");
});

test("a_copy_to_read_is_saved_of_what_is_selected_and_changes_no_draft", async ({ page }) => {
  await open(page);
  await page.keyboard.press("Shift+J");
  await page.keyboard.press("b");
  await page.getByRole("button", { name: "Save a copy to read 2" }).click();
  const dialog = page.getByRole("dialog", { name: "A copy for somebody else to read" });
  await expect(dialog.getByLabel("With the receivers’ addresses")).not.toBeChecked();
  await dialog.getByRole("button", { name: "Save 2 mails" }).click();
  await expect(dialog.getByText(/Saved 2 mails in .*to-read\.html/)).toBeVisible();
  await expect(dialog.getByRole("button", { name: "Show in folder" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "2 selected" })).toBeFocused();
  await expect(page.getByText("7 of 45 approved")).toBeVisible();
});

async function check(page: Page, what: string): Promise<void> {
  for (const [width, height] of [
    [1280, 800],
    [900, 600],
  ] as const) {
    await page.setViewportSize({ width, height });
    const { violations } = await new AxeBuilder({ page }).analyze();
    const named = violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)]);
    expect(named, `${what} at ${width}`).toEqual([]);
  }
}

for (const theme of ["light", "dark"] as const) {
  test(`selecting_and_deciding_are_accessible_in_the_${theme}_theme`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
    await open(page);
    await line(page, "Priya Nair").click();
    await page.keyboard.press("s");
    await line(page, "Priya Nair").click();
    await expect(bar(page).getByText("Skipped")).toBeVisible();
    await page.keyboard.press("Shift+K");
    await page.keyboard.press("Shift+K");
    await check(page, "a selection");
    await page.keyboard.press("b");
    await page.getByText("Which not, and why").click();
    await check(page, "what can be done with it");
  });

  test(`a_note_and_a_copy_to_read_are_accessible_in_the_${theme}_theme`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
    await open(page);
    await page.keyboard.press("Shift+N");
    await expect(page.getByRole("dialog", { name: "Write a note" })).toBeVisible();
    await check(page, "a note");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Shift+C");
    await page.getByRole("button", { name: "Save 45 mails" }).click();
    await expect(page.getByText(/Saved 45 mails/)).toBeVisible();
    await check(page, "a copy to read");
  });
}
