// Saving the mails: who goes, who does not, and what was written.

import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { address, webinar } from "./pages";

const place = `/webinars/${webinar}/export`;

test("who_goes_and_who_does_not_add_up_to_everybody", async ({ page }) => {
  await page.goto(address("reviewing", place));
  await expect(page.getByText("45 people on the list")).toBeVisible();
  const lines = await page.getByRole("main").getByRole("listitem").allInnerTexts();
  const counts = lines
    .map((text) => /^(\d+) (?:mails? approved|blocked|drafts? |person is on )/.exec(text)?.[1])
    .filter((count) => count !== undefined);
  expect(counts.reduce((sum, count) => sum + Number(count), 0)).toBe(45);
});

test("a_blocked_draft_is_one_click_away", async ({ page }) => {
  await page.goto(address("reviewing", place));
  await page.getByRole("link", { name: "Review", exact: true }).first().click();
  await expect(page.getByRole("option", { name: "Marek Dolan" })).toHaveAttribute(
    "aria-selected",
    "true",
  );
});

test("the_button_says_how_many_and_the_page_says_what_was_saved", async ({ page }) => {
  await page.goto(address("reviewing", place));
  await page.getByRole("button", { name: "Save 7 mails" }).click();
  await expect(
    page.getByText("Saved 7 mails as building-custom-gpts-2025-10-01.csv"),
  ).toBeVisible();
  await expect(page.getByRole("button", { name: "Reveal in folder" })).toBeVisible();
  await expect(page.getByText("7 people were exported before")).toBeVisible();
});

test("unread_drafts_are_included_only_on_purpose", async ({ page }) => {
  await page.goto(address("reviewing", place));
  await page.getByRole("switch", { name: "Include drafts that are not approved" }).click();
  await expect(page.getByText("Nobody has read some of these mails.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Save 43 mails" })).toBeVisible();
  await expect(page.getByText("1 blocked: names another attendee")).toBeVisible();
});

test("with_nothing_approved_there_is_nothing_to_save", async ({ page }) => {
  await page.goto(address("imported", place));
  await expect(page.getByRole("button", { name: "Save 0 mails" })).toBeDisabled();
  await expect(page.getByText("Approve the drafts that you want to send first.")).toBeVisible();
});

test("a_target_says_what_it_needs_and_shows_its_file_and_template", async ({ page }) => {
  await page.goto(address("reviewing", place));
  await page.getByRole("radio", { name: "Mailchimp" }).click();
  const about = page.getByRole("region", { name: "About Mailchimp" });
  await expect(about.getByText("A text field keeps 255 bytes")).toBeVisible();
  await expect(about.getByText("Import the test file first")).toBeVisible();
  await expect(page.getByText("12 of 45 mails have a paragraph")).toBeVisible();
  await expect(page.getByRole("region", { name: "The template" })).toContainText("*|BODY2|*");
  await expect(page.getByRole("radio", { name: "Folder" })).toBeChecked();
  await page.getByRole("radio", { name: "Zip" }).click();
  await page.getByRole("button", { name: "Save 7 mails" }).click();
  await expect(
    page.getByText("Saved 7 mails as building-custom-gpts-follow-up-mailchimp"),
  ).toBeVisible();
  await page.getByText("1 cell began like a formula and was changed").click();
  await expect(page.getByText("subject_line of rachel@bellmont.example")).toBeVisible();
});

test("a_file_for_each_mail_is_saved_as_a_folder_or_an_archive_only", async ({ page }) => {
  await page.goto(address("reviewing", place));
  await expect(page.getByRole("radio", { name: "File", exact: true })).toBeChecked();
  await page.getByRole("radio", { name: "Drafts for a mail program" }).click();
  await expect(page.getByRole("radio", { name: "File", exact: true })).toHaveCount(0);
  await expect(page.getByText("Apple Mail opens them as mails that were received")).toBeVisible();
});

test("mails_for_a_sheet_go_through_the_clipboard", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto(address("reviewing", place));
  await page.getByRole("radio", { name: "Clipboard, to paste into a sheet" }).click();
  await page.getByRole("button", { name: "Copy 7 mails for a sheet" }).click();
  await expect(page.getByText("7 mails copied for a sheet.")).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain("First name\t");
});

for (const theme of ["light", "dark"] as const) {
  test(`a_chosen_target_and_what_was_saved_are_accessible_in_the_${theme}_theme`, async ({
    page,
  }) => {
    // Three looks by axe, one after the other.
    test.slow();
    await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
    await page.goto(address("reviewing", place));
    await page.getByRole("radio", { name: "Mailchimp" }).click();
    await page.getByRole("button", { name: "Save 7 mails" }).click();
    await page.getByText("1 cell began like a formula and was changed").click();
    for (const width of [1280, 900, 640]) {
      await page.setViewportSize({ width, height: 720 });
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
    }
  });
}
