// A queue that is longer than what the window holds of it, and the small deeds around a mail.

import { expect, type Page, test } from "@playwright/test";
import { address, webinar } from "./pages";

const drafts = `/webinars/${webinar}/drafts`;
const people = `/webinars/${webinar}/people`;

const open = async (page: Page, scene: string, query = "") => {
  await page.goto(address(scene, `${drafts}${query}`));
  await expect(page.getByRole("listbox", { name: "Drafts" })).toBeVisible();
};
const list = (page: Page) => page.getByRole("listbox", { name: "Drafts" });
const at = (page: Page, place: number) =>
  page.locator(`[role=option][aria-posinset="${place}"][aria-current="true"]`);

test("a_queue_of_a_thousand_is_walked_through_across_its_pages_and_back", async ({ page }) => {
  await open(page, "queue");
  await expect(page.getByText("7 of 1,000 approved")).toBeVisible();
  await list(page).focus();
  await page.keyboard.press("End");
  await expect(at(page, 1000)).toBeVisible();
  for (let step = 0; step < 3; step++) await page.keyboard.press("k");
  await expect(at(page, 997)).toBeVisible();
  await page.keyboard.press("Home");
  await expect(at(page, 1)).toBeVisible();
  await page.keyboard.press("k");
  await expect(at(page, 1)).toBeVisible();
});

test("approving_goes_on_to_the_next_that_waits_also_on_another_page", async ({ page }) => {
  await open(page, "queue", '?states=["blocked","approved"]&sort=tier&from=test');
  await list(page).focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("Shift+End");
  // The first is approved already: its key leads to the next that waits, which is blocked and far down.
  await page.getByRole("option").first().click();
  await page.keyboard.press("a");
  await expect(page.getByRole("region", { name: "Mail" }).getByText("Hi Marek")).toBeVisible();
});

test("one_key_approves_a_draft_with_those_that_say_the_same_and_one_takes_it_back", async ({
  page,
}) => {
  await open(page, "reviewing");
  const first = page.getByRole("option").filter({ hasText: /first of \d+ alike/ });
  const count = /first of (\d+) alike/.exec((await first.first().textContent()) ?? "")?.[1] ?? "";
  expect(Number(count)).toBeGreaterThan(1);
  await first.first().click();
  await expect(page.getByRole("button", { name: `Approve all ${count}` })).toBeVisible();
  await page.keyboard.press("l");
  await expect(page.getByText(`Approved ${count} drafts`)).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText(`Approved ${count} drafts`)).toBeHidden();
  await expect(page.getByText("7 of 45 approved")).toBeVisible();
});

test("a_deed_on_what_fits_reaches_what_no_page_has_shown", async ({ page }) => {
  await open(page, "queue", '?tiers=["no_show"]&from=test');
  const button = page.getByRole("button", { name: /that fit$/ });
  const count = /^([\d,]+) that fit$/.exec((await button.textContent()) ?? "")?.[1] ?? "";
  expect(Number(count.replace(",", ""))).toBeGreaterThan(300);
  await button.click();
  await page.getByRole("button", { name: `Skip ${count}` }).click();
  await expect(page.getByText(`${count} skipped`)).toBeVisible();
});

test("a_stretch_of_choices_reaches_over_pages", async ({ page }) => {
  await open(page, "queue");
  await page.getByRole("option").first().click();
  await list(page).evaluate((box) => box.scrollTo({ top: 56 * 499 }));
  await page.locator('[role=option][aria-posinset="500"]').click({ modifiers: ["Shift"] });
  await expect(page.getByRole("button", { name: "500 selected" })).toBeVisible();
});

test("who_wrote_words_like_instructions_has_a_sign_of_their_own", async ({ page }) => {
  await open(page, "unusual");
  const flagged = page.getByRole("option", { name: /王小明/ });
  await expect(flagged.getByText(/^Flagged: their words look like instructions/)).toBeAttached();
  await expect(page.getByText(/^Flagged:/)).toHaveCount(1);
});

test("a_page_that_could_not_be_read_can_be_asked_for_again", async ({ page }) => {
  for (const place of [drafts, people]) {
    await page.goto(address("broken", place));
    await expect(page.getByRole("alert")).toBeVisible();
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(page.getByRole("alert")).toBeVisible();
  }
});

test("a_tick_of_the_timeline_shows_its_message", async ({ page }) => {
  await page.goto(
    address("reviewing", `${people}?person=0199b000-0000-7000-8000-000000000001&from=test`),
  );
  const panel = page.getByRole("complementary", { name: "Person" });
  const tick = panel.getByRole("button", { name: /at minute/ }).first();
  await tick.click();
  await expect(tick).toHaveAttribute("aria-expanded", "true");
  await expect(panel.getByRole("status").getByText(/^minute \d+/)).toBeVisible();
  await tick.press("Enter");
  await expect(tick).toHaveAttribute("aria-expanded", "false");
});

test("leaving_many_out_is_taken_back_from_its_message", async ({ page }) => {
  await page.goto(address("reviewing", people));
  await page.getByRole("checkbox", { name: "Select Lori Hartsley" }).click();
  await page.getByRole("checkbox", { name: "Select Laura Quill" }).click({ modifiers: ["Shift"] });
  await page.keyboard.press("x");
  await expect(page.getByText("42 people", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(page.getByText("45 people", { exact: true })).toBeVisible();
});

test("what_is_known_is_put_into_the_subject_where_its_cursor_stands", async ({ page }) => {
  await open(page, "reviewing");
  await page.keyboard.press("e");
  const subject = page.getByRole("textbox", { name: "Subject" });
  await subject.fill("For : now");
  for (let step = 0; step < 5; step++) await subject.press("ArrowLeft");
  await page.getByRole("button", { name: "Insert" }).click();
  const menu = page.getByRole("dialog", { name: "Insert" });
  await expect(menu.getByText("Into the subject")).toBeVisible();
  const value = await menu.getByRole("button").first().locator("bdi").textContent();
  await menu.getByRole("button").first().click();
  await expect(subject).toHaveValue(`For ${value}: now`);
  await expect(subject).toBeFocused();
});
