// A run with a model: what it takes is said before, its limits are kept, and it can be paused.

import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { address, webinar } from "./pages";

const place = `/webinars/${webinar}/drafts`;

test.beforeEach(async ({ page }) => {
  await page.goto(address("model", place));
});

test("the_calls_the_tokens_and_the_cost_are_said_before_anything_is_sent", async ({ page }) => {
  const plan = page.getByRole("region", { name: "What it takes" });
  await expect(plan).toContainText(
    "45 people, 18 calls: 14 for people with words of their own, 4 shared by 31 without.",
  );
  await expect(plan).toContainText("About 32,000 tokens, under 1 cent, a few seconds.");
  await plan.getByRole("switch", { name: "A call for each person" }).click();
  await expect(plan).toContainText("45 people, 45 calls.");
});

test("a_limit_that_is_no_number_is_refused_in_words", async ({ page }) => {
  const limit = page.getByLabel(/Stop before it costs more/);
  await limit.fill("much");
  await expect(page.getByText("A number above zero, or empty for no limit.")).toBeVisible();
  await limit.fill("2,50");
  await expect(page.getByText("A number above zero, or empty for no limit.")).toHaveCount(0);
});

test("the_exact_text_for_a_person_can_be_seen", async ({ page }) => {
  await page.getByRole("button", { name: "See what would be sent" }).click();
  const dialog = page.getByRole("dialog", { name: "What would be sent" });
  await expect(dialog).toContainText("Is there a payment plan?");
  await expect(dialog).toContainText("https://api.openai.com/v1");
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
});

test("a_run_is_paused_and_goes_on", async ({ page }) => {
  await page.getByRole("button", { name: "Draft 45 mails" }).click();
  const main = page.getByRole("main");
  await main.getByRole("button", { name: "Pause" }).click();
  await expect(main.getByText(/Paused, \d+ of 45 done/)).toBeVisible();
  await main.getByRole("button", { name: /Write the other/ }).click();
  await expect(page.getByText("0 of 45 approved")).toBeVisible();
});

test("a_night_costs_half_waits_for_the_server_and_can_be_stopped", async ({ page }) => {
  const plan = page.getByRole("region", { name: "What it takes" });
  await plan.getByRole("switch", { name: "Overnight, at half the price" }).click();
  await expect(plan).toContainText("under 1 cent, by tomorrow.");
  await page.getByRole("button", { name: "Draft 45 mails" }).click();
  const main = page.getByRole("main");
  await expect(main.getByText("Being written overnight: 45 mails")).toBeVisible();
  await expect(main.getByText("It may take up to 24 hours.")).toBeVisible();
  await expect(main.getByRole("button", { name: "Pause" })).toHaveCount(0);
  await expect(page.getByRole("region", { name: "Running work" })).toContainText(
    "Writing overnight 45 mails",
  );
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await main.getByRole("button", { name: "Stop" }).click();
  await expect(main.getByText("Stopped, 0 of 45 done")).toBeVisible();
});

test("a_price_of_the_users_own_is_kept", async ({ page }) => {
  await page.goto(address("model", "/settings"));
  await page.getByLabel("Sent", { exact: true }).fill("0,4");
  await page.getByLabel("Received").fill("1.6");
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await expect(page.getByRole("region", { name: "Use of models" })).toContainText("Nov 2026");
});

test("a_wish_about_one_paragraph_leaves_the_others_and_can_be_taken_back", async ({ page }) => {
  await page.goto(address("modelled", place));
  const text = page.getByRole("region", { name: "Text" });
  const before = (await text.textContent()) ?? "";
  await page.keyboard.press("Shift+R");
  const wish = page.getByRole("dialog", { name: "Write it again by a wish" });
  await wish.getByLabel("What to change").click();
  await page.getByRole("option").nth(1).click();
  await wish.getByLabel("Or in your words").fill("mention the checklist");
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await page.keyboard.press("Enter");
  await expect(text).toContainText("(mention the checklist)");
  expect(((await text.textContent()) ?? "").split("(mention the checklist)")).toHaveLength(2);
  await page.keyboard.press("z");
  await expect(text).toHaveText(before);
});

test("without_a_model_there_is_nothing_to_wish", async ({ page }) => {
  await page.goto(address("reviewing", place));
  await expect(page.getByRole("button", { name: "Rewrite" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Wish" })).toHaveCount(0);
});
