// The house rules that a linter cannot see: colours and sizes are written in app/tokens.css only,
// and the command list stays readable for the test that compares it with the desktop's handlers.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const root = join(import.meta.dirname, "..");

const sources = readdirSync(root, { recursive: true, encoding: "utf8" })
  .filter((path) => /\.(tsx|ts|css)$/.test(path) && !path.includes(".test."))
  .filter((path) => !path.endsWith("tokens.css"))
  .map((path) => ({ path, lines: readFileSync(join(root, path), "utf8").split("\n") }));

function lines(pattern: RegExp): string[] {
  return sources.flatMap(({ path, lines: all }) =>
    all.flatMap((line, index) =>
      pattern.test(line) ? [`${path}:${index + 1}: ${line.trim()}`] : [],
    ),
  );
}

it("no_colour_is_written_outside_the_tokens", () => {
  expect(lines(/#[0-9a-f]{3,8}\b(?![^"']*&)|\b(?:rgb|hsl|oklch)a?\(/i)).toEqual([]);
});

it("no_class_name_carries_a_size_of_its_own", () => {
  expect(lines(/(?:^|[\s"'`])[\w:-]+-\[[\d.]+(?:px|rem|em|%)\]/)).toEqual([]);
});

it("each_command_stands_on_a_line_of_its_own", () => {
  const client = sources.find(({ path }) => path.endsWith("ipc/client.ts"));
  const start =
    client?.lines.findIndex((line) => line.startsWith("export interface Commands")) ?? -1;
  const end = client?.lines.indexOf("}", start) ?? -1;
  const commands = client?.lines.slice(start + 1, end) ?? [];
  expect(commands.length).toBeGreaterThan(30);
  expect(commands.filter((line) => !/^ {2}[a-z]+(_[a-z]+)+: Command<.*>;$/.test(line))).toEqual([]);
});
