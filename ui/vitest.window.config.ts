// The journey in the real window: slow, one at a time, and only where a WebDriver is installed.

import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["e2e/window/**/*.test.ts"],
    environment: "node",
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
