// Sending from here: off until set up, a number to type, a minute to stop, and numbers that add up.

import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { address, webinar } from "./pages";

const place = `/webinars/${webinar}/export`;
const part = (page: Page) => page.getByRole("region", { name: "Send from here" });

async function confirm(page: Page) {
  await page.goto(address("sending", place));
  await part(page).getByRole("button", { name: "I state this" }).click();
  await part(page).getByLabel("Type 7 to confirm").fill("7");
  await part(page).getByRole("button", { name: "Send 7 mails in a minute" }).click();
  await expect(part(page).getByText("7 mails to send. Nothing has left yet.")).toBeVisible();
}

/** The outcomes, by their words; their sum is what was planned. */
async function outcomes(page: Page): Promise<Record<string, number>> {
  const list = part(page).getByLabel("Outcomes");
  const words = await list.getByRole("term").allInnerTexts();
  const counts = await list.getByRole("definition").allInnerTexts();
  const all = Object.fromEntries(words.map((word, at) => [word, Number(counts[at])]));
  expect(Object.values(all).reduce((sum, count) => sum + count, 0)).toBe(7);
  return all;
}

async function expectAccessible(page: Page) {
  for (const width of [1280, 640]) {
    await page.setViewportSize({ width, height: 720 });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
  }
}

test("sending_is_off_until_a_service_is_set_up_and_tested", async ({ page }) => {
  await page.goto(address("reviewing", place));
  await expect(part(page).getByText("Off until you set it up.")).toBeVisible();
  await part(page).getByRole("button", { name: "Set up sending" }).click();
  const form = page.getByRole("form", { name: "Set up sending" });
  await expect(form.getByRole("button", { name: "Save and test" })).toBeDisabled();
  await form.getByLabel("Key", { exact: true }).fill("SG.secret");
  await form.getByLabel("From").fill("gabriela@example.com");
  await form.getByRole("button", { name: "Save and test" }).click();
  await expect(form.getByText("gabriela@example.com is a verified sender.")).toBeVisible();
  await expect(form.getByText("A key is saved in your keychain.")).toBeVisible();
  await expect(page.locator("body")).not.toContainText("SG.secret");
  await expectAccessible(page);
  await form.getByRole("button", { name: "Done" }).click();
  await expect(part(page).getByLabel("Type 7 to confirm")).toBeVisible();
});

test("nothing_is_sent_without_the_statement_and_the_number", async ({ page }) => {
  await page.goto(address("sending", place));
  const send = part(page).getByRole("button", { name: "Send 7 mails in a minute" });
  await expect(send).toBeDisabled();
  await part(page).getByLabel("Type 7 to confirm").fill("7");
  await expect(send).toBeDisabled();
  await part(page).getByRole("button", { name: "I state this" }).click();
  await expect(part(page).getByText("You stated the consent of these people")).toBeVisible();
  await expect(send).toBeEnabled();
  await part(page).getByLabel("Type 7 to confirm").fill("8");
  await expect(send).toBeDisabled();
});

test("a_test_goes_to_oneself", async ({ page }) => {
  await page.goto(address("sending", place));
  await part(page).getByLabel("A test to yourself").fill("me@example.com");
  await part(page).getByRole("button", { name: "Send a test" }).click();
  await expect(
    part(page).getByText("The mail of Lori Hartsley is on its way to you."),
  ).toBeVisible();
});

test("for_a_minute_one_stop_keeps_everything_here", async ({ page }) => {
  await confirm(page);
  await expectAccessible(page);
  await part(page).getByRole("button", { name: "Stop, send nothing" }).click();
  await expect(part(page).getByText("Stopped: 0 mails sent, 7 people not reached")).toBeVisible();
  expect(await outcomes(page)).toMatchObject({ Sent: 0, "Not reached": 7 });
  await expect(part(page).getByLabel("Type 7 to confirm")).toBeVisible();
});

test("a_sending_is_paused_steered_and_ends_with_a_report_that_adds_up", async ({ page }) => {
  await page.clock.install();
  await confirm(page);
  await page.clock.fastForward(60_500);
  await expect(part(page).getByText("Sending through SendGrid")).toBeVisible();
  await page.clock.runFor(500);
  await part(page).getByRole("button", { name: "Pause" }).click();
  await expect(part(page).getByText("none will be repeated")).toBeVisible();
  await outcomes(page);
  await part(page).getByText("Take somebody out").click();
  await part(page)
    .getByRole("button", { name: /^Take out / })
    .last()
    .click();
  await part(page)
    .getByRole("button", { name: /^Send the other / })
    .click();
  await page.clock.runFor(6_000);
  await expect(part(page).getByRole("region", { name: "Unknown" })).toBeVisible();
  const all = await outcomes(page);
  expect(all).toMatchObject({ "Taken out": 1, "Not reached": 0, Unknown: 1 });
  await expectAccessible(page);
  await part(page)
    .getByRole("button", { name: /did arrive$/ })
    .click();
  await expect(part(page).getByRole("region", { name: "Unknown" })).toHaveCount(0);
  expect((await outcomes(page)).Sent).toBe((all.Sent ?? 0) + 1);
});
