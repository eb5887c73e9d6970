// What a person gets holds nothing of the fake host, and names no address on a network.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";

test("the_real_build_holds_no_fake_host_and_loads_nothing_from_a_network", () => {
  const folder = mkdtempSync(join(tmpdir(), "webinarwins-build-"));
  try {
    execFileSync("npx", ["vite", "build", "--outDir", folder, "--logLevel", "error"], {
      env: { ...process.env, VITE_HOST: "desktop" },
    });
    const texts = readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((path) => /\.(js|css|html)$/.test(path))
      .map((path) => readFileSync(join(folder, path), "utf8"));
    expect(texts.length).toBeGreaterThan(5);
    expect(texts.filter((text) => text.includes("The fake host"))).toEqual([]);
    const loads = /(?:src|href)="https?:|@import\s+["']?(?:url\()?["']?https?:|url\(["']?https?:/;
    expect(texts.filter((text) => loads.test(text))).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
