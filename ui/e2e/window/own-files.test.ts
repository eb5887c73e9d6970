// A person's own files, a model of their own, and a power cut in the middle of the run.

import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { ModelServer, sentence } from "./model-server";
import { choose } from "./native-dialog";
import { Program } from "./program";

const key = "sk-local-4f9c2e71b0d84a6e";

/** Everybody writes words of their own, by which a request for them is known again. */
const people = [
  ["Ada Birkholt", "ada.birkholt@example.com", "heliotrope"],
  ["Bram Costello", "bram.costello@example.org", "marzipan"],
  ["Cleo Dunmore", "cleo.dunmore@example.net", "quicksilver"],
  ["Dario Espinal", "dario.espinal@example.com", "tamarind"],
  ["Edda Fairholm", "edda.fairholm@example.org", "windjammer"],
  ["Finn Garrick", "finn.garrick@example.net", "xylophone"],
  ["Greta Holmqvist", "greta.holmqvist@example.com", "yellowhammer"],
  ["Hugo Ibarra", "hugo.ibarra@example.org", "zephyrs"],
] as const;

const attendees = [
  "Name,Email,Attended,Attendance %,Focus %,Attendance Minutes,Join Time,Exit Time,Location",
  ...people.map(
    ([name, email]) => `${name},${email},Yes,100,90,60,2025-10-01 14:00,2025-10-01 15:00,New York`,
  ),
].join("\n");

const chat = [
  "Timestamp,Name,Email,Message,Is Question",
  ...people.map(
    ([name, email, word], minute) =>
      `2025-10-01 14:3${minute},${name},${email},We sort our ${word} by hand every week,No`,
  ),
].join("\n");

/** How many are stored before the power cut. */
const finished = 3;

/** How many the program asks for at the same time (the setting's default). */
const atOnce = 5;

const server = await ModelServer.start();
const program = await Program.fresh();
afterAll(async () => {
  await program.dispose();
  await server.stop();
});

/** Whose words a request carries. */
function personOf({ body }: { body: string }): string {
  const found = people.filter(([, , word]) => body.includes(word));
  if (found.length !== 1 || !found[0]) throw new Error("a request is about nobody or several");
  return found[0][0];
}

test("own_files_become_drafts_by_a_model_and_a_killed_run_goes_on_where_it_was", async () => {
  const list = join(program.files, "attendees.csv");
  const messages = join(program.files, "chat.csv");
  await writeFile(list, attendees);
  await writeFile(messages, chat);
  let page = await program.start();

  await page.click("button", /^Import your own/);
  await choose(list);
  await page.find("heading", "attendees.csv");
  await page.click("button", "choose files");
  await choose(messages);
  await page.find("heading", "chat.csv");
  await page.fill("Title", "Sorting without Sorrow");
  await page.fill("Presented by", "Ines Jellema");
  await page.fill("Offer", "The Sorting Course");
  await page.click("button", "Import 8 registrants, 8 messages");
  await page.find("heading", "Sorting without Sorrow");
  await page.shows(/8\s+registered/);

  await page.click("link", "Settings");
  await page.click("radio", "A model");
  await page.fill("Server", server.baseUrl);
  await page.fill("Model", "tiny-test-model");
  await page.click("heading", "Settings");
  await page.shows("Saved");
  await page.fill("Key", key);
  await page.click("button", "Save key");
  await page.shows("A key is saved in your keychain.");

  await page.click("link", /^Sorting without Sorrow/);
  await page.click("button", "Draft 8 mails");
  // The first goes alone, because it learns what the server understands.
  for (let count = 0; count < finished; count++) {
    const [first] = await server.holding(1);
    first?.answer();
    await page.shows(new RegExp(`Writing: ${count + 1} of 8`));
  }
  // Up to here requests were answered one by one, so whom they were for is exactly who has a draft.
  const stored = server.requests.filter((request) => !request.isOpen()).map(personOf);
  expect(new Set(stored).size).toBe(finished);
  await server.holding(Math.min(atOnce, people.length - finished));

  await program.kill();
  const before = server.requests.length;
  page = await program.start();
  await page.find("heading", "Sorting without Sorrow");
  await page.click("link", /^Drafts/);
  await page.shows(`Interrupted, ${finished} of 8 done`);
  await page.shows(`0 of ${finished} approved`);
  for (const name of stored) await page.find("option", new RegExp(name));

  server.release();
  await page.click("button", `Write the other ${people.length - finished}`);
  await page.shows("0 of 8 approved");
  await page.gone("status", /Writing|Interrupted/);
  await page.shows(sentence);

  const again = server.requests.slice(before).map(personOf);
  expect(again.toSorted()).toEqual(
    people.map(([name]) => name).filter((name) => !stored.includes(name)),
  );
  expect([...server.shown]).toEqual([`Bearer ${key}`]);
  for (const { body } of server.requests) {
    expect(body).not.toMatch(/@example\.|Birkholt|Costello|Dunmore|Espinal|Fairholm/);
  }

  // Closed first, so that everything is in its files.
  await program.close();
  const kept = await program.kept();
  expect(kept.length).toBeGreaterThan(0);
  for (const { name, content } of kept) {
    for (const secret of [key, ...people.flat()]) {
      expect(content.includes(secret), `${name} holds ${secret} in clear`).toBe(false);
    }
    expect(content.includes("SQLite format 3"), `${name} is not encrypted`).toBe(false);
  }
});
