// The user's voice: mails of their own in Settings, and how much a draft sounds like them.

import { expect, type Page, test } from "@playwright/test";
import { address, webinar } from "./pages";

const section = (page: Page) => page.getByRole("region", { name: "Your voice" });

test("a_pasted_mail_is_kept_and_measured_without_a_button", async ({ page }) => {
  await page.goto(address("model", "/settings"));
  await expect(section(page).getByText("What they have in common")).toBeHidden();
  await section(page).getByRole("button", { name: "Add a mail of your own" }).click();
  await page.getByLabel("Text of mail 1").fill("Hi Lori,\n\nThanks for the call.\n\nCheers,\nMara");
  await expect(section(page).getByText("What they have in common")).toBeVisible();
  await expect(section(page).getByText("about 9 words")).toBeVisible();
  await expect(section(page).getByText("Saved", { exact: true })).toBeVisible();
});

test("a_removed_mail_can_be_put_back_and_one_is_changed_in_place", async ({ page }) => {
  await page.goto(address("reviewing", "/settings"));
  const mails = section(page).getByRole("list", { name: "Mails of your own" });
  await expect(mails.getByRole("listitem")).toHaveCount(2);
  await mails.getByRole("button", { name: "Remove mail 1" }).click();
  await expect(mails.getByRole("listitem")).toHaveCount(1);
  await section(page).getByRole("button", { name: "Put it back" }).click();
  await expect(mails.getByRole("listitem").first()).toContainText("Thanks for the call");
  await mails.getByRole("button", { name: "Mail 1" }).first().click();
  await page.getByLabel("Text of mail 1").fill("Hello again.");
  await expect(section(page).getByText("Saved", { exact: true })).toBeVisible();
});

test("a_mail_that_is_too_long_says_so_and_is_not_cut", async ({ page }) => {
  await page.goto(address("model", "/settings"));
  await section(page).getByRole("button", { name: "Add a mail of your own" }).click();
  const mail = page.getByLabel("Text of mail 1");
  await mail.fill("a".repeat(4001));
  await expect(section(page).getByText("4,001 characters; at most 4,000 are kept.")).toBeVisible();
  await expect(mail).toHaveValue("a".repeat(4001));
  await expect(section(page).getByText("Saved", { exact: true })).toBeHidden();
});

test("five_mails_are_enough", async ({ page }) => {
  await page.goto(address("reviewing", "/settings"));
  for (const number of [3, 4, 5]) {
    await section(page).getByRole("button", { name: "Add another" }).click();
    await page.getByLabel(`Text of mail ${number}`).fill(`Mail number ${number}.`);
  }
  await expect(section(page).getByRole("button", { name: "Add another" })).toBeDisabled();
});

test("the_list_of_phrases_is_changed_and_the_usual_one_comes_back", async ({ page }) => {
  await page.goto(address("reviewing", "/settings"));
  const phrases = page.getByLabel("Phrases never to use");
  const usual = section(page).getByRole("button", { name: "Back to the usual list" });
  await expect(phrases).toHaveValue(/delve/);
  await expect(usual).toBeHidden();
  await phrases.fill("synergy\n");
  await expect(section(page).getByText("Saved", { exact: true })).toBeVisible();
  await usual.click();
  await expect(phrases).toHaveValue(/delve/);
  await expect(usual).toBeHidden();
});

test("a_draft_says_how_much_it_sounds_like_the_user_and_where_not", async ({ page }) => {
  await page.goto(address("reviewing", `/webinars/${webinar}/drafts`));
  await page.getByRole("option", { name: /Lori Hartsley/ }).click();
  const match = page.getByRole("region", { name: "Your voice" });
  await expect(match).toContainText("Not much");
  await expect(match).toContainText("Sentences are longer than yours (22 against 9 words).");
  await page.getByRole("option", { name: /Priya Nair/ }).click();
  await expect(match).not.toContainText("22 against 9");
});

test("without_mails_of_their_own_nothing_is_said_about_the_voice", async ({ page }) => {
  await page.goto(address("imported", `/webinars/${webinar}/drafts`));
  await page.getByRole("button", { name: /^Draft \d+ mails/ }).click();
  await page.getByRole("option").first().click();
  await expect(page.getByRole("region", { name: "What it rests on" })).toBeVisible();
  await expect(page.getByRole("region", { name: "Your voice" })).toBeHidden();
});
