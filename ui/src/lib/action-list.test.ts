import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { actionList, listed } from "./action-list";
import { clashes, keysInForce, meet, refusal, sameKeys, withKeys } from "./chosen-keys";
import type { Platform } from "./keys";

const platforms: readonly Platform[] = ["mac", "windows", "linux"];

const action = (id: string) => {
  const found = listed(id);
  if (!found) throw new Error(`no action ${id}`);
  return found;
};

it("every_action_has_a_key_and_an_id_of_its_own", () => {
  expect(actionList.filter(({ keys }) => keys === "")).toEqual([]);
  expect(new Set(actionList.map(({ id }) => id)).size).toBe(actionList.length);
});

it("no_two_actions_that_can_be_offered_at_once_share_a_key", () => {
  const shared = actionList.flatMap((one) =>
    clashes(one, one.keys, {}).map((two) => [one.id, two.id]),
  );
  expect(shared).toEqual([]);
});

it.each(platforms)("no_usual_key_is_taken_on_%s", (platform) => {
  const taken = actionList
    .filter(({ fixed }) => !fixed)
    .flatMap(({ id, keys }) => {
      const why = refusal(keys, platform);
      return why ? [`${id}: ${keys}: ${why}`] : [];
    });
  expect(taken).toEqual([]);
});

it("nothing_that_changes_anything_goes_on_while_its_key_is_held", () => {
  const repeating = actionList.filter(({ repeats }) => repeats).map(({ id }) => id);
  expect(repeating.filter((id) => !/\.(?:next|previous)$/.test(id))).toEqual([]);
});

it("what_works_beside_a_text_has_a_key_that_types_nothing", () => {
  const typing = actionList.filter(
    ({ whileWriting, keys }) => whileWriting && !keys.includes("mod+") && keys !== "escape",
  );
  expect(typing).toEqual([]);
});

// A page that offers something new has to name it in the list, or nobody could change its key and no test would see
// whom it meets.
it("every_action_that_a_page_offers_is_in_the_list_with_the_same_key", () => {
  const root = join(import.meta.dirname, "..");
  const sources = readdirSync(root, { recursive: true, encoding: "utf8" }).filter(
    (path) =>
      /\.tsx?$/.test(path) && !path.includes(".test.") && !path.startsWith("lib/action-list"),
  );
  const offered = sources.flatMap((path) => {
    const text = readFileSync(join(root, path), "utf8");
    if (!/lib\/actions"/.test(text)) return [];
    return [...text.matchAll(/\bid: "([a-z]+\.[a-z_]+)",([^}]*?)\brun\b/g)].map((match) => {
      const keys = /\bkeys: "([^"]+)"/.exec(match[2] ?? "")?.[1];
      return { id: match[1] ?? "", keys, path };
    });
  });
  expect(offered.length).toBeGreaterThan(30);
  const wrong = offered.filter(
    ({ id, keys }) => listed(id) === undefined || (keys !== undefined && listed(id)?.keys !== keys),
  );
  expect(wrong).toEqual([]);
});

it("keys_that_belong_to_system_or_web_view_are_refused_with_the_reason", () => {
  expect(refusal("mod+w", "linux")).toBe("it closes the window");
  expect(refusal("alt+a", "mac")).toContain("Alt");
  expect(refusal("tab", "windows")).toContain("moves the focus");
  expect(refusal("mod+tab", "windows")).not.toBeNull();
  expect(refusal("mod+h", "mac")).toBe("it hides the program");
  expect(refusal("mod+h", "linux")).toBeNull();
  expect(refusal("g space", "linux")).not.toBeNull();
  expect(refusal("y", "mac")).toBeNull();
});

it("a_key_and_a_row_of_keys_that_begins_with_it_meet", () => {
  expect(sameKeys("g", "g o")).toBe(true);
  expect(sameKeys("g o", "g e")).toBe(false);
  expect(clashes(action("draft.approve"), "g", {}).map(({ id }) => id)).toContain("go.import");
});

it("pages_that_are_never_open_together_may_use_the_same_key", () => {
  expect(meet("people", "drafts")).toBe(false);
  expect(meet("everywhere", "drafts")).toBe(true);
  expect(meet("webinar", "export")).toBe(true);
  expect(clashes(action("draft.approve"), "q", {})).toEqual([]);
});

it("a_choice_that_is_not_possible_here_is_passed_over", () => {
  expect(keysInForce(action("draft.approve"), { "draft.approve": "y" })).toBe("y");
  expect(keysInForce(action("draft.approve"), { "draft.approve": "mod+w" })).toBe("a");
  expect(keysInForce(action("history.undo"), { "history.undo": "y" })).toBe("mod+z");
});

it("the_usual_key_is_never_kept_as_a_choice", () => {
  const approve = action("draft.approve");
  const chosen = withKeys({ "draft.skip": "w" }, approve, "y");
  expect(chosen).toEqual({ "draft.skip": "w", "draft.approve": "y" });
  expect(withKeys(chosen, approve, "a")).toEqual({ "draft.skip": "w" });
});
