// A computer without a keychain: a passphrase guards the data instead, from the first start on.

import { afterAll, test } from "vitest";
import { Program } from "./program";

const passphrase = "seven quiet lighthouses";

const program = await Program.fresh({
  DBUS_SESSION_BUS_ADDRESS: "unix:path=/nonexistent/no-bus-here",
});
afterAll(() => program.dispose());

test("without_a_keychain_a_long_passphrase_opens_the_data_and_only_the_same_one_opens_it_again", async () => {
  let page = await program.start();
  await page.find("heading", "Choose a passphrase");
  await page.fill("Passphrase", "too short");
  await page.fill("Once more", "too short");
  await page.click("button", "Set passphrase");
  await page.shows("At least 12 characters, please.");
  await page.find("heading", "Choose a passphrase");

  await page.fill("Passphrase", passphrase);
  await page.fill("Once more", passphrase);
  await page.click("button", "Set passphrase");
  await page.find("button", /^Open the sample webinar/, 60);

  page = await program.restart();
  await page.find("heading", "Enter your passphrase");
  await page.fill("Passphrase", `${passphrase}!`);
  await page.click("button", "Unlock");
  await page.find("alert");
  await page.find("heading", "Enter your passphrase");

  await page.fill("Passphrase", passphrase);
  await page.click("button", "Unlock");
  await page.find("button", /^Open the sample webinar/, 60);
});
