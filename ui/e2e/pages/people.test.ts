// The table of people: finding, narrowing, sorting, opening.

import { expect, type Page, test } from "@playwright/test";
import { address, webinar } from "./pages";

const place = `/webinars/${webinar}/people`;

async function open(page: Page, search = ""): Promise<void> {
  await page.goto(address("reviewing", `${place}${search}`));
  await expect(page.getByRole("row").nth(1)).toBeVisible();
}

const person = (page: Page, name: string) => page.getByRole("row", { name });

test("words_find_people_by_what_they_wrote", async ({ page }) => {
  await open(page);
  await page.keyboard.press("/");
  await page.keyboard.type("imposter");
  await expect(page.getByText("1 of 45 people")).toBeVisible();
  await expect(person(page, "Laura Quill")).toBeVisible();
  await expect(page).toHaveURL(/find=imposter/);
});

test("tiers_and_questions_narrow_the_table_and_stay_in_the_address", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: "Hot 3" }).click();
  await page.getByRole("button", { name: "Warm 3" }).click();
  await expect(page.getByText("6 of 45 people")).toBeVisible();
  await page.getByRole("button", { name: /^Asked a question/ }).click();
  await expect(page.getByText("4 of 45 people")).toBeVisible();
  await expect(page).toHaveURL(/tiers=.*hot.*warm.*asked=true/);
  await page.getByRole("button", { name: /^Hot/ }).click();
  await page.getByRole("button", { name: /^Warm/ }).click();
  await page.getByRole("button", { name: /^Asked a question/ }).click();
  await expect(page.getByText("45 people", { exact: true })).toBeVisible();
});

test("when_nobody_fits_one_click_shows_everybody", async ({ page }) => {
  await open(page);
  await page.getByRole("searchbox").fill("xyzzy");
  await expect(page.getByText("Nobody fits")).toBeVisible();
  await page.getByRole("button", { name: "Show everybody" }).click();
  await expect(page.getByText("45 people")).toBeVisible();
  await expect(page.getByRole("searchbox")).toHaveValue("");
});

test("a_heading_sorts_in_its_natural_direction_first", async ({ page }) => {
  await open(page);
  const heading = page.getByRole("columnheader", { name: "Name" });
  await heading.getByRole("button").click();
  await expect(heading).toHaveAttribute("aria-sort", "ascending");
  await expect(page.getByRole("row").nth(1)).toContainText("Anders Holm");
  await heading.getByRole("button").click();
  await expect(heading).toHaveAttribute("aria-sort", "descending");
  await expect(page.getByRole("row").nth(1)).toContainText("李娜");
});

test("the_keyboard_moves_opens_and_closes", async ({ page }) => {
  await open(page);
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await expect(person(page, "Rachel Bellmont")).toHaveAttribute("aria-current", "true");
  await page.keyboard.press("o");
  const panel = page.getByRole("complementary", { name: "Person" });
  await expect(panel.getByRole("heading", { name: "Rachel Bellmont" })).toBeVisible();
  await page.keyboard.press("k");
  await expect(panel.getByRole("heading", { name: "Lori Hartsley" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(panel).toBeHidden();
  await expect(person(page, "Lori Hartsley")).toHaveAttribute("aria-current", "true");
});

test("arrows_and_enter_work_in_the_table", async ({ page }) => {
  await open(page);
  await page.getByRole("grid").focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Rachel Bellmont" })).toBeVisible();
});

test("a_person_shows_their_score_their_presence_and_their_words", async ({ page }) => {
  await open(page);
  await person(page, "Lori Hartsley").click();
  const panel = page.getByRole("complementary", { name: "Person" });
  await expect(panel.getByText("Score 98.8")).toBeVisible();
  await expect(panel.getByRole("img", { name: /there 0 to 21/ })).toBeVisible();
  await expect(panel.getByText("I need a course like that. When does it start?")).toBeVisible();
  await expect(panel.getByText("attendees.csv, line 2", { exact: true })).toBeVisible();
  await panel.getByRole("link", { name: /Open the draft/ }).click();
  await expect(page).toHaveURL(/drafts\?draft=/);
  await expect(page.getByRole("option", { name: "Lori Hartsley" })).toHaveAttribute(
    "aria-selected",
    "true",
  );
});

test("people_who_are_left_out_are_shown_with_the_reason_and_can_be_counted", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: "Left out 5" }).click();
  await expect(person(page, "Read.ai meeting notes")).toContainText("is a notetaker");
  await person(page, "Ivo Brandt").click();
  await page.keyboard.press("x");
  await expect(page.getByText("Ivo Brandt counts as audience.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Left out 4" })).toBeVisible();
  const panel = page.getByRole("complementary", { name: "Person" });
  await expect(panel.getByText("Counted as audience by you")).toBeVisible();
  await panel.getByRole("button", { name: "Back to automatic" }).click();
  await expect(panel.getByText("Left out: was a speaker")).toBeVisible();
});

test("somebody_is_left_out_by_a_key_and_brought_back_by_undo", async ({ page }) => {
  await open(page);
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  await expect(page.getByText("44 people", { exact: true })).toBeVisible();
  await expect(person(page, "Lori Hartsley")).toBeHidden();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(person(page, "Lori Hartsley")).toBeVisible();
});

test("a_person_shows_sessions_poll_answers_and_what_became_of_questions", async ({ page }) => {
  await open(page);
  await person(page, "Lori Hartsley").click();
  const panel = page.getByRole("complementary", { name: "Person" });
  await expect(panel.getByText("there 0 to 21 and 25 to 61")).toBeVisible();
  await expect(panel.getByText("A template, An hour with a coach")).toBeVisible();
  await expect(panel.getByText("The next one starts on 3 November.")).toBeVisible();
  await person(page, "Kofi Mensah").click();
  await expect(panel.getByText("Private, never quoted")).toBeVisible();
});

test("accents_and_the_order_of_words_do_not_count", async ({ page }) => {
  await open(page);
  await page.getByRole("searchbox").fill("wojcik LUCJA");
  await expect(page.getByText("1 of 45 people")).toBeVisible();
  await expect(person(page, "Łucja Wójcik")).toBeVisible();
});

test("filters_say_how_many_they_show_and_go_as_chips", async ({ page }) => {
  await open(page);
  await page.keyboard.press("f");
  const panel = page.getByRole("dialog", { name: "Filters" });
  await panel.getByLabel("Replay only 1").click();
  await panel.getByLabel("Waiting room 1").click();
  await expect(page.getByText("2 of 45 people")).toBeVisible();
  await panel.getByLabel("Score from").fill("40");
  await expect(page.getByText("0 of 45 people")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(panel).toBeHidden();
  await expect(page.getByText("Nobody fits")).toBeVisible();
  await page.getByRole("button", { name: "Remove the filter Score 40 or more" }).click();
  await expect(page.getByRole("row")).toHaveCount(3);
  await page.getByRole("button", { name: "Remove the filter Waiting room" }).click();
  await expect(page.getByText("1 of 45 people")).toBeVisible();
  await expect(page).toHaveURL(/came=.*replay_only/);
  await page.getByRole("button", { name: "Reset" }).click();
  await expect(page.getByText("45 people", { exact: true })).toBeVisible();
});

test("a_view_is_applied_saved_renamed_and_deleted", async ({ page }) => {
  await open(page);
  const views = page.getByRole("dialog", { name: "Views" });
  await page.keyboard.press("v");
  await views.getByRole("button", { name: "Asked and unanswered" }).click();
  await expect(page.getByText("3 of 45 people")).toBeVisible();
  await page.keyboard.press("v");
  await views.getByLabel("Name of this view").fill("Left before the end");
  await views.getByRole("button", { name: "Save" }).click();
  await expect(views.getByText("comes with the program")).toBeVisible();
  await views.getByLabel("Name of this view").fill("To answer");
  await views.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved the view “To answer”.")).toBeVisible();
  await page.getByRole("button", { name: "Reset" }).click();
  await page.keyboard.press("v");
  await views.getByRole("button", { name: "Rename To answer" }).click();
  await views.getByLabel("New name").fill("Answer first");
  await page.keyboard.press("Enter");
  await views.getByRole("button", { name: "Answer first", exact: true }).click();
  await expect(page.getByText("3 of 45 people")).toBeVisible();
  await page.keyboard.press("v");
  await views.getByRole("button", { name: "Delete Answer first" }).click();
  await expect(views.getByText("Answer first")).toBeHidden();
});

test("columns_are_chosen_moved_and_remembered", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: "Columns" }).click();
  const panel = page.getByRole("dialog", { name: "Columns" });
  await panel.getByLabel("Location").click();
  await panel.getByLabel("E-mail", { exact: true }).click();
  for (let step = 0; step < 7; step++) {
    await panel.getByRole("button", { name: "Move Location to the left" }).click();
  }
  await page.keyboard.press("Escape");
  await page.reload();
  const headings = page.getByRole("columnheader");
  await expect(headings.nth(1)).toContainText("Name");
  await expect(headings.nth(2)).toContainText("Location");
  await expect(page.getByRole("columnheader", { name: "E-mail" })).toBeHidden();
  await headings.nth(2).getByRole("button").click();
  await expect(page.getByRole("row").nth(1)).toContainText("Denver, US");
});

test("people_are_chosen_by_keyboard_and_copied_for_a_spreadsheet", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page);
  await page.getByRole("grid").focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Shift+ArrowDown");
  const bar = page.getByRole("region", { name: "Selected people" });
  await expect(bar.getByText("3 people selected")).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Space");
  await expect(bar.getByText("4 people selected")).toBeVisible();
  await page.keyboard.press("Control+c");
  await expect(page.getByText("Copied 4 people")).toBeVisible();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(text.split("\n")).toHaveLength(6);
  expect(text).toContain("Lori Hartsley\tlori.hartsley@example.com\t");
  await page.keyboard.press("Control+a");
  await expect(bar.getByText("45 people selected")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(bar).toBeHidden();
});

test("the_chosen_people_are_left_out_together", async ({ page }) => {
  await open(page);
  await page.getByRole("checkbox", { name: "Select Lori Hartsley" }).click();
  await page.getByRole("checkbox", { name: "Select Laura Quill" }).click({ modifiers: ["Shift"] });
  await page.keyboard.press("x");
  await expect(page.getByText("3 people are left out")).toBeVisible();
  await expect(page.getByText("42 people", { exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: "Left out 8" })).toBeVisible();
});

test("a_person_leads_to_the_same_person_in_other_webinars", async ({ page }) => {
  await open(page);
  await person(page, "Lori Hartsley").click();
  const panel = page.getByRole("complementary", { name: "Person" });
  await panel.getByRole("link", { name: /Pricing your first course/ }).click();
  await expect(page).toHaveURL(/webinars\/older-1\/people\?person=elsewhere-1/);
});

test("a_list_of_thousands_is_moved_through_to_its_end_and_back", async ({ page }) => {
  await page.goto(address("crowd", place));
  await expect(page.getByText("20,000 people", { exact: true })).toBeVisible();
  await page.getByRole("grid").focus();
  await page.keyboard.press("End");
  await expect(page.locator('[aria-rowindex="20001"][aria-current="true"]')).toBeVisible();
  await page.keyboard.press("Shift+Home");
  await expect(page.getByText("20,000 people selected")).toBeVisible();
  await expect(page.locator('[aria-rowindex="2"][aria-current="true"]')).toBeVisible();
});
