// The way of files into the program: seen before stored, corrected, imported, added to.

import { expect, type Page, test } from "@playwright/test";
import { address, webinar } from "./pages";

async function chooseFiles(page: Page): Promise<void> {
  await page.goto(address("first", "/new"));
  await page.getByRole("button", { name: "Choose files" }).click();
  await expect(page.getByRole("heading", { name: "d326631b.csv" })).toBeVisible();
}

test("files_are_shown_as_they_will_be_read_before_the_import", async ({ page }) => {
  await chooseFiles(page);
  await expect(page.getByRole("cell", { name: "laura.hartsley@example.com" })).toBeVisible();
  await expect(page.getByText("All 126 lines accounted for")).toBeVisible();
  await expect(page.getByText("“Simone P” wrote 2 messages")).toBeVisible();
  await page.getByLabel("File to look at").click();
  await page.getByRole("option", { name: "chat-export.csv" }).click();
  await expect(page.getByRole("cell", { name: "Can you limit sharing of a GPT?" })).toBeVisible();
});

test("the_one_button_says_what_it_will_do_and_does_it", async ({ page }) => {
  await chooseFiles(page);
  await page.getByRole("button", { name: "Import 45 people and 79 messages" }).click();
  await expect(page).toHaveURL(/overview$/);
  await expect(page.getByText("Imported 45 people and 79 messages.")).toBeVisible();
});

test("a_file_left_out_changes_what_the_button_will_do", async ({ page }) => {
  await chooseFiles(page);
  await page.getByRole("button", { name: "Leave chat-export.csv out" }).click();
  await expect(page.getByRole("button", { name: "Import 45 people", exact: true })).toBeEnabled();
});

test("an_unreadable_file_stops_the_import_and_says_why", async ({ page }) => {
  await chooseFiles(page);
  await page.getByRole("button", { name: "choose files", exact: true }).click();
  await expect(page.getByText("This is a PDF, not a list.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Import", exact: true })).toBeDisabled();
  await page.getByRole("button", { name: "Leave invoice.csv out" }).click();
  await expect(page.getByRole("button", { name: /Import 45 people/ })).toBeEnabled();
});

test("a_webinar_without_a_title_is_not_imported", async ({ page }) => {
  await chooseFiles(page);
  await page.getByLabel("Title").fill("");
  await page.getByRole("button", { name: /Import 45 people/ }).click();
  await expect(page.getByText("Give it a title; the mails use it.")).toBeVisible();
  await expect(page).toHaveURL(/new\?staging=/);
});

test("files_dropped_on_the_import_tab_are_added_to_that_webinar", async ({ page }) => {
  await page.goto(address("reviewing", `/webinars/${webinar}/import`));
  await expect(page.getByText("Add files to this webinar")).toBeVisible();
  await page.evaluate(() =>
    window.dispatchEvent(
      new CustomEvent("fake-host", {
        detail: { kind: "files_dropped", staging: null, error: null },
      }),
    ),
  );
  await expect(page.getByRole("button", { name: "Add 2 files" })).toBeEnabled();
  await expect(page).toHaveURL(new RegExp(`${webinar}/import\\?staging=`));
});

test("details_are_saved_as_they_are_typed", async ({ page }) => {
  await page.goto(address("reviewing", `/webinars/${webinar}/import`));
  await page.getByLabel("Title").fill("A better title");
  await expect(page.getByRole("heading", { level: 1, name: "A better title" })).toBeVisible();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
});

test("notes_unfold_to_their_lines", async ({ page }) => {
  await page.goto(address("reviewing", `/webinars/${webinar}/import`));
  await page.getByText("Sender is not on the list").click();
  await expect(page.getByText("chat-export.csv, line 58, Name")).toBeVisible();
});
