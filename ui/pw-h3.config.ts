// Page tests: the built window contents over the fake host, in the distribution's Chromium, under
// the same content security policy as the real window. No browser is ever downloaded.

import { defineConfig } from "@playwright/test";

export default defineConfig({
  testDir: "e2e/pages",
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  reporter: "list",
  use: {
    baseURL: "http://localhost:4183",
    viewport: { width: 1280, height: 800 },
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  webServer: {
    command: "npx vite preview --port 4183",
    env: { VITE_HOST: "fake" },
    url: "http://localhost:4183",
    reuseExistingServer: false,
    stdout: "ignore",
  },
});
