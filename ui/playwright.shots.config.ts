// Pictures of all pages, for looking at (`cargo xtask shots`). A port of its own, so that it can run
// beside the page tests.

import { defineConfig } from "@playwright/test";
import tests from "./playwright.config";

const address = "http://localhost:4174";

export default defineConfig({
  ...tests,
  testDir: "e2e/shots",
  testMatch: "*.shots.ts",
  // A picture on a busy machine is late, not wrong.
  timeout: 120_000,
  use: { ...tests.use, baseURL: address },
  webServer: {
    command: "npx vite build && npx vite preview --port 4174",
    env: { VITE_HOST: "fake" },
    url: address,
    reuseExistingServer: false,
    stdout: "ignore",
  },
});
