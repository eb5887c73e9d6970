// Reviewing drafts: reading, approving, writing, undoing, and starting the run.

import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { address, webinar } from "./pages";

const place = `/webinars/${webinar}/drafts`;

async function open(page: Page, name?: string): Promise<void> {
  await page.goto(address("reviewing", place));
  await expect(page.getByRole("listbox", { name: "Drafts" })).toBeVisible();
  if (name) {
    await page.getByRole("option", { name }).click();
    await expect(page.getByRole("region", { name: "Mail" }).getByText(name)).toBeVisible();
  }
}

const line = (page: Page, name: string) => page.getByRole("option", { name });
const bar = (page: Page) => page.getByRole("toolbar", { name: "Draft" });

test("reading_begins_with_the_riskiest_draft_that_waits", async ({ page }) => {
  await open(page);
  await expect(line(page, "Marek Dolan")).toHaveAttribute("aria-selected", "true");
  await expect(page.getByText("7 of 45 approved")).toBeVisible();
});

test("a_blocked_draft_cannot_be_approved_by_click_or_key", async ({ page }) => {
  await open(page, "Marek Dolan");
  await expect(bar(page).getByRole("button", { name: "Approve" })).toBeDisabled();
  await page.keyboard.press("a");
  await page.keyboard.press("Shift+A");
  await expect(page.getByText("7 of 45 approved")).toBeVisible();
  await expect(line(page, "Marek Dolan")).toHaveAttribute("aria-selected", "true");
});

test("a_warning_wants_a_second_key_of_its_own", async ({ page }) => {
  await open(page, "Priya Nair");
  await page.keyboard.press("a");
  await expect(bar(page).getByRole("alert")).toHaveText("Price differs from the offer: $79.");
  await expect(page.getByText("7 of 45 approved")).toBeVisible();
  // Going on in the rhythm of approving must not approve what has a warning.
  await page.keyboard.press("a");
  await expect(page.getByText("7 of 45 approved")).toBeVisible();
  await page.keyboard.press("Shift+A");
  await expect(page.getByText("8 of 45 approved")).toBeVisible();
  await expect(line(page, "Priya Nair").getByText("Approved")).toBeAttached();
});

test("moving_away_from_a_warning_forgets_the_first_key", async ({ page }) => {
  await open(page, "Priya Nair");
  await page.keyboard.press("a");
  await page.keyboard.press("j");
  await page.keyboard.press("k");
  await expect(line(page, "Priya Nair")).toHaveAttribute("aria-selected", "true");
  await expect(bar(page).getByRole("alert")).toHaveCount(0);
  await expect(bar(page).getByRole("button", { name: "Approve" })).toBeVisible();
});

test("an_approval_goes_on_to_the_next_draft_and_can_be_taken_back", async ({ page }) => {
  await open(page, "Raquel Iriarte");
  await page.keyboard.press("a");
  await expect(page.getByText("8 of 45 approved")).toBeVisible();
  await expect(line(page, "Kofi Mensah")).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("a");
  await expect(page.getByText("9 of 45 approved")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("8 of 45 approved")).toBeVisible();
  await expect(line(page, "Kofi Mensah")).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("z");
  await expect(page.getByText("9 of 45 approved")).toBeVisible();
});

test("the_next_problem_is_one_key_away_and_skipping_goes_on_to_what_waits", async ({ page }) => {
  await open(page, "Marek Dolan");
  await page.keyboard.press("n");
  await expect(line(page, "jx22")).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("n");
  await expect(line(page, "Priya Nair")).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("s");
  await expect(line(page, "Raquel Iriarte")).toHaveAttribute("aria-selected", "true");
});

test("what_is_typed_is_saved_and_revokes_the_approval", async ({ page }) => {
  await open(page, "Lori Hartsley");
  await page.keyboard.press("e");
  const mail = page.getByRole("textbox", { name: "Mail" });
  await expect(mail).toBeFocused();
  await page.keyboard.type("Dear all, approve, edit, redo. ");
  await expect(page.getByText("Saving…")).toBeVisible();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("region", { name: "Mail" })).toContainText(
    "Dear all, approve, edit, redo. Hi Lori,",
  );
  await expect(page.getByText("6 of 45 approved")).toBeVisible();
  await expect(page.getByText("Version 2 of 2, edited by you")).toBeVisible();
});

test("leaving_saves_at_once_and_keeps_links_lists_and_facts", async ({ page }) => {
  await open(page, "Lori Hartsley");
  const facts = page.getByRole("button", { name: /Rests on fact/ });
  await expect(facts).toHaveCount(3);
  await page.getByRole("button", { name: "Edit" }).click();
  await page.getByLabel("Subject").fill("A new subject");
  await line(page, "Rachel Bellmont").click();
  await expect(line(page, "Rachel Bellmont")).toHaveAttribute("aria-selected", "true");
  await expect(line(page, "A new subject")).toBeVisible();
  await line(page, "A new subject").click();
  await expect(page.getByRole("link", { name: "Join the AI Evolution Lab" })).toHaveAttribute(
    "href",
    "https://example.com/lab",
  );
  await expect(facts).toHaveCount(3);
});

test("a_link_is_put_on_the_chosen_words", async ({ page }) => {
  await open(page, "Lori Hartsley");
  await page.keyboard.press("e");
  await expect(page.getByRole("textbox", { name: "Mail" })).toBeFocused();
  await page.keyboard.press("Shift+End");
  await page.getByRole("button", { name: "Link" }).click();
  await page.getByLabel("Where the link leads").fill("javascript:alert(1)");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Type a web address or an e-mail address.")).toBeVisible();
  await page.getByLabel("Where the link leads").fill("example.com/start");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("link", { name: "Hi Lori," })).toHaveAttribute(
    "href",
    "https://example.com/start",
  );
});

test("a_pointed_fact_marks_its_paragraph", async ({ page }) => {
  await open(page, "Lori Hartsley");
  const paragraph = page.getByText("and it stayed with me");
  const background = () =>
    paragraph.evaluate((node) => getComputedStyle(node.closest("p") ?? node).backgroundColor);
  const before = await background();
  await page.getByText("Lori, 09:14, question").hover();
  await expect.poll(background).not.toBe(before);
});

test("a_note_is_saved_and_shows_in_the_mail", async ({ page }) => {
  await open(page, "Raquel Iriarte");
  await page.getByLabel("Personal note").fill("See you in Lisbon.");
  await expect(page.getByRole("region", { name: "Mail" })).toContainText("P.S. See you in Lisbon.");
});

test("an_earlier_version_is_compared_and_comes_back", async ({ page }) => {
  await open(page, "Lori Hartsley");
  await page.keyboard.press("e");
  await page.getByLabel("Subject").fill("Another subject");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Compare" }).click();
  await expect(page.locator("ins").filter({ hasText: "Another" })).toBeVisible();
  await page.getByRole("button", { name: "Go back to version 1" }).click();
  await expect(
    page.getByRole("heading", { name: "Lori, when the next course starts" }),
  ).toBeVisible();
});

test("without_drafts_the_page_starts_the_run_and_then_shows_the_queue", async ({ page }) => {
  await page.goto(address("imported", place));
  await page.getByRole("button", { name: "No-Show 31" }).click();
  await expect(page.getByRole("button", { name: "Draft 14 mails" })).toBeVisible();
  await page.getByRole("button", { name: "No-Show 31" }).click();
  await page.getByRole("button", { name: "Draft 45 mails" }).click();
  await expect(page.getByText("0 of 45 approved")).toBeVisible();
});

test("a_run_that_was_interrupted_says_how_far_it_came_and_goes_on", async ({ page }) => {
  await page.goto(address("imported", place));
  await page.getByRole("button", { name: "Draft 45 mails" }).click();
  await page.getByRole("main").getByRole("button", { name: "Stop" }).click();
  await expect(page.getByRole("main").getByText(/Stopped, \d+ of 45 done/)).toBeVisible();
  await page
    .getByRole("main")
    .getByRole("button", { name: /Write the other/ })
    .click();
  await expect(page.getByText("0 of 45 approved")).toBeVisible();
});

for (const theme of ["light", "dark"] as const) {
  test(`writing_comparing_and_a_warning_are_accessible_in_the_${theme}_theme`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
    const check = async () => {
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
    };
    await open(page, "Priya Nair");
    await page.keyboard.press("a");
    await expect(bar(page).getByRole("alert")).toBeVisible();
    await check();
    await page.keyboard.press("e");
    await page.getByLabel("Subject").fill("Another subject");
    await check();
    await page.keyboard.press("Escape");
    await page.keyboard.press("v");
    await expect(page.locator("ins").first()).toBeVisible();
    await check();
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "All drafts" }).click();
    await expect(page.getByRole("dialog", { name: "All drafts" })).toBeVisible();
    await check();
  });
}
