// Files that are not what their name says: the card of each tells what is wrong, and there is no way
// to import them.

import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { choose } from "./native-dialog";
import { Program } from "./program";

const program = await Program.fresh();
afterAll(() => program.dispose());

test("an_empty_file_and_a_pdf_named_csv_are_refused_on_their_cards_and_import_nothing", async () => {
  const empty = join(program.files, "empty.csv");
  const pdf = join(program.files, "brochure.csv");
  await writeFile(empty, "");
  await writeFile(pdf, "%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n");
  const page = await program.start();

  await page.click("button", /^Import your own/);
  await choose(empty);
  await page.find("heading", "empty.csv");
  await page.shows("Cannot be read");
  await page.click("button", "choose files");
  await choose(pdf);
  await page.find("heading", "brochure.csv");
  await page.find("listitem", /brochure\.csv.*Cannot be read.*PDF/);
  await page.find("listitem", /empty\.csv.*Cannot be read.*empty/);

  const button = await page.find("button", "Import");
  expect(await page.isDisabled(button)).toBe(true);
  await page.session.click(button).catch(() => undefined);
  await page.find("heading", "brochure.csv");

  // Nothing is there after a restart either: the first start again.
  const again = await program.restart();
  await again.find("button", /^Import your own/);
  expect(await again.all("link")).toHaveLength(0);
});
