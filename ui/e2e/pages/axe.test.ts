// Each page, in both themes, wide, narrow and at 200 % zoom: no accessibility violation that axe can find, and
// nothing refused by the content security policy.

import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { address, pages } from "./pages";

for (const theme of ["light", "dark"] as const) {
  for (const { name, scene, path, shows } of pages) {
    test(`${name.replaceAll(" ", "_")}_is_accessible_in_the_${theme}_theme`, async ({ page }) => {
      const complaints: string[] = [];
      page.on("console", (message) => {
        if (message.type() === "error") complaints.push(message.text());
      });
      page.on("pageerror", (error) => complaints.push(error.message));
      await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
      await page.goto(address(scene, path));
      await expect(page.getByText(shows).filter({ visible: true }).first()).toBeVisible();
      for (const width of [1280, 900, 640]) {
        await page.setViewportSize({ width, height: 720 });
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
      }
      expect(complaints).toEqual([]);
    });
  }
}
