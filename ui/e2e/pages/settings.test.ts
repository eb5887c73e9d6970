// Settings: kept as they are changed, a key that is never shown, scoring that shows its effect first.

import { expect, test } from "@playwright/test";
import { address } from "./pages";

test.beforeEach(async ({ page }) => {
  await page.goto(address("reviewing", "/settings"));
});

test("a_key_is_saved_tested_and_removed_and_never_shown", async ({ page }) => {
  await page.getByRole("radio", { name: "A model" }).click();
  await page.getByLabel("Key", { exact: true }).fill("sk-test-0123456789");
  await page.getByRole("button", { name: "Save key" }).click();
  await expect(page.getByText("A key is saved in your keychain.")).toBeVisible();
  await expect(page.getByText("sk-test")).toHaveCount(0);
  await page.getByRole("button", { name: "Test the connection" }).click();
  await expect(page.getByText("The key is accepted.")).toBeVisible();
  await page.getByRole("button", { name: "Remove key" }).click();
  await expect(page.getByLabel("Key", { exact: true })).toHaveValue("");
});

test("the_connection_test_says_of_each_step_whether_it_works_and_why_not", async ({ page }) => {
  await page.getByRole("radio", { name: "A model" }).click();
  const steps = page.getByRole("list", { name: "Result of the test" }).getByRole("listitem");
  const tests = async (...labels: string[]) => {
    await page.getByRole("button", { name: "Test the connection" }).click();
    await expect(steps).toHaveCount(labels.length);
    for (const [index, label] of labels.entries()) {
      await expect(steps.nth(index).getByLabel(label)).toBeVisible();
    }
  };
  await tests("Works:", "Problem:", "Not known:", "Not known:", "Not known:");
  await expect(steps.nth(1)).toContainText("wants a key");

  await page.getByLabel("Key", { exact: true }).fill("sk-test-0123456789");
  await page.getByRole("button", { name: "Save key" }).click();
  await tests("Works:", "Works:", "Works:", "Works:", "Works:");
  await expect(steps.nth(4)).toContainText("tokens a second");

  await page.getByLabel("Model", { exact: true }).fill("gpt-6-lunar");
  await page.getByLabel("Model", { exact: true }).blur();
  await tests("Works:", "Works:", "Problem:", "Not known:", "Not known:");
  await expect(steps.nth(2)).toContainText("It has: gpt-6-luna, gpt-6.1-terra.");
});

test("scoring_shows_who_would_move_before_anything_moves", async ({ page }) => {
  await page.getByLabel("Hot from").fill("95");
  const effect = page.getByRole("region", { name: "Effect" });
  await expect(effect).toContainText(
    "In your newest webinar, 2 people would change tier: 2 from Hot to Warm.",
  );
  await page.getByRole("button", { name: "Use for new webinars" }).click();
  await expect(page.getByText("New webinars will be scored like this.")).toBeVisible();
});

test("a_weight_is_dragged_by_keys_and_a_preset_fills_in_all_of_them", async ({ page }) => {
  const focus = page.getByRole("slider", { name: "Focus" });
  await focus.press("ArrowRight");
  await expect(page.getByLabel("Focus, as a number")).toHaveValue("41");
  await expect(page.getByRole("region", { name: "Effect" })).toBeVisible();
  await page.getByRole("combobox", { name: "Weights" }).click();
  await page.getByRole("option", { name: "No focus" }).click();
  await expect(focus).toHaveValue("0");
  await expect(page.getByRole("slider", { name: "Attendance" })).toHaveValue("50");
});

test("limits_that_do_not_descend_are_refused_in_words", async ({ page }) => {
  await page.getByLabel("Hot from").fill("50");
  await expect(page.getByRole("alert")).toContainText("The limits must descend");
  await expect(page.getByRole("button", { name: "Use for new webinars" })).toBeDisabled();
});

test("the_sender_is_kept_without_a_button", async ({ page }) => {
  await page.getByLabel("Name", { exact: true }).fill("Gabriela Reyes");
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await page.getByRole("link", { name: /Building Custom/ }).click();
  await expect(page.getByRole("link", { name: "Overview" })).toBeVisible();
  await page.getByRole("link", { name: "Settings" }).click();
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Gabriela Reyes");
});

test("erasing_everything_wants_the_word_typed_and_leads_to_the_first_start", async ({ page }) => {
  await page.getByRole("button", { name: "Erase everything…" }).click();
  const dialog = page.getByRole("alertdialog");
  const erase = dialog.getByRole("button", { name: "Erase everything" });
  await expect(erase).toBeDisabled();
  await dialog.getByRole("textbox").fill("erase");
  await erase.click();
  await expect(page.getByRole("button", { name: "Open the sample webinar" })).toBeVisible();
});

test("the_theme_changes_at_once", async ({ page }) => {
  await page.getByRole("radio", { name: "Dark" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.getByRole("radio", { name: "System" }).click();
  await expect(page.locator("html")).not.toHaveAttribute("data-theme");
});

test("going_to_a_part_leaves_the_header_and_the_sidebar_where_they_are", async ({ page }) => {
  const part = page.getByRole("region", { name: "Scoring", exact: true });
  await part.evaluate((element) => element.scrollIntoView());
  await expect(part).toBeInViewport();
  await expect(page.getByRole("heading", { name: "Settings", level: 1 })).toBeInViewport();
  await expect(page.getByRole("link", { name: /Building Custom/ })).toBeInViewport();
  expect(await page.evaluate(() => document.scrollingElement?.scrollTop)).toBe(0);
});
