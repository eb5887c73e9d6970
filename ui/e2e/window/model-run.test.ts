// A run with a model of one's own, stopped in every way there is, and a mail that is written again.

import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { drop } from "./file-drag";
import { ModelServer, sentence } from "./model-server";
import { Program } from "./program";
import { keys } from "./webdriver";

/** Everybody writes a word of their own, by which a request for them is known again. */
const people = [
  ["Ada Birkholt", "heliotrope"],
  ["Bram Costello", "marzipan"],
  ["Cleo Dunmore", "quicksilver"],
  ["Dario Espinal", "tamarind"],
  ["Edda Fairholm", "windjammer"],
  ["Finn Garrick", "xylophone"],
  ["Greta Holmqvist", "yellowhammer"],
  ["Hugo Ibarra", "zephyrs"],
] as const;

const wished = "The checklist is in the recording, and a reply reaches a human.";

const mailOf = (name: string) => `${name.toLowerCase().replace(" ", ".")}@list.example`;

const server = await ModelServer.start();
const program = await Program.fresh();
afterAll(async () => {
  await program.dispose();
  await server.stop();
});

async function files(): Promise<string[]> {
  const list = join(program.files, "attendees.csv");
  const messages = join(program.files, "chat.csv");
  await writeFile(
    list,
    [
      "Name,Email,Attended,Attendance %,Focus %,Attendance Minutes,Join Time,Exit Time,Location",
      ...people.map(
        ([name]) => `${name},${mailOf(name)},Yes,100,90,60,2025-10-01 14:00,2025-10-01 15:00,Oslo`,
      ),
    ].join("\n"),
  );
  await writeFile(
    messages,
    [
      "Timestamp,Name,Email,Message,Is Question",
      ...people.map(
        ([name, word], minute) =>
          `2025-10-01 14:3${minute},${name},${mailOf(name)},We sort our ${word} by hand every week,No`,
      ),
    ].join("\n"),
  );
  return [list, messages];
}

test("a_run_is_paused_stopped_and_finished_and_a_mail_is_written_again_by_a_wish", async () => {
  const page = await program.start();
  await page.find("button", /^Import your own/);
  await drop(page, ...(await files()));
  await page.fill("Title", "Sorting without Sorrow");
  await page.click("button", "Import 8 registrants, 8 messages");
  await page.shows(/8\s+registered/);

  await page.click("link", "Settings");
  await page.click("radio", "A model");
  await page.fill("Server", server.baseUrl);
  await page.fill("Model", "tiny-test-model");
  await page.click("heading", "Settings");
  await page.shows("Saved");

  await page.click("link", /^Sorting without Sorrow/);
  await page.click("link", /^Drafts/);
  await page.shows("8 people, 8 calls.");
  await page.shows(/About \d+,000 tokens, a few seconds\. What they cost is not known/);
  expect(server.requests).toHaveLength(0);

  await page.click("button", "Draft 8 mails");
  // The first goes alone, because it learns what the server understands.
  const [first] = await server.holding(1);
  first?.answer();
  await page.shows("Writing: 1 of 8");

  // A pause waits for what was asked already; one person is refused meanwhile.
  const underWay = await server.holding(5);
  await page.click("button", "Pause");
  await page.shows("Pausing, 1 of 8 done");
  const refused = people.find(([, word]) => underWay[0]?.body.includes(word));
  if (!refused) throw new Error("a request is about nobody");
  const [refusedName, refusedWord] = refused;
  server.words = (body) => (body.includes(refusedWord) ? null : sentence);
  for (const request of underWay) request.answer();
  await page.shows("Paused, 5 of 8 done");
  expect(server.held).toHaveLength(0);

  // A stop waits for nothing.
  await page.click("button", "Write the other 3");
  await server.holding(1);
  await page.click("button", "Stop");
  await page.shows("Stopped, 5 of 8 done");
  await page.wait("nothing is asked any more", async () => server.held.length === 0);

  server.release();
  await page.click("button", "Write the other 3");
  await page.shows("7 of 8 written");
  await page.click("button", "1 person got no draft");
  await page.shows(new RegExp(`${refusedName}.*I'd rather not`));

  server.words = () => sentence;
  const before = server.requests.length;
  await page.click("button", "Write the other 1");
  await page.shows("0 of 8 approved");
  await page.gone("status", /written|Writing/);
  const asked = server.requests.slice(before);
  expect(asked).toHaveLength(1);
  expect(asked[0]?.body).toContain(refusedWord);

  await page.find("option", new RegExp(refusedName));
  const text = await page.find("region", "Text");
  expect(await page.text(text)).toContain(sentence);
  server.words = (body) => (body.includes("mention the checklist") ? wished : null);
  await page.press(keys.shift, "R");
  await page.find("dialog", "Write it again by a wish");
  await page.hasFocus("Or in your words");
  await page.fill("Or in your words", "mention the checklist");
  await page.press(keys.enter);
  await page.shows(wished);
  await page.gone("dialog", "Write it again by a wish");

  await page.press("v");
  await page.find("region", "Differences");
  await page.click("button", "Go back to version 1");
  await page.gone("region", "Differences");
  await page.shows(sentence);
  await page.press("z");
  await page.shows(wished);
});
