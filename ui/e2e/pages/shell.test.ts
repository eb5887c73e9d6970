// The frame around the pages: palette, shortcuts, places, files dropped on the window.

import { expect, type Page, test } from "@playwright/test";
import { address, webinar } from "./pages";

const overview = address("reviewing", `/webinars/${webinar}/overview`);

/** Plays what the desktop shell would tell the window. */
async function host(page: Page, event: object): Promise<void> {
  await page.evaluate(
    (detail) => window.dispatchEvent(new CustomEvent("fake-host", { detail })),
    event,
  );
}

test("the_window_opens_on_the_newest_webinar", async ({ page }) => {
  await page.goto(address("reviewing", "/"));
  await expect(
    page.getByRole("heading", { name: "Building Custom GPTs for Your Business" }),
  ).toBeVisible();
  await expect(page).toHaveURL(/overview$/);
});

test("the_first_start_offers_two_choices_and_nothing_else", async ({ page }) => {
  await page.goto(address("first", "/"));
  await expect(page.getByRole("button")).toHaveCount(2);
  await page.getByRole("button", { name: "Open the sample webinar" }).click();
  await expect(page).toHaveURL(/overview$/);
});

test("two_keys_in_a_row_go_to_a_place", async ({ page }) => {
  await page.goto(overview);
  await expect(page.getByRole("link", { name: /^People/ })).toBeVisible();
  await page.keyboard.press("g");
  await page.keyboard.press("d");
  await expect(page).toHaveURL(/drafts$/);
});

test("the_palette_finds_a_person_by_what_they_wrote", async ({ page }) => {
  await page.goto(overview);
  await expect(page.getByRole("link", { name: /^People/ })).toBeVisible();
  await page.keyboard.press("Control+k");
  await page.keyboard.type("imposter");
  await page.getByRole("option", { name: /Laura Quill/ }).click();
  await expect(page).toHaveURL(/people\?person=/);
});

test("a_person_is_found_and_opened_by_typing_and_enter_alone", async ({ page }) => {
  await page.goto(overview);
  await expect(page.getByRole("link", { name: /^People/ })).toBeVisible();
  await page.keyboard.press("Control+k");
  await page.keyboard.type("imposter");
  await expect(page.getByRole("option", { name: /Laura Quill/ })).toHaveAttribute(
    "aria-selected",
    "true",
  );
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/people\?person=/);
});

test("the_palette_never_begins_with_what_destroys", async ({ page }) => {
  await page.goto(overview);
  await expect(page.getByRole("link", { name: /^People/ })).toBeVisible();
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("option").first()).toContainText("Review 38 drafts");
  await expect(page.getByRole("option", { name: "Delete this webinar…" })).toHaveAttribute(
    "aria-selected",
    "false",
  );
});

test("the_shortcut_sheet_lists_what_works_here", async ({ page }) => {
  await page.goto(overview);
  await expect(page.getByRole("link", { name: /^People/ })).toBeVisible();
  await page.keyboard.press("?");
  const sheet = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(sheet.getByText("Go to Drafts")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(sheet).toBeHidden();
});

test("files_dropped_on_any_page_lead_to_a_new_webinar", async ({ page }) => {
  await page.goto(overview);
  await expect(page.getByRole("link", { name: /^People/ })).toBeVisible();
  await host(page, { kind: "files_over" });
  await expect(page.getByText("Drop to import")).toBeVisible();
  await host(page, { kind: "files_dropped", staging: null, error: null });
  await expect(page).toHaveURL(/new\?staging=/);
  await expect(page.getByText("Drop to import")).toBeHidden();
});

test("a_click_in_the_native_menu_runs_the_action_of_that_name", async ({ page }) => {
  await page.goto(overview);
  await expect(page.getByRole("link", { name: /^People/ })).toBeVisible();
  await host(page, { kind: "menu", action: "settings.open" });
  await expect(page).toHaveURL(/settings$/);
});

test("drafting_shows_its_progress_and_ends_in_the_counts", async ({ page }) => {
  await page.goto(address("imported", `/webinars/${webinar}/overview`));
  await page.getByRole("button", { name: "Draft 45 mails" }).click();
  await expect(
    page.getByRole("region", { name: "Running work" }).getByText(/\d+ of 45/),
  ).toBeVisible();
  await expect(page.getByRole("link", { name: "Drafts 45 to review" })).toBeVisible();
});

test("a_wrong_passphrase_says_so_and_keeps_what_was_typed", async ({ page }) => {
  await page.goto(address("locked", "/"));
  await page.getByLabel("Passphrase").fill("wrong");
  await page.getByRole("button", { name: "Unlock" }).click();
  await expect(page.getByRole("alert")).toContainText("does not open the database");
  await page.getByLabel("Passphrase").fill("correct horse");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("link", { name: /^People/ })).toBeVisible();
});

test("a_theme_chosen_in_the_palette_holds_against_the_system", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto(overview);
  await expect(page.getByRole("link", { name: /^People/ })).toBeVisible();
  await page.keyboard.press("Control+k");
  await page.keyboard.type("theme dark");
  await page.keyboard.press("Enter");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
});

test("a_finished_run_says_how_many_drafts_it_wrote", async ({ page }) => {
  await page.goto(address("imported", `/webinars/${webinar}/overview`));
  await page.getByRole("button", { name: "Draft 45 mails" }).click();
  await expect(page.getByText("45 drafts written.")).toBeVisible();
});
