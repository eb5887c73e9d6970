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
  await page.getByRole("button", { name: "Asked a question" }).click();
  await expect(page.getByText("4 of 45 people")).toBeVisible();
  await expect(page).toHaveURL(/tiers=.*hot.*warm.*asked=true/);
  await page.getByRole("button", { name: "Hot 3" }).click();
  await page.getByRole("button", { name: "Warm 3" }).click();
  await page.getByRole("button", { name: "Asked a question" }).click();
  await expect(page.getByText("45 people")).toBeVisible();
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
  await expect(page.getByRole("row").nth(2)).toContainText("Anders Holm");
  await heading.getByRole("button").click();
  await expect(heading).toHaveAttribute("aria-sort", "descending");
  await expect(page.getByRole("row").nth(1)).toContainText("李娜");
});

test("the_keyboard_moves_opens_and_closes", async ({ page }) => {
  await open(page);
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await expect(person(page, "Rachel Bellmont")).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("o");
  const panel = page.getByRole("complementary", { name: "Person" });
  await expect(panel.getByRole("heading", { name: "Rachel Bellmont" })).toBeVisible();
  await page.keyboard.press("k");
  await expect(panel.getByRole("heading", { name: "Lori Hartsley" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(panel).toBeHidden();
  await expect(person(page, "Lori Hartsley")).toHaveAttribute("aria-selected", "true");
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
