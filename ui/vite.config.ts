/// <reference types="vitest/config" />
// How the window's contents are built, served to a developer, and unit-tested.
// `VITE_HOST=fake` puts the in-memory host in place of the desktop shell; in a
// real build the constant is "desktop" and the fake is removed with its branch.

import { fileURLToPath } from "node:url";
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const host = process.env.VITE_HOST === "fake" ? "fake" : "desktop";

/** The policy of tauri.conf.json, so that a page that breaks it already fails in the page tests. */
const contentSecurityPolicy = [
  "default-src 'self'",
  "img-src 'self' data:",
  "style-src 'self' 'unsafe-inline'",
  "script-src 'self'",
  "connect-src ipc: http://ipc.localhost",
].join("; ");

export default defineConfig({
  plugins: [react(), tailwindcss()],
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  define: { "import.meta.env.VITE_HOST": JSON.stringify(host) },
  clearScreen: false,
  server: { port: 1420, strictPort: true },
  preview: {
    port: 4173,
    strictPort: true,
    headers: { "Content-Security-Policy": contentSecurityPolicy },
  },
  build: {
    // The oldest web views that know light-dark(): WebKitGTK 2.44, macOS 14.5, WebView2 of 2024.
    target: ["es2022", "safari17.5", "chrome123"],
    outDir: host === "fake" ? "node_modules/.pages" : "dist",
    emptyOutDir: true,
    // An inlined font would be a data: address, which the policy refuses.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
  },
  test: {
    environment: "jsdom",
    include: ["src/**/*.test.{ts,tsx}"],
    setupFiles: ["src/test/setup.ts"],
    restoreMocks: true,
  },
});
