// The review desk: panes, filters, the mail as it is sent, what an edit does, what an approval is worth.

import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import axe from "axe-core";
import { address, webinar } from "./pages";

declare global {
  interface Window {
    axe: typeof axe;
  }
}

const place = `/webinars/${webinar}/drafts`;

async function open(page: Page, name?: string, query = ""): Promise<void> {
  await page.goto(address("reviewing", `${place}${query}`));
  await expect(page.getByRole("listbox", { name: "Drafts" })).toBeVisible();
  if (name) {
    await page.getByRole("option", { name }).click();
    await expect(page.getByRole("region", { name: "Mail" }).getByText(name)).toBeVisible();
  }
}

const line = (page: Page, name: string) => page.getByRole("option", { name });
const bar = (page: Page) => page.getByRole("toolbar", { name: "Draft" });
const widthOf = (page: Page, id: string) =>
  page.locator(`#${id}`).evaluate((node) => Math.round(node.getBoundingClientRect().width));

test("panes_are_resized_by_keys_and_by_mouse_and_stay_so_after_a_restart", async ({ page }) => {
  await open(page);
  const queue = page.getByRole("separator", { name: "Width of the queue" });
  await expect(queue).toHaveAttribute("aria-valuenow", "270");
  await queue.focus();
  await page.keyboard.press("ArrowRight");
  await expect(queue).toHaveAttribute("aria-valuenow", "286");
  expect(await widthOf(page, "queue-pane")).toBe(286);
  await page.keyboard.press("Home");
  await expect(queue).toHaveAttribute("aria-valuenow", "210");

  const evidence = page.getByRole("separator", { name: "Width of the evidence" });
  const box = await evidence.boundingBox();
  const [x, y] = [(box?.x ?? 0) + 4, (box?.y ?? 0) + 200];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x - 60, y, { steps: 4 });
  await page.mouse.up();
  await expect(evidence).toHaveAttribute("aria-valuenow", "356");

  await page.reload();
  await expect(page.getByRole("listbox", { name: "Drafts" })).toBeVisible();
  expect(await widthOf(page, "queue-pane")).toBe(210);
  expect(await widthOf(page, "evidence-pane")).toBe(356);
  await evidence.focus();
  await page.keyboard.press("Enter");
  await expect(evidence).toHaveAttribute("aria-valuenow", "296");
});

test("in_a_small_window_the_evidence_is_a_tab_beside_the_mail_and_the_bar_fits", async ({
  page,
}) => {
  await page.setViewportSize({ width: 900, height: 600 });
  await open(page, "Priya Nair");
  await expect(page.getByRole("complementary", { name: "Evidence" })).toHaveCount(0);
  await page.keyboard.press("i");
  await expect(page.getByRole("complementary", { name: "Evidence" })).toBeVisible();
  await expect(page.getByRole("region", { name: "Mail" })).toBeVisible();
  await page.keyboard.press("k");
  await expect(page.getByRole("region", { name: "Mail" }).getByText("jx22")).toBeVisible();
  await expect(bar(page).getByRole("button", { name: "Skip" })).toBeInViewport();
  await expect(bar(page).getByRole("button", { name: "More" })).toBeInViewport();
  const { scroll, client } = await bar(page).evaluate((node) => ({
    scroll: node.scrollWidth,
    client: node.clientWidth,
  }));
  expect(scroll).toBe(client);
});

test("with_a_model_the_whole_bar_fits_beside_three_panes", async ({ page }) => {
  for (const [width, height] of [
    [1280, 800],
    [1100, 700],
    [900, 600],
  ] as const) {
    await page.setViewportSize({ width, height });
    await page.goto(address("modelled", place));
    await expect(bar(page).getByRole("button", { name: "Wish" })).toBeVisible();
    const edge = await bar(page).evaluate((node) => node.getBoundingClientRect().right);
    for (const name of ["Approve", "Edit", "Rewrite", "Wish", "Skip", "More"]) {
      const box = await bar(page).getByRole("button", { name }).boundingBox();
      expect((box?.x ?? 0) + (box?.width ?? 0), `${name} at ${width}`).toBeLessThanOrEqual(
        edge + 1,
      );
    }
  }
});

test("filters_narrow_the_queue_with_counts_that_hold_and_the_address_keeps_them", async ({
  page,
}) => {
  await open(page);
  await page.keyboard.press("/");
  const filters = page.getByRole("dialog", { name: "Filter the queue" });
  await expect(filters.getByRole("searchbox")).toBeFocused();
  await filters.getByRole("button", { name: /^Warning 2/ }).click();
  await expect(filters.getByText("2 of 45 fit")).toBeVisible();
  await filters.getByRole("button", { name: "No-Show 1" }).click();
  await expect(filters.getByText("1 of 45 fit")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByText("1 of 45 fit, and the one you read")).toBeVisible();
  await expect(page.getByRole("option")).toHaveCount(2);
  await page.keyboard.press("j");
  await expect(line(page, "Priya Nair")).toHaveAttribute("aria-selected", "true");
  await expect(page.getByRole("option")).toHaveCount(1);
  await page.reload();
  await expect(page.getByText("1 of 45 fit", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Show all" }).click();
  await expect(line(page, "Lori Hartsley")).toBeVisible();
});

test("those_who_asked_and_names_without_accents_are_found", async ({ page }) => {
  await open(page);
  await page.keyboard.press("/");
  const filters = page.getByRole("dialog", { name: "Filter the queue" });
  await filters.getByRole("searchbox").fill("wojcik");
  await expect(filters.getByText("1 of 45 fit")).toBeVisible();
  await expect(line(page, "Łucja Wójcik")).toBeVisible();
  await filters.getByRole("button", { name: "Show all" }).click();
  await filters.getByRole("button", { name: "who asked a question 4" }).click();
  await expect(filters.getByText("4 of 45 fit")).toBeVisible();
});

test("a_mail_that_stops_fitting_stays_until_its_reader_goes_on", async ({ page }) => {
  await open(page, undefined, '?states=["to_review"]&from=test');
  const first = page.getByRole("option", { selected: true });
  await expect(first).toContainText("Raquel Iriarte");
  await page.keyboard.press("a");
  await expect(page.getByRole("option", { selected: true })).toContainText("Kofi Mensah");
  await expect(line(page, "Raquel Iriarte")).toHaveCount(0);
  await expect(page.getByText("34 of 45 fit")).toBeVisible();
});

test("the_mail_is_shown_as_sent_in_a_sealed_frame_and_the_choice_is_remembered", async ({
  page,
}) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await open(page, "Lori Hartsley");
  await page.getByRole("radio", { name: "As sent" }).click();
  const frame = page.locator("iframe");
  await expect(frame).toHaveAttribute("sandbox", "allow-same-origin");
  const mail = page.frameLocator("iframe");
  await expect(mail.getByText("Hi Lori,")).toBeVisible();
  await expect(mail.locator("a[href]")).toHaveCount(0);
  await expect(mail.getByText("Join the AI Evolution Lab")).toHaveAttribute(
    "title",
    "https://example.com/lab",
  );
  const height = await frame.evaluate((node) => node.getBoundingClientRect().height);
  expect(height).toBeGreaterThan(200);
  await page.getByRole("button", { name: "As wide as a phone" }).click();
  await expect.poll(() => frame.evaluate((node) => node.getBoundingClientRect().width)).toBe(373);
  await expect
    .poll(() => frame.evaluate((node) => node.getBoundingClientRect().height))
    .toBeGreaterThan(height);
  await page.reload();
  await expect(page.getByRole("radio", { name: "As sent" })).toBeChecked();
  await expect(frame).toBeVisible();
  // The keys of the page work on, also after a click into the mail.
  await page.locator("iframe").click({ force: true });
  await page.keyboard.press("p");
  await expect(page.getByRole("radio", { name: "Plain text" })).toBeChecked();
  await expect(page.locator("pre")).toContainText("Hi ");
  expect(asked.filter((url) => !url.startsWith("http://localhost"))).toEqual([]);
});

test("the_words_of_a_finding_are_marked_where_they_stand_and_pointed_at", async ({ page }) => {
  await open(page, "Marek Dolan");
  const words = page.locator("[data-finding]");
  await expect(words).toHaveText("as Glen Waverley asked");
  const background = () => words.evaluate((node) => getComputedStyle(node).backgroundColor);
  const before = await background();
  await page.getByRole("region", { name: "Findings" }).getByRole("button").focus();
  await expect.poll(background).not.toBe(before);
});

test("a_blocked_draft_says_why_when_approving_is_asked_for", async ({ page }) => {
  await open(page, "Marek Dolan");
  await page.keyboard.press("a");
  await expect(bar(page).getByRole("alert")).toHaveText(
    "Cannot be approved: Names another attendee: Glen Waverley.",
  );
  await expect(bar(page).getByRole("button", { name: "Approve anyway" })).toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(bar(page).getByRole("button", { name: "Approve" })).toBeDisabled();
});

test("an_edit_says_at_once_which_finding_it_put_right", async ({ page }) => {
  await open(page, "Priya Nair");
  await page.keyboard.press("e");
  const mail = page.getByRole("textbox", { name: "Mail" });
  await expect(mail.locator(".decoration-warm")).toHaveText("$79");
  await mail.getByText("$79").dblclick();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("Nothing about money.");
  await expect(page.getByRole("status", { name: "What the edit did" })).toContainText(
    "Put right: Price differs from the offer: $79.",
  );
  await page.keyboard.press("Escape");
  await expect(bar(page).getByRole("button", { name: "Approve" })).toBeEnabled();
  await expect(line(page, "Priya Nair").getByText("Edited by you")).toBeAttached();
});

test("a_changed_mail_visibly_loses_its_approval_and_gets_it_back", async ({ page }) => {
  await open(page, "Lori Hartsley");
  await page.getByLabel("Personal note").fill("See you in Lisbon.");
  const told = page.getByText("The mail has changed, so its approval is taken back.");
  await expect(told).toBeVisible();
  await expect(page.getByText("6 of 45 approved")).toBeVisible();
  await page.getByRole("region", { name: "Text" }).focus();
  await page.keyboard.press("a");
  await expect(page.getByText("7 of 45 approved")).toBeVisible();
  await line(page, "Lori Hartsley").click();
  await expect(told).toHaveCount(0);
});

test("what_is_being_written_stays_when_the_window_gets_narrower", async ({ page }) => {
  await open(page, "Lori Hartsley");
  await page.keyboard.press("e");
  const mail = page.getByRole("textbox", { name: "Mail" });
  await expect(mail).toBeFocused();
  await page.keyboard.type("Not saved yet. ");
  await page.setViewportSize({ width: 900, height: 600 });
  await expect(page.getByRole("tab", { name: "Queue" })).toBeVisible();
  await expect(mail).toContainText("Not saved yet. Hi Lori,");
  await page.keyboard.type("And more. ");
  await page.setViewportSize({ width: 1280, height: 800 });
  await expect(mail).toContainText("Not saved yet. And more. Hi Lori,");
});

test("the_subject_says_what_a_phone_shows_of_it", async ({ page }) => {
  await open(page, "Lori Hartsley");
  await page.keyboard.press("e");
  const subject = page.getByLabel("Subject");
  await subject.fill("The recording and the three answers that you wanted");
  await expect(page.getByText("51 characters")).toBeVisible();
  await expect(page.getByText("on phones: The recording and the three answers tha…")).toBeVisible();
  await subject.fill("");
  await expect(page.getByText("No subject yet")).toBeVisible();
});

test("what_is_known_is_put_into_the_mail_as_words", async ({ page }) => {
  await open(page, "Lori Hartsley");
  await page.keyboard.press("e");
  await expect(page.getByRole("textbox", { name: "Mail" })).toBeFocused();
  await page.getByRole("button", { name: "Insert" }).click();
  await page.getByRole("button", { name: /^First name Lori/ }).click();
  await expect(page.getByRole("textbox", { name: "Mail" })).toBeFocused();
  await expect(page.getByRole("textbox", { name: "Mail" })).toContainText("LoriHi Lori,");
});

test("what_is_pasted_is_cut_down_to_what_a_mail_can_hold", async ({ page }) => {
  await open(page, "Lori Hartsley");
  await page.keyboard.press("e");
  const mail = page.getByRole("textbox", { name: "Mail" });
  await expect(mail).toBeFocused();
  await mail.evaluate((node) => {
    const data = new DataTransfer();
    data.setData(
      "text/html",
      '<h1 style="color:red">Big</h1><table><tr><td><b onclick="x()">Bold</b></td></tr></table><img src="https://tracker.example/p.gif"><script>x()</script>',
    );
    node.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true }));
  });
  await expect(mail).toContainText("Big");
  await expect(mail.locator("strong")).toHaveText("Bold");
  await expect(mail.locator("h1, table, img, script, [style], [onclick]")).toHaveCount(0);
});

test("the_focus_is_never_lost_on_the_way_through_the_queue", async ({ page }) => {
  await open(page, "Raquel Iriarte");
  const focused = () => page.evaluate(() => document.activeElement !== document.body);
  await page.getByRole("region", { name: "Text" }).focus();
  for (const key of ["j", "k", "e", "Escape", "a", "j"]) {
    await page.keyboard.press(key);
    await page.waitForTimeout(80);
    await expect.poll(focused, `after ${key}`).toBe(true);
  }
  await page.keyboard.press("Tab");
  const outline = await page.evaluate(() => {
    const style = getComputedStyle(document.activeElement ?? document.body);
    return style.outlineStyle;
  });
  expect(outline).not.toBe("none");
});

for (const theme of ["light", "dark"] as const) {
  test(`every_way_to_look_at_a_draft_is_accessible_in_the_${theme}_theme`, async ({ page }) => {
    test.slow();
    await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
    const check = async (what: string) => {
      // Nothing runs in the sealed frame of a mail, not even axe, so only the page is judged then.
      const isSealed = (await page.locator("iframe").count()) > 0;
      if (isSealed) await page.evaluate(axe.source);
      const { violations } = isSealed
        ? await page.evaluate(() => window.axe.run(document, { iframes: false }))
        : await new AxeBuilder({ page }).analyze();
      expect(
        violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)]),
        what,
      ).toEqual([]);
    };
    await open(page, "Marek Dolan");
    await page.keyboard.press("a");
    await expect(bar(page).getByRole("alert")).toBeVisible();
    await check("a blocked draft that says why");
    await page.keyboard.press("Escape");
    await page.keyboard.press("p");
    await expect(page.locator("iframe")).toBeVisible();
    await check("as sent");
    await page.getByRole("button", { name: "As wide as a phone" }).click();
    await page.keyboard.press("p");
    await expect(page.locator("pre")).toBeVisible();
    await check("as plain text on a phone");
    await page.keyboard.press("/");
    await expect(page.getByRole("dialog", { name: "Filter the queue" })).toBeVisible();
    await check("filters");
    await page.keyboard.press("Escape");
    await bar(page).getByRole("button", { name: "More" }).click();
    await expect(page.getByRole("menu")).toBeVisible();
    // The page behind a menu is out of reach, and so out of every landmark.
    const menu = new AxeBuilder({ page }).include('[role="menu"]').disableRules("region");
    expect((await menu.analyze()).violations.map(({ id }) => id)).toEqual([]);
    await page.keyboard.press("Escape");
    await page.setViewportSize({ width: 900, height: 600 });
    await page.getByRole("tab", { name: /Evidence/ }).click();
    await expect(page.getByRole("complementary", { name: "Evidence" })).toBeVisible();
    await check("evidence as a tab");
    await page.keyboard.press("e");
    await page.getByRole("button", { name: "Insert" }).click();
    await expect(page.getByRole("dialog", { name: "Insert" })).toBeVisible();
    await check("what can be inserted");
  });
}
