// The journeys in the real window: slow, one at a time, and only where a WebDriver is installed.
// Pictures to look at are taken instead when a folder for them is named.

import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: [
      process.env.WEBINARWINS_SCREENS ? "e2e/window/screens.ts" : "e2e/window/**/*.test.ts",
    ],
    environment: "node",
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
