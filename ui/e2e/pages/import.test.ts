// The way of files into the program: seen before stored, corrected, imported, added to, taken back.

import { expect, type Page, test } from "@playwright/test";
import { address, webinar } from "./pages";

async function chooseFiles(page: Page): Promise<void> {
  await page.goto(address("first", "/new"));
  await page.getByRole("button", { name: "Choose files" }).click();
  await expect(page.getByRole("heading", { name: "d326631b.csv" })).toBeVisible();
}

/** Opens files that wait for a new webinar. */
async function openStaging(page: Page, staging: string): Promise<void> {
  await page.goto(address("reviewing", `/new?staging=${staging}&from=test`));
  await expect(page.getByText("As it will be read")).toBeVisible();
}

const button = (page: Page, name: string | RegExp) =>
  page.getByRole("button", typeof name === "string" ? { name, exact: true } : { name });

test("files_are_shown_as_they_will_be_read_before_the_import", async ({ page }) => {
  await chooseFiles(page);
  await expect(page.getByRole("cell", { name: "laura.hartsley@example.com" })).toBeVisible();
  await expect(page.getByText("80 rows = 79 messages + 1 heading line")).toBeVisible();
  await expect(page.getByText("All 126 rows are accounted for; 0 not understood.")).toBeVisible();
  await page.getByLabel("File to look at").click();
  await page.getByRole("option", { name: "chat-export.csv" }).click();
  await expect(page.getByRole("cell", { name: "Can you limit sharing of a GPT?" })).toBeVisible();
});

test("what_was_repaired_unfolds_on_the_card", async ({ page }) => {
  await openStaging(page, "staging-zoom");
  const repair = page.getByText("37 people joined more than once");
  await expect(repair).toBeHidden();
  await page.getByText("3 things repaired").click();
  await expect(repair).toBeVisible();
});

test("the_one_button_says_what_it_will_do_and_does_it", async ({ page }) => {
  await chooseFiles(page);
  await button(page, "Import 45 registrants, 79 messages").click();
  await expect(page).toHaveURL(/overview$/);
  await expect(page.getByText("Imported 45 registrants and 79 messages.")).toBeVisible();
});

test("a_file_left_out_changes_what_the_button_will_do", async ({ page }) => {
  await chooseFiles(page);
  await button(page, "Leave chat-export.csv out").click();
  await expect(button(page, "Import 45 registrants")).toBeEnabled();
});

test("an_unreadable_file_stops_the_import_and_says_why", async ({ page }) => {
  await chooseFiles(page);
  await button(page, "choose files").click();
  await expect(page.getByText("This is a PDF, not a list.")).toBeVisible();
  await expect(button(page, "Import")).toBeDisabled();
  await button(page, "Leave invoice.csv out").click();
  await expect(button(page, /Import 45 registrants/)).toBeEnabled();
});

test("a_webinar_without_a_title_is_not_imported", async ({ page }) => {
  await chooseFiles(page);
  await page.getByLabel("Title").fill("");
  await button(page, /Import 45 registrants/).click();
  await expect(page.getByText("Give it a title; the mails use it.")).toBeVisible();
  await expect(page).toHaveURL(/new\?staging=/);
});

test("a_wrong_guess_is_corrected_from_a_list_that_can_be_searched", async ({ page }) => {
  await openStaging(page, "staging-asking");
  await button(page, /Attendance table: change/).click();
  await page.keyboard.type("luma");
  await expect(page.getByRole("option", { name: /by documentation only/ })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(button(page, /Luma guests: change/)).toBeVisible();
  await expect(page.getByText("Chosen by you")).toBeVisible();
});

test("a_date_that_reads_both_ways_is_settled_by_one_click", async ({ page }) => {
  await openStaging(page, "staging-asking");
  await button(page, "5 April 2026").click();
  await expect(button(page, "5 April 2026")).toHaveAttribute("aria-pressed", "true");
  await expect(page.getByText("5 April 2026, 18:00")).toBeVisible();
});

test("garbled_letters_are_mended_on_request", async ({ page }) => {
  await openStaging(page, "staging-asking");
  await page.getByLabel("File to look at").click();
  await page.getByRole("option", { name: /Fragen/ }).click();
  await expect(page.getByRole("cell", { name: "JÃ¼rgen MÃ¼ller" })).toBeVisible();
  await button(page, "Mend: Jürgen Müller").click();
  await expect(page.getByRole("cell", { name: "Jürgen Müller" })).toBeVisible();
});

test("a_column_gets_a_meaning_and_the_rows_are_read_again", async ({ page }) => {
  await openStaging(page, "staging-asking");
  await button(page, "Change columns").click();
  await expect(page.getByText("Dana · Dana · Lee")).toBeVisible();
  await page.getByLabel("What Owner means").click();
  await page.getByRole("option", { name: "Location" }).click();
  await expect(page.getByRole("columnheader", { name: "Location" })).toBeVisible();
  await expect(page.getByRole("cell", { name: "Lee" })).toBeVisible();
});

test("a_mapping_is_saved_under_a_name_and_can_be_deleted", async ({ page }) => {
  await openStaging(page, "staging-asking");
  await button(page, "Change columns").click();
  await page.getByLabel("Name of the mapping").fill("Partner list");
  await button(page, "Save mapping").click();
  await expect(page.getByText("Columns as saved in Partner list")).toBeVisible();
  await button(page, "2 saved mappings").click();
  await button(page, "Delete the mapping Partner list").click();
  await expect(button(page, "Delete the mapping Partner list")).toBeHidden();
  await expect(page.getByText("Columns as saved in")).toBeHidden();
});

test("reading_shows_how_far_it_is_and_can_be_cancelled_and_started_again", async ({ page }) => {
  await openStaging(page, "staging-reading");
  await expect(page.getByRole("progressbar", { name: /Files read/ })).toBeVisible();
  await expect(page.getByRole("cell", { name: "Robert Ames" })).toBeVisible();
  await expect(button(page, "Reading…")).toBeDisabled();
  await button(page, "Cancel").click();
  await expect(page.getByText("Only the first rows of the files are known.")).toBeVisible();
  await button(page, "Read 3 files").click();
  await expect(button(page, "Import 943 registrants, 210 messages")).toBeEnabled();
  await expect(page.getByText("1,087 rows = 1,074 visits of 944 people")).toBeVisible();
});

test("the_percent_that_the_host_tells_is_shown", async ({ page }) => {
  await openStaging(page, "staging-reading");
  await page.evaluate(() =>
    window.dispatchEvent(
      new CustomEvent("fake-host", {
        detail: { kind: "reading", staging: "staging-reading", percent: 77 },
      }),
    ),
  );
  await expect(page.getByText("77 %")).toBeVisible();
});

test("names_are_settled_by_keys_alone_and_taken_back", async ({ page }) => {
  await openStaging(page, "staging-zoom");
  const queue = page.getByRole("region", { name: "Who is this?" });
  await expect(queue.getByText("1 of 5 settled")).toBeVisible();
  await page.keyboard.press("j");
  await expect(queue.getByRole("listitem", { name: "Simone P" })).toBeFocused();
  await page.keyboard.press("2");
  await expect(queue.getByText("“Simone P” is Simon Potts")).toBeVisible();
  await expect(queue.getByRole("listitem", { name: "Bob A." })).toBeFocused();
  await page.keyboard.press("n");
  await expect(queue.getByText("3 of 5 settled")).toBeVisible();
  await page.keyboard.press("k");
  await page.keyboard.press("u");
  await expect(queue.getByText("2 of 5 settled")).toBeVisible();
  await expect(queue.getByText("Remembered")).toBeVisible();
});

test("in_a_small_window_nothing_has_the_focus_behind_the_one_button", async ({ page }) => {
  await page.setViewportSize({ width: 900, height: 600 });
  await openStaging(page, "staging-zoom");
  const one = button(page, /^Import \d/);
  await page.getByRole("region", { name: "Files" }).focus();
  const covered: string[] = [];
  while (!(await one.evaluate((element) => element === document.activeElement))) {
    await page.keyboard.press("Tab");
    const hidden = await one.evaluate((element) => {
      const focused = document.activeElement;
      const footer = element.closest(".sticky");
      if (!focused || !footer) return "nothing has the focus";
      if (footer.contains(focused)) return null;
      const { bottom, height } = focused.getBoundingClientRect();
      const edge = footer.getBoundingClientRect().top;
      // What is higher than the window reaches below it by necessity.
      return bottom > edge + 1 && height < edge ? focused.outerHTML.slice(0, 200) : null;
    });
    if (hidden) covered.push(hidden);
  }
  expect(covered).toEqual([]);
});

test("somebody_whom_nobody_suggested_can_be_chosen", async ({ page }) => {
  await openStaging(page, "staging-zoom");
  const card = page.getByRole("listitem", { name: "iPhone (2)" });
  await card.getByRole("button", { name: "Somebody else…" }).click();
  await page.keyboard.type("ola@nordmann.example");
  await page.keyboard.press("Enter");
  await expect(page.getByText("“iPhone (2)” is ola@nordmann.example")).toBeVisible();
});

test("names_are_settled_after_the_import_too_with_the_whole_list", async ({ page }) => {
  await page.goto(address("reviewing", `/webinars/${webinar}/import`));
  const card = page.getByRole("listitem", { name: "Simone P" });
  await card.getByRole("button", { name: "Somebody else…" }).click();
  await page.keyboard.type("rachel");
  await page.getByRole("option", { name: /Rachel Bellmont/ }).click();
  await expect(page.getByText("“Simone P” is Rachel Bellmont")).toBeVisible();
  await button(page, "Undo: who Simone P is").click();
  await expect(page.getByText("0 of 2 settled")).toBeVisible();
});

test("a_corrected_file_says_what_it_changes_before_and_after", async ({ page }) => {
  await page.goto(
    address("reviewing", `/webinars/${webinar}/import?staging=staging-again&from=test`),
  );
  await expect(page.getByText("2 new people · 44 people changed")).toBeVisible();
  const replaces = page.getByRole("switch", { name: /Replaces d326631b.csv/ });
  await replaces.click();
  await expect(page.getByText("Both files are read together.")).toBeVisible();
  await replaces.click();
  await button(page, "Update 44 people, add 2 people and 3 messages, remove 1 person").click();
  await expect(page.getByText("What the last import changed")).toBeVisible();
  await expect(page.getByText("Laura Hartsley was there for 56.8 minutes, not 41.")).toBeVisible();
});

test("files_dropped_on_the_import_tab_are_added_to_that_webinar", async ({ page }) => {
  await page.goto(address("reviewing", `/webinars/${webinar}/import`));
  await expect(page.getByText("Add files to this webinar")).toBeVisible();
  await page.evaluate(() =>
    window.dispatchEvent(
      new CustomEvent("fake-host", {
        detail: { kind: "files_dropped", staging: null, error: null },
      }),
    ),
  );
  await expect(button(page, /^Import 45 registrants/)).toBeEnabled();
  await expect(page).toHaveURL(new RegExp(`${webinar}/import\\?staging=`));
});

test("details_are_saved_as_they_are_typed", async ({ page }) => {
  await page.goto(address("reviewing", `/webinars/${webinar}/import`));
  await page.getByLabel("Title").fill("A better title");
  await expect(page.getByRole("heading", { level: 1, name: "A better title" })).toBeVisible();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
});

test("notes_unfold_to_their_lines", async ({ page }) => {
  await page.goto(address("reviewing", `/webinars/${webinar}/import`));
  await button(page, /Sender is not on the list/).click();
  await expect(page.getByText("chat-export.csv, line 58, Name")).toBeVisible();
});

test("ten_thousand_notes_are_drawn_only_where_they_are_seen", async ({ page }) => {
  await openStaging(page, "staging-many");
  await button(page, /Not an e-mail address/).click();
  const lines = page.getByRole("region", { name: "Not an e-mail address" });
  await expect(lines.getByText("“guest1(at)example.com”")).toBeVisible();
  expect(await lines.getByRole("listitem").count()).toBeLessThan(60);
  await lines.evaluate((list) => list.scrollTo(0, list.scrollHeight));
  await expect(lines.getByText("“guest10000(at)example.com”")).toBeVisible();
});

test("notes_are_saved_as_a_file", async ({ page }) => {
  await openStaging(page, "staging-many");
  await button(page, "Save as CSV").click();
  await expect(page.getByText("Saved notes-of-the-files.csv.")).toBeVisible();
});

test("an_import_is_taken_back_after_saying_what_goes", async ({ page }) => {
  await page.goto(address("imported", `/webinars/${webinar}/import`));
  await button(page, "Undo import").click();
  await expect(page.getByText("so the whole webinar goes: 45 registrants")).toBeVisible();
  await button(page, "Take back 2 files").click();
  await expect(page.getByRole("heading", { name: "New webinar" })).toBeVisible();
  await expect(page.getByRole("link", { name: /Building Custom GPTs/ })).toBeHidden();
});

test("who_is_left_out_is_counted_and_one_click_away", async ({ page }) => {
  await page.goto(address("reviewing", `/webinars/${webinar}/import`));
  await expect(page.getByText("5 people left out: 1 host, 1 speaker")).toBeVisible();
  await page.getByRole("link", { name: "Show them" }).click();
  await expect(page.getByRole("row", { name: /Gabriela Reyes/ })).toContainText("was the host");
});
