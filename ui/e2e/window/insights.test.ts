// What the webinar says: a topic opens its lines, a weight is dragged and taken back, the overview becomes a
// PDF that a standard reader reads.

import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, expect, test } from "vitest";
import { saveAs } from "./native-dialog";
import { Program } from "./program";
import { keys } from "./webdriver";

const program = await Program.fresh();
afterAll(() => program.dispose());

test("a_topic_opens_a_weight_moves_people_and_is_taken_back_and_the_overview_is_a_pdf", {
  timeout: 180_000,
}, async () => {
  const page = await program.start();
  await page.click("button", /^Open the sample webinar/);
  await page.shows(/45\s+registered/);
  await page.shows("Who was there, minute by minute");

  await page.click("button", /^instructions/);
  await page.find("dialog");
  await page.shows("I tried something like this in August and gave up at the instructions");
  await page.press(keys.escape);
  await page.gone("dialog");

  await page.press(keys.control, ",");
  // The list closes again if the page is still being put together when it is opened.
  await page.wait("the webinar can be chosen", async () => {
    const offered = await page.all("option", /^Building Custom GPTs/);
    if (offered.length === 0) await page.click("combobox", "For");
    return offered.length > 0;
  });
  await page.click("option", /^Building Custom GPTs/);
  // A step of the arrow at a time, as a drag is many small steps.
  await page.click("textbox", "Attendance, as a number");
  await page.fill("Attendance, as a number", "0");
  await page.find("region", "Effect");
  const effect = await page.shows(/\d+ (?:person|people) would change tier:/);
  const [, moved] = /(\d+) (?:person|people) would change tier:/.exec(effect) ?? [];
  expect(Number(moved)).toBeGreaterThan(0);
  await page.click("button", "Score this webinar anew");
  await page.shows("Scored anew. Undo puts it back.");
  await page.gone("region", "Effect");
  await page.click("heading", "Settings");
  await page.press(keys.control, "z");
  await page.shows("Undone: score the webinar anew");

  await page.click("link", /^Building Custom GPTs/);
  await page.find("link", "Show the 3 Hot people");
  const file = join(program.files, "overview.pdf");
  await page.click("button", /^Save the Overview as PDF/);
  await saveAs(file, "Save the overview");
  await page.wait("the file is there", () => readFile(file).catch(() => null));
  const { stdout } = await promisify(execFile)("pdftotext", ["-layout", file, "-"]);
  expect(stdout).toContain("Building Custom GPTs for Your Business");
  expect(stdout).toContain("Marisol Okafor");
});
