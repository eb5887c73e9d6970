// A webinar's files as Zoom exports them: report, questions and chat dropped together, one name
// decided, and a corrected report dropped afterwards that keeps the decision.

import { afterAll, expect, test } from "vitest";
import { drop } from "./file-drag";
import { Program } from "./program";
import { exportFromZoom } from "./zoom-export";

const program = await Program.fresh();
afterAll(() => program.dispose());

test("a_zoom_report_questions_and_chat_become_one_webinar_and_a_corrected_report_keeps_what_was_decided", async () => {
  const { files, corrected } = await exportFromZoom(program.files);
  const page = await program.start();
  await page.find("button", /^Import your own/);
  await drop(page, ...files);
  for (const [name, kind] of [
    ["report.csv", "Zoom webinar attendee report"],
    ["qa.csv", "Zoom question and answer report"],
    ["chat.txt", "Zoom chat"],
  ] as const) {
    await page.find("heading", name);
    await page.shows(kind);
  }
  expect(await page.all("heading", /\.(csv|txt)$/)).toHaveLength(3);

  await page.shows("Who is this?");
  await page.click("button", /Bela Kestrel/);
  await page.shows("All names are settled");
  await page.click("button", "Import 4 registrants, 3 messages");
  await page.find("heading", "Knots for Sailors");
  await page.shows(/4\s+registered/);
  await page.click("link", /^People/);
  await page.shows("Bela Kestrel");

  await page.click("link", /^Import/);
  await page.shows("Add files to this webinar");
  await drop(page, corrected);
  await page.find("heading", "report (1).csv");
  await page.shows(/Edda|edda\.nowak/);
  await page.click("button", /^Update 1 person/);
  await page.shows(/came/);
  await page.click("link", /^Overview/);
  await page.shows(/4\s+attended|4\s+came/);
  await page.click("link", /^Import/);
  await page.gone("button", /Nobody on the list/);
});
