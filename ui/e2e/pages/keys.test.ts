// Keys: chosen in the settings, in force everywhere at once, refused where they cannot work.

import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { address, webinar } from "./pages";

const overview = address("reviewing", `/webinars/${webinar}/overview`);

async function openKeys(page: Page, ...groups: string[]) {
  await page.goto(address("reviewing", "/settings?part=keys&from=test"));
  const section = page.getByRole("region", { name: "Keys", exact: true });
  await expect(section).toBeInViewport();
  for (const group of groups) await section.getByText(group, { exact: true }).click();
  return section;
}

const changeOf = (page: Page, title: string) =>
  page.getByRole("button", { name: `Change the key of ${title}`, exact: true });

async function arrived(page: Page) {
  await expect(page.getByRole("link", { name: /^People/ })).toBeVisible();
}

test("a_chosen_key_works_at_once_and_shows_in_sheet_palette_and_button", async ({ page }) => {
  const section = await openKeys(page, "General", "Drafts");
  await changeOf(page, "Go to anything").click();
  await page.keyboard.press("Control+j");
  await expect(section.getByText("was Ctrl K")).toBeVisible();
  await expect(page.getByRole("button", { name: "Go to anything", exact: true })).toContainText(
    "Ctrl J",
  );
  await changeOf(page, "Edit the mail").click();
  await page.keyboard.press("m");
  await expect(section.getByText("was E")).toBeVisible();

  await page.keyboard.press("Control+j");
  await expect(page.getByRole("dialog", { name: "Go to anything" })).toBeVisible();
  await page.keyboard.press("Escape");
  await page.getByRole("link", { name: /Building Custom/ }).click();
  await arrived(page);
  await page.keyboard.press("g");
  await page.keyboard.press("d");
  const edit = page.getByRole("button", { name: "Edit", exact: true });
  await expect(edit).toContainText("M");
  await page.keyboard.press("?");
  const sheet = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(sheet.getByText("changed")).toHaveCount(2);
  await page.keyboard.press("Escape");
  await page.keyboard.press("e");
  await expect(edit).toBeVisible();
  await page.keyboard.press("m");
  await expect(page.getByRole("button", { name: /^Done/ })).toBeVisible();
});

test("a_key_that_another_action_has_is_named_and_can_be_swapped", async ({ page }) => {
  const section = await openKeys(page, "Drafts");
  await changeOf(page, "Approve").click();
  await page.keyboard.press("e");
  await expect(section.getByRole("status").filter({ hasText: "would meet" })).toContainText(
    "E would meet “Edit the mail” (Drafts, E).",
  );
  await section.getByRole("button", { name: "Swap the two" }).click();
  await expect(section.getByText("was A")).toBeVisible();
  await expect(section.getByText("was E")).toBeVisible();
  await expect(changeOf(page, "Approve")).toBeFocused();
  await section.getByRole("button", { name: "Reset 2 keys" }).click();
  await expect(section.getByText(/^was /)).toHaveCount(0);
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(section.getByText("was A")).toBeVisible();
});

test("a_key_of_the_system_is_refused_with_the_reason_and_another_may_follow", async ({ page }) => {
  const section = await openKeys(page, "Drafts");
  await changeOf(page, "Approve").click();
  await page.keyboard.press("Control+p");
  await expect(section.getByText("it prints in a web view. Press another.")).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(section.getByText("Press another.")).toContainText("moves the focus");
  await page.keyboard.press("y");
  await expect(section.getByText("was A")).toBeVisible();
});

test("a_row_of_two_keys_can_be_chosen_and_escape_changes_nothing", async ({ page }) => {
  const section = await openKeys(page, "Drafts");
  await changeOf(page, "Next problem").click();
  await page.keyboard.press("Escape");
  await expect(changeOf(page, "Next problem")).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.press("y");
  await page.keyboard.press("p");
  await expect(section.getByText("was N")).toBeVisible();
  await section.getByRole("button", { name: "Back to N" }).click();
  await expect(section.getByText("was N")).toHaveCount(0);
});

test("keys_are_found_by_what_they_do_and_by_what_they_are", async ({ page }) => {
  const section = await openKeys(page);
  await section.getByLabel("Find an action or a key").fill("approve");
  await expect(changeOf(page, "Approve with its warning")).toBeVisible();
  await expect(changeOf(page, "Edit the mail")).toHaveCount(0);
  await section.getByLabel("Find an action or a key").fill("ctrl k");
  await expect(changeOf(page, "Go to anything")).toBeVisible();
  await section.getByLabel("Find an action or a key").fill("xyzzy");
  await expect(section.getByText("No action is called that.")).toBeVisible();
});

test("the_sheet_lists_every_key_can_be_searched_and_leads_to_the_settings", async ({ page }) => {
  await page.goto(overview);
  await arrived(page);
  await page.keyboard.press("?");
  const sheet = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(sheet.getByRole("heading", { name: "On this page" })).toBeVisible();
  await expect(sheet.getByText("Put the first finding right")).toBeAttached();
  await page.keyboard.type("approve");
  await expect(sheet.getByText("Approve with its warning")).toBeVisible();
  await expect(sheet.getByText("Go to Drafts")).toHaveCount(0);
  await sheet.getByRole("link", { name: "Change them in Settings" }).click();
  await expect(page.getByRole("region", { name: "Keys", exact: true })).toBeInViewport();
});

test("settings_templates_and_themes_are_a_key_away", async ({ page }) => {
  await page.goto(overview);
  await arrived(page);
  for (const key of ["t", "d"]) await page.keyboard.press(key);
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  for (const key of ["g", "t"]) await page.keyboard.press(key);
  await expect(page).toHaveURL(/settings\/templates$/);
  for (const key of ["g", "s"]) await page.keyboard.press(key);
  await expect(page).toHaveURL(/settings$/);
});

test("a_webinar_is_deleted_by_key_only_after_a_question", async ({ page }) => {
  await page.goto(overview);
  await arrived(page);
  await page.keyboard.press("Control+Shift+Backspace");
  const question = page.getByRole("alertdialog");
  await expect(question).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(question).toBeHidden();
  await expect(page.getByRole("link", { name: /Building Custom/ })).toBeVisible();
});

async function expectClean(page: Page) {
  test.slow();
  for (const width of [1280, 640]) {
    await page.setViewportSize({ width, height: 720 });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
  }
}

for (const theme of ["light", "dark"] as const) {
  test(`palette_and_sheet_are_accessible_in_the_${theme}_theme`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
    await page.goto(overview);
    await arrived(page);
    await page.keyboard.press("Control+k");
    await page.keyboard.type("la");
    await expect(page.getByRole("option", { name: /Laura Quill/ })).toBeVisible();
    await expectClean(page);
    await page.keyboard.press("Escape");
    await page.keyboard.press("?");
    await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
    await expectClean(page);
  });

  test(`key_settings_are_accessible_in_the_${theme}_theme`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
    const section = await openKeys(page, "Drafts");
    await changeOf(page, "Next problem").click();
    await page.keyboard.press("m");
    await expect(section.getByText("was N")).toBeVisible();
    await changeOf(page, "Approve").click();
    await page.keyboard.press("e");
    await expect(section.getByText(/would meet/)).toBeVisible();
    await expectClean(page);
    await changeOf(page, "Skip, or put back").click();
    await page.keyboard.press("Control+w");
    await expect(section.getByText(/Press another/)).toBeVisible();
    await expectClean(page);
  });
}
