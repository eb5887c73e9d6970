import { describe, expect, test } from "vitest";
import type { DraftQuery, Phrase, ReplacePreviewView, ReplaceView } from "../types";
import { fakeHost } from ".";

const webinar = "0199a000-0000-7000-8000-000000000001";
const phrase: Phrase = {
  find: "48 HOURS",
  replacement: "three days",
  matchCase: false,
  wholeWords: false,
  inSubject: true,
  inBody: true,
  inLinks: true,
};

const everyDraft: DraftQuery = {
  search: "",
  tiers: [],
  states: [],
  asked: false,
  rule: null,
  engine: null,
  edited: false,
  sort: "tier",
  kept: null,
};

describe("replacing a phrase", () => {
  const setUp = async () => {
    const host = fakeHost("reviewing");
    const scope = { of: "queue", webinar, query: everyDraft };
    const preview = (await host.invoke("draft_replace_preview", {
      scope,
      phrase,
    })) as ReplacePreviewView;
    return { host, scope, preview };
  };

  test("changes nothing once the drafts are others than shown", async () => {
    const { host, scope, preview } = await setUp();
    const args = { scope, phrase, mark: preview.mark };
    const first = (await host.invoke("draft_replace", args)) as ReplaceView;
    expect(first.done?.changed).toHaveLength(preview.drafts.length);
    const second = (await host.invoke("draft_replace", args)) as ReplaceView;
    expect(second.done).toBeNull();
    expect(second.anew?.hits).toBe(0);
  });
});
