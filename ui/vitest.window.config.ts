// The journeys in the real window: slow, one at a time, and only where a WebDriver is installed.
// Pictures to look at are taken instead when a folder for them is named, and times are taken instead
// when WEBINARWINS_BENCH is set.

import { defineConfig } from "vitest/config";

const { WEBINARWINS_SCREENS: screens, WEBINARWINS_BENCH: bench } = process.env;

export default defineConfig({
  test: {
    include: [
      screens
        ? "e2e/window/screens.ts"
        : bench
          ? "e2e/window/at-scale.ts"
          : "e2e/window/**/*.test.ts",
    ],
    environment: "node",
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
