// Templates: edited beside the mail that they make for a real person, saved with a button, reset.

import { expect, test } from "@playwright/test";
import { address } from "./pages";

test.beforeEach(async ({ page }) => {
  await page.goto(address("reviewing", "/settings"));
  await page.getByRole("link", { name: "Edit templates" }).click();
  await expect(page.getByRole("article", { name: "The mail" })).toContainText("Hi Lori,");
});

test("the_mail_of_the_first_person_of_the_tier_follows_the_text", async ({ page }) => {
  const mail = page.getByRole("article", { name: "The mail" });
  await page.getByRole("textbox", { name: "Text" }).fill("Subject: Mine\n\nMy own words.\n");
  await expect(mail).toContainText("My own words.");
  await expect(mail.getByRole("heading")).toHaveText("Mine");
  await page.getByRole("combobox", { name: "For" }).click();
  await page.getByRole("option", { name: "No-Show" }).click();
  await expect(mail).toContainText("You had registered");
  await expect(mail).not.toContainText("Hi Lori,");
});

test("a_person_can_be_chosen", async ({ page }) => {
  await page.getByRole("combobox", { name: "Person" }).click();
  await page.getByRole("option").nth(1).click();
  await expect(page.getByRole("article", { name: "The mail" })).not.toContainText("Hi Lori,");
});

test("a_template_is_kept_when_it_is_saved_and_not_before", async ({ page }) => {
  const text = page.getByRole("textbox", { name: "Text" });
  const save = page.getByRole("button", { name: "Save template" });
  await expect(save).toBeDisabled();
  await text.fill("Subject: Mine\n\nMy own words.\n");
  await expect(page.getByRole("combobox", { name: "Text" })).toHaveText("Text 1, not saved");
  await page.getByRole("button", { name: "Discard changes" }).click();
  await expect(text).toHaveValue(/Thank you for being part/);
  await text.fill("Subject: Mine\n\nMy own words.\n");
  await save.click();
  await expect(page.getByText("Saved. New drafts use it.")).toBeVisible();
  await expect(page.getByRole("combobox", { name: "Text" })).toHaveText("Text 1, yours");
  await page.getByRole("button", { name: "Reset to the built-in text" }).click();
  await expect(text).toHaveValue(/Thank you for being part/);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(text).toHaveValue(/My own words/);
});

test("unsaved_words_survive_a_look_at_another_page", async ({ page }) => {
  await page.getByRole("textbox", { name: "Text" }).fill("Subject: Half a thought");
  await page.getByRole("link", { name: "Settings" }).first().click();
  await page.getByRole("link", { name: "Edit templates" }).click();
  await expect(page.getByRole("textbox", { name: "Text" })).toHaveValue("Subject: Half a thought");
});

test("what_is_wrong_is_said_under_the_text_with_its_line_and_cannot_be_saved", async ({ page }) => {
  const text = page.getByRole("textbox", { name: "Text" });
  await text.fill("Subject: Mine\n\nAbout {{ topik }}.\n");
  await expect(text).toHaveAccessibleDescription(/^Line 3: There is no token “topik”/);
  await expect(page.getByRole("button", { name: "Save template" })).toBeDisabled();
  await page.getByRole("button", { name: "Show line 3" }).click();
  await page.keyboard.type("Gone.");
  await expect(text).toHaveValue("Subject: Mine\n\nGone.\n");
});

test("a_token_goes_to_the_caret_by_click_and_by_keyboard", async ({ page }) => {
  const text = page.getByRole("textbox", { name: "Text" });
  await text.fill("Subject: About \n\nHello.\n");
  await text.press("Control+Home");
  await text.press("End");
  await page.getByRole("button", { name: "Webinar, no quotes" }).click();
  await expect(text).toHaveValue("Subject: About {{ event_plain }}\n\nHello.\n");
  await text.press("Control+End");
  await page.getByRole("button", { name: "First name" }).focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await expect(text).toHaveValue("Subject: About {{ event_plain }}\n\nHello.\n{{ first_name }}");
  await expect(text).toBeFocused();
  await page.keyboard.press("Control+z");
  await expect(text).toHaveValue("Subject: About {{ event_plain }}\n\nHello.\n");
  await page.getByRole("button", { name: "If there is a recording" }).click();
  await page.keyboard.type("Watch it.");
  await expect(text).toHaveValue(/\{% if replay %\}Watch it\.\{% endif %\}$/);
});

test("the_last_text_of_a_tier_stays_in_use", async ({ page }) => {
  const used = page.getByRole("switch", { name: "Use this text for drafts" });
  await used.click();
  await expect(page.getByRole("combobox", { name: "Text" })).toHaveText("Text 1, off");
  await page.getByRole("combobox", { name: "Text" }).click();
  await page.getByRole("option", { name: "Text 2" }).click();
  await used.click();
  await expect(page.getByRole("alert")).toContainText("This is the last text");
  await expect(used).toBeChecked();
});
