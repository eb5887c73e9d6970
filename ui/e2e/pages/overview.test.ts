// The overview: numbers that agree with the list, and ways from each of them to the people behind it.

import { expect, test } from "@playwright/test";
import { address, webinar } from "./pages";

test.beforeEach(async ({ page }) => {
  await page.goto(address("reviewing", `/webinars/${webinar}/overview`));
});

test("the_bar_of_tiers_says_its_numbers", async ({ page }) => {
  await expect(
    page.getByRole("img", { name: "People by tier: Hot 3, Warm 3, Cool 3, Cold 5, No-Show 31" }),
  ).toBeVisible();
});

test("a_tier_leads_to_its_people", async ({ page }) => {
  await page.getByRole("link", { name: "Show the 3 Hot people" }).click();
  await expect(page).toHaveURL(/people\?tiers=.*hot/);
});

test("the_first_call_has_their_words_and_leads_to_the_draft", async ({ page }) => {
  const calls = page.getByRole("complementary", { name: "Call these people first" });
  await expect(calls.getByRole("listitem").first()).toContainText("When does it start?");
  await calls.getByRole("button", { name: "Open the draft for Lori Hartsley" }).click();
  await expect(page).toHaveURL(/drafts\?draft=/);
});

test("the_chart_of_focus_can_be_read_as_a_table", async ({ page }) => {
  await page.getByText("As a table").click();
  await expect(page.getByRole("row", { name: "90–100 % 3" })).toBeVisible();
});

test("all_questions_are_one_click_away", async ({ page }) => {
  const questions = page.getByRole("region", { name: "Questions" });
  await expect(questions.getByRole("listitem")).toHaveCount(6);
  await questions.getByRole("button", { name: /^All / }).click();
  await expect(questions.getByText("Will there be a recording?")).toBeVisible();
});
