// Whom mails may go to: the do-not-contact list, erasing a person, the last look before an export.

import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { address, webinar } from "./pages";

const lori = "0199b000-0000-7000-8000-000000000001";

async function expectNoViolations(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
}

test("the_list_is_added_to_searched_and_taken_from", async ({ page }) => {
  await page.goto(address("reviewing", "/settings"));
  const section = page.getByRole("region", { name: "Do not contact" });
  await section.getByLabel("Add addresses or domains").fill("New.One@example.com\nnobody");
  await section.getByRole("button", { name: "Add to the list" }).click();
  await expect(section.getByRole("status")).toContainText(
    "1 entry added, 1 line is no address and was left out.",
  );
  await expect(section.getByLabel("Add addresses or domains")).toHaveValue("nobody");
  await section.getByRole("button", { name: "Load a file…" }).click();
  await expect(section.getByRole("status")).toContainText("Mailchimp unsubscribed contacts");
  const list = section.getByRole("list", { name: "Do not contact" });
  await expect(list.getByRole("listitem")).toHaveCount(6);
  await section.getByRole("searchbox").fill("competitor");
  await expect(list.getByRole("listitem")).toHaveCount(1);
  await expect(list).toContainText("whole domain");
  await expectNoViolations(page);
  await list.getByRole("button", { name: "Remove competitor.example" }).click();
  await page.getByRole("button", { name: "Take off the list" }).click();
  await expect(section.getByText("Nothing like it is here.")).toBeVisible();
});

test("a_person_is_never_contacted_again_until_they_are_taken_off_the_list", async ({ page }) => {
  await page.goto(address("reviewing", `/webinars/${webinar}/people?person=${lori}&from=test`));
  const panel = page.getByRole("complementary", { name: "Person" });
  await panel.getByRole("button", { name: "Never contact again" }).click();
  await expect(panel.getByText("Never contacted: by your word.")).toBeVisible();
  await expectNoViolations(page);
  await panel.getByRole("button", { name: "Take off the list" }).click();
  await expect(panel.getByRole("button", { name: "Never contact again" })).toBeVisible();
});

test("erasing_a_person_says_what_goes_and_wants_a_typed_word", async ({ page }) => {
  await page.goto(address("reviewing", `/webinars/${webinar}/people?person=${lori}&from=test`));
  await page.getByRole("button", { name: "Erase this person…" }).click();
  const dialog = page.getByRole("alertdialog");
  await expect(dialog).toContainText("Lori Hartsley goes from");
  await expect(dialog).toContainText("salted mark");
  const erase = dialog.getByRole("button", { name: "Erase them" });
  await expect(erase).toBeDisabled();
  await expectNoViolations(page);
  await dialog.getByRole("textbox").fill("erase");
  await erase.click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText("Lori Hartsley")).toHaveCount(0);
});

test("the_last_look_adds_up_names_people_and_leaves_out_who_was_mailed_lately", async ({
  page,
}) => {
  await page.goto(address("reviewing", `/webinars/${webinar}/export`));
  const lines = page.getByRole("main").getByRole("listitem");
  const line = (words: string) => lines.filter({ hasText: words });
  await expect(line("on your do-not-contact list")).toBeVisible();
  await expect(line("in the file").first()).toContainText("7 mails approved");
  await line("for another webinar").getByRole("button", { name: "Leave them out" }).click();
  await expect(
    line("for another webinar").getByRole("button", { name: "Write all the same" }),
  ).toBeVisible();
  await expect(line("in the file").first()).toContainText("6 mails approved");
  await line("do-not-contact").getByRole("button", { expanded: false }).click();
  await expect(page.getByRole("link", { name: "Tim Kozlow", exact: true })).toBeVisible();
  await expectNoViolations(page);
});

test("the_law_that_is_chosen_says_what_it_checks_and_that_it_is_no_advice", async ({ page }) => {
  await page.goto(address("reviewing", `/webinars/${webinar}/import`));
  await page.getByLabel("Checked for").click();
  await page.getByRole("option", { name: "Germany" }).click();
  await expect(page.getByText("the imprint data is blocked", { exact: false })).toBeVisible();
  await expect(page.getByText("This is no legal advice", { exact: false })).toBeVisible();
  await page.getByLabel("Who sends").fill("Quill GmbH, HRB 1");
  await expectNoViolations(page);
});
