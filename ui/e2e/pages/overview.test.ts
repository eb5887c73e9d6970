// The overview: numbers that agree with the list, and ways from each of them to the people behind it.

import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { address, webinar } from "./pages";

const open = (page: Page, scene = "reviewing") =>
  page.goto(address(scene, `/webinars/${webinar}/overview`));

const curve = (page: Page) => page.getByRole("slider", { name: "Minute of the webinar" });
const questions = (page: Page) => page.getByRole("region", { name: "Unanswered questions" });
const calls = (page: Page) => page.getByRole("region", { name: "Call these people first" });

test("the_bar_of_tiers_says_its_numbers", async ({ page }) => {
  await open(page);
  await expect(
    page.getByRole("img", { name: "People by tier: Hot 3, Warm 3, Cool 3, Cold 5, No-Show 31" }),
  ).toBeVisible();
});

test("each_number_stands_beside_what_is_usual", async ({ page }) => {
  await open(page);
  const numbers = page.getByLabel("Numbers");
  await expect(numbers).toContainText("8 more than usual");
  await expect(numbers).toContainText("31 %, usual 36 %");
  await expect(numbers).toContainText("usual 64 %");
  await expect(numbers).toContainText("median 52 %");
});

test("a_figure_of_others_is_shown_only_on_request_and_with_its_source", async ({ page }) => {
  await open(page);
  await expect(
    page.getByRole("button", { name: /^elsewhere .*Spotler.*2020 and 2021/ }),
  ).toBeVisible();
  await page.getByRole("button", { name: "against 5 min a mail by hand" }).click();
  await page.getByRole("switch", { name: "Show figures of others beside mine" }).click();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: /^elsewhere/ })).toBeHidden();
});

test("saved_time_follows_what_a_mail_takes_by_hand", async ({ page }) => {
  await open(page);
  await expect(page.getByLabel("Numbers")).toContainText("30 min");
  await page.getByRole("button", { name: "against 5 min a mail by hand" }).click();
  await page.getByLabel("Minutes that a personal mail takes by hand").fill("10");
  await page.keyboard.press("Escape");
  await expect(page.getByLabel("Numbers")).toContainText("65 min");
  await expect(page.getByRole("button", { name: "against 10 min a mail by hand" })).toBeVisible();
});

test("a_tier_leads_to_its_people", async ({ page }) => {
  await open(page);
  await page.getByRole("link", { name: "Show the 3 Hot people" }).click();
  await expect(page).toHaveURL(/people\?tiers=.*hot/);
});

test("arrow_keys_go_from_minute_to_minute_and_enter_shows_what_was_written", async ({ page }) => {
  await open(page);
  await curve(page).focus();
  await page.keyboard.press("Home");
  await expect(curve(page)).toHaveAttribute("aria-valuetext", /^Minute 0: 3 people, no message$/);
  for (let step = 0; step < 6; step++) await page.keyboard.press("ArrowRight");
  await expect(curve(page)).toHaveAttribute("aria-valuetext", /^Minute 6: 14 people, 8 messages$/);
  await page.keyboard.press("Enter");
  const minute = page.getByRole("region", { name: "Messages of minute 6" });
  await expect(minute.getByText("Hello from Denver")).toBeVisible();
  await expect(minute.getByText("have to leave in a bit")).toHaveCount(0);
  await minute.getByRole("link", { name: "Lori Hartsley" }).click();
  await expect(page).toHaveURL(/people\?person=/);
});

test("a_minute_under_the_pointer_shows_its_numbers_and_a_click_pins_it", async ({ page }) => {
  await open(page);
  const box = await curve(page).boundingBox();
  if (!box) throw new Error("There is no picture.");
  const at = { x: (box.width * 41.5) / 60, y: box.height / 2 };
  await curve(page).hover({ position: at });
  await expect(page.getByText(/^Minute 41: \d+ people, \d+ messages?$/)).toBeVisible();
  await curve(page).click({ position: at });
  await expect(page.getByRole("heading", { name: /^Minute 41:/ })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("heading", { name: /^Minute 41:/ })).toBeHidden();
});

test("where_people_left_is_told_in_words_and_leads_to_them", async ({ page }) => {
  await open(page);
  await expect(
    page.getByText(/^4 left from minute \d+ on, in “\u2068Voice demo\u2069”$/),
  ).toBeVisible();
  await page.getByRole("link", { name: /left before the offer$/ }).click();
  await expect(page).toHaveURL(/people\?before_offer=true/);
  await expect(page.getByText("Left before the offer").first()).toBeVisible();
});

test("each_chart_can_be_read_as_a_table", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: "Show Focus as a table" }).click();
  await expect(page.getByRole("row", { name: "90–100 % 3" })).toBeVisible();
  await page.getByRole("button", { name: "Show Came as a table" }).click();
  await expect(page.getByRole("row", { name: /^Pricing your first course/ })).toContainText("41 %");
  await page.getByRole("button", { name: "All numbers as a table" }).click();
  await expect(page.getByRole("row", { name: /^From workshop to product.*Aug/ })).toContainText(
    "11",
  );
});

for (const kind of ["SVG", "PNG"] as const) {
  test(`a_chart_is_saved_as_${kind}_with_its_title`, async ({ page }) => {
    await open(page);
    await page.evaluate(() => {
      const original = window.btoa.bind(window);
      window.btoa = (text) => {
        document.documentElement.dataset.drawn = text;
        return original(text);
      };
    });
    await page
      .getByRole("button", { name: "Save Who was there, minute by minute as a picture" })
      .click();
    await page.getByRole("menuitem", { name: `Save as ${kind}` }).click();
    await expect(page.getByText(`Saved who-was-there.${kind.toLowerCase()}.`)).toBeVisible();
    // What was drawn, before it became a picture: it stands alone, with its colours and its title.
    const drawn = await page.evaluate(() => document.documentElement.dataset.drawn ?? "");
    expect(drawn).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg"/);
    // In a PNG the words are written beside it, with the page's own font.
    const words = ["Who was there, minute by minute</text>", "14 people</text>"];
    for (const word of words) expect(drawn.includes(word)).toBe(kind === "SVG");
    expect(drawn).not.toContain("var(--");
  });
}

test("the_open_questions_come_first_and_all_of_them_are_one_key_away", async ({ page }) => {
  await open(page);
  await expect(questions(page).getByRole("listitem")).toHaveCount(6);
  await expect(questions(page)).toContainText("Unanswered questions9");
  await page.keyboard.press("q");
  await expect(questions(page).getByRole("listitem")).toHaveCount(11);
  // The list comes into sight, and the window around it stays where it is.
  await expect(questions(page).getByRole("heading")).toBeInViewport();
  await expect(page.getByRole("link", { name: /^Import/ })).toBeInViewport();
  await expect(questions(page)).toContainText("Answered in writing by Gabriela");
});

test("those_who_ask_the_same_stand_together_with_their_drafts", async ({ page }) => {
  await open(page);
  await questions(page)
    .getByRole("button", { name: "Who asked: Rachel Bellmont, Simone P" })
    .click();
  const askers = page.getByRole("dialog", { name: /^Who asked/ });
  await expect(askers).toContainText("Can you limit sharing of a custom GPT?");
  await askers.getByRole("link", { name: "Open the draft for Rachel Bellmont" }).click();
  await expect(page).toHaveURL(/drafts\?draft=/);
});

test("an_answer_for_the_drafts_says_whom_it_reaches", async ({ page }) => {
  await open(page);
  await questions(page)
    .getByRole("button", { name: "Answer in drafts: Can you limit sharing of a GPT?" })
    .click();
  const dialog = page.getByRole("dialog", { name: "Answer in drafts" });
  await expect(dialog.getByRole("button", { name: "Save the answer" })).toBeDisabled();
  await dialog.getByLabel("Your answer").fill("Yes, by e-mail address.");
  await page.keyboard.press("Control+Enter");
  const saved = page.getByRole("dialog", { name: "Answer saved" });
  await expect(saved).toContainText("Whoever asked has a draft.");
  await expect(saved).toContainText("1 name in the chat belongs to nobody on the list.");
  const { violations } = await new AxeBuilder({ page }).include("[role=dialog]").analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await saved.getByRole("button", { name: "Open the draft" }).click();
  await expect(page).toHaveURL(/drafts\?draft=/);
});

test("the_mails_of_those_who_asked_are_written_again_with_the_answer", async ({ page }) => {
  await open(page);
  await questions(page)
    .getByRole("button", { name: "Answer in drafts: Can you limit sharing of a GPT?" })
    .click();
  await page.getByLabel("Your answer").fill("Yes, by e-mail address.");
  await page.keyboard.press("Control+Enter");
  await page.getByRole("button", { name: "Write it again" }).click();
  const run = page.getByRole("dialog", { name: "Write again" });
  await expect(run).toContainText("1 is left alone: 1 approved.");
  await run.getByRole("switch", { name: /^Also what you edited/ }).click();
  await expect(run).toContainText("1 person gets a new text.");
  await run.getByRole("button", { name: "Write 1 mail again" }).click();
  await expect(page.getByText("Writing 1 mail. Undo takes all of them back.")).toBeVisible();
});

test("a_question_is_marked_as_answered_undone_and_opened_again", async ({ page }) => {
  await open(page);
  const mark = questions(page).getByRole("button", {
    name: "Mark as answered: Does the buyer see my files?",
  });
  await mark.click();
  await expect(mark).toBeHidden();
  await page.getByRole("button", { name: "Undo" }).click();
  await mark.click();
  await expect(mark).toBeHidden();
  await questions(page).getByRole("button", { name: "All 11" }).click();
  await questions(page)
    .getByRole("button", { name: "Open again: Does the buyer see my files?" })
    .click();
  await expect(mark).toBeVisible();
});

test("the_first_call_has_their_words_and_leads_to_the_draft", async ({ page }) => {
  await open(page);
  const first = calls(page).getByRole("listitem").first();
  await expect(first).toContainText("When does it start?");
  await first.getByRole("button", { name: "What to say to Lori Hartsley" }).click();
  await expect(first).toContainText("Has that been answered for you?");
  await expect(first).toContainText("Poll, “Do you run paid webinars?”: Not yet");
  await calls(page).getByRole("button", { name: "Open the draft for Lori Hartsley" }).click();
  await expect(page).toHaveURL(/drafts\?draft=/);
});

test("the_call_list_grows_is_copied_printed_and_saved", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page);
  await calls(page).getByRole("button", { name: "Name 20 more" }).click();
  await expect(calls(page).getByText("Drop In")).toBeVisible();
  await expect(calls(page).getByRole("button", { name: "Name 20 more" })).toBeHidden();
  await page.keyboard.press("c");
  await expect(page.getByText("Copied 14 people to call.")).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain("1. Lori Hartsley, Hot, 98.8\nlori.hartsley@example.com\n");
  await calls(page).getByRole("button", { name: "Save the list as CSV" }).click();
  await expect(page.getByText("Saved building-custom-gpts-calls.csv.")).toBeVisible();
  await page.evaluate(() => {
    window.print = () => {
      document.title = `printed ${document.querySelectorAll(".on-paper li p.font-section").length}`;
      window.dispatchEvent(new Event("afterprint"));
    };
  });
  await calls(page).getByRole("button", { name: "Print the list" }).click();
  await expect(page).toHaveTitle("printed 14");
  await expect(page.locator(".on-paper")).toHaveCount(0);
});

test("what_the_tiers_are_worth_follows_the_assumptions", async ({ page }) => {
  await open(page);
  const opportunity = page.getByRole("region", { name: "Opportunity" });
  await expect(opportunity).toContainText("$116");
  await expect(opportunity).toContainText("If that holds$160");
  await opportunity.getByLabel("Of a hundred Cool people, how many buy").fill("10");
  await expect(opportunity).toContainText("If that holds$189");
  await opportunity.getByLabel("Of a hundred Hot people, how many buy").fill("");
  await expect(opportunity).toContainText("If that holds$73");
  await opportunity.getByLabel("Of a hundred Warm people, how many buy").fill("many");
  await expect(opportunity.getByLabel("Of a hundred Warm people, how many buy")).toHaveAttribute(
    "aria-invalid",
    "true",
  );
});

test("a_topic_opens_its_lines", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: "recording: 2 people" }).click();
  const lines = page.getByRole("dialog", { name: "Lines about recording" });
  await expect(lines).toContainText("2 lines by 2 people");
  await expect(lines).toContainText("Will the recording stay online?");
});

test("a_company_leads_to_its_people", async ({ page }) => {
  await open(page);
  await page.getByRole("link", { name: "lok.example: show 1 person" }).click();
  await expect(page).toHaveURL(/people\?domains=.*lok\.example/);
});

test("who_came_back_is_told_with_the_tier_before_and_now", async ({ page }) => {
  await open(page);
  await expect(
    page.getByText("7 people on this list were in an earlier webinar; 5 of them came."),
  ).toBeVisible();
  const warmed = page.getByRole("list", { name: "Warmed up" });
  await expect(warmed.getByRole("listitem").first()).toContainText(/Lori Hartsley.*Warm.*Hot/);
});

test("the_whole_page_is_saved_as_a_report", async ({ page }) => {
  await open(page);
  await expect(page.getByLabel("Numbers")).toBeVisible();
  await page.keyboard.press("Control+s");
  await expect(page.getByText("Saved building-custom-gpts-overview.pdf.")).toBeVisible();
});

test("in_a_narrow_window_whom_to_call_follows_the_questions", async ({ page }) => {
  await page.setViewportSize({ width: 900, height: 600 });
  await open(page);
  await expect(calls(page)).toBeVisible();
  const order = await page
    .locator("section[aria-label]")
    .evaluateAll((all) => all.map((one) => one.getAttribute("aria-label")));
  expect(order.indexOf("Call these people first")).toBe(order.indexOf("Unanswered questions") + 1);
});

for (const theme of ["light", "dark"] as const) {
  test(`what_opens_on_the_page_is_accessible_in_the_${theme}_theme`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
    await open(page);
    await curve(page).focus();
    await page.keyboard.press("Home");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "What to say to Rachel Bellmont" }).click();
    await page.getByRole("button", { name: "Show Score as a table" }).click();
    await page.keyboard.press("q");
    const ids = async () => {
      const { violations } = await new AxeBuilder({ page }).analyze();
      return violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)]);
    };
    expect(await ids()).toEqual([]);
    for (const name of [/^Who asked: Rachel Bellmont, Simone P$/, /^recording: 2/, /^against 5/]) {
      await page.getByRole("button", { name }).click();
      await expect(page.getByRole("dialog")).toBeVisible();
      expect(await ids()).toEqual([]);
      await page.keyboard.press("Escape");
    }
  });
}

for (const scene of ["long", "unusual", "reviewing"]) {
  for (const width of [900, 1280]) {
    test(`nothing_of_the_scene_${scene}_runs_over_the_edge_at_${width}`, async ({ page }) => {
      await page.setViewportSize({ width, height: 800 });
      await open(page, scene);
      await expect(page.getByLabel("Numbers")).toBeVisible();
      const wide = await page.evaluate(() =>
        [...document.querySelectorAll("main section[tabindex], main aside > div")]
          .filter((one) => one.scrollWidth > one.clientWidth + 1)
          .map((one) => one.getAttribute("aria-label") ?? one.className),
      );
      expect(wide).toEqual([]);
    });
  }
}
