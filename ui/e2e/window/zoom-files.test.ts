// A webinar's files as Zoom exports them: report, questions and chat dropped together, one name
// decided, and a corrected report dropped afterwards that keeps the decision.

import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { drop } from "./file-drag";
import { Program } from "./program";

const heading =
  "Attended,User Name (Original Name),First Name,Last Name,Email,Registration Time,Approval Status,Join Time,Leave Time,Time in Session (minutes),Is Guest,Country/Region Name";

const came = (first: string, last: string, email: string) =>
  `Yes,${first} ${last},${first},${last},${email},"Mar 28, 2026 09:12:44",approved,"Apr 01, 2026 14:02:06","Apr 01, 2026 15:01:06",59,Yes,Portugal,`;

const absent = (first: string, last: string, email: string) =>
  `No,${first},${first},${last},${email},"Mar 29, 2026 10:12:44",approved,--,--,--,--,,`;

const report = (...people: string[]) =>
  `\uFEFF${[
    "Attendee Report,",
    'Report generated time,"Apr 04, 2026 12:18 PM"',
    "Topic,Webinar ID,Actual Start Time,Actual Duration (minutes),# Registrants,# Cancelled registrants,Unique Viewers,Total Users,Max Concurrent Views,Enable Registration",
    `Knots for Sailors,834 7866 4154,"Apr 1, 2026 2:00 PM",62,4,0,${people.filter((row) => row.startsWith("Yes")).length},${people.filter((row) => row.startsWith("Yes")).length + 1},3,Yes`,
    "Host Details,",
    "Attended,User Name (Original Name),Email,Join Time,Leave Time,Time in Session (minutes),Is Guest,Country/Region Name",
    'Yes,Morgan Host,morgan@harbour.example,"Apr 01, 2026 13:55:00","Apr 01, 2026 15:02:00",67,No,Portugal,',
    "Attendee Details,",
    heading,
    ...people,
  ].join("\n")}\n`;

const ada = came("Ada", "Fairholt", "ada.fairholt@example.com");
const bela = came("Bela", "Kestrel", "bela.kestrel@example.org");
const cora = came("Cora", "Marlowe", "cora.marlowe@example.net");
const edda = ["Edda", "Nowak", "edda.nowak@example.com"] as const;

const questions = `\uFEFF${[
  "Question and Answer Report",
  "Topic,Webinar ID,Actual Start Time,Actual Duration (minutes)",
  'Knots for Sailors,834 7866 4154,"Apr 1, 2026 2:00 PM",62',
  "",
  "#,Question,Asker Name,Asker Email,Answer(s)",
  "1,Which rope do I need?,Cora Marlowe,cora.marlowe@example.net,live answered",
].join("\r\n")}\r\n`;

const chat = [
  "14:10:00 From Ada Fairholt to Everyone:",
  "\tGreetings from the pier",
  "14:12:00 From Bela to Everyone:",
  "\tMy bowline slips every time",
  "",
].join("\r\n");

const program = await Program.fresh();
afterAll(() => program.dispose());

test("a_zoom_report_questions_and_chat_become_one_webinar_and_a_corrected_report_keeps_what_was_decided", async () => {
  const file = async (name: string, content: string) => {
    const path = join(program.files, name);
    await writeFile(path, content);
    return path;
  };
  const page = await program.start();
  await page.find("button", /^Import your own/);
  await drop(
    page,
    await file("report.csv", report(ada, bela, cora, absent(...edda))),
    await file("qa.csv", questions),
    await file("chat.txt", chat),
  );
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
  await drop(page, await file("report (1).csv", report(ada, bela, cora, came(...edda))));
  await page.find("heading", "report (1).csv");
  await page.shows(/Edda|edda\.nowak/);
  await page.click("button", /^Update 1 person/);
  await page.shows(/came/);
  await page.click("link", /^Overview/);
  await page.shows(/4\s+attended|4\s+came/);
  await page.click("link", /^Import/);
  await page.gone("button", /Nobody on the list/);
});
