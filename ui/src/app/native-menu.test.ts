import { expect, test } from "vitest";
import type { Action } from "@/lib/actions";
import { menuOf } from "./native-menu";

const action = (given: Partial<Action>): Action => ({
  id: "x.y",
  title: "X",
  group: "General",
  run: () => {},
  ...given,
});

test("groups become menus in the order people expect", () => {
  const groups = ["Drafts", "This webinar", "Appearance", "Edit", "General"];
  const titles = menuOf(groups.map((group) => action({ group }))).map((menu) => menu.title);
  expect(titles).toEqual(["File", "Edit", "View", "Webinar", "Drafts"]);
});

test("only keys that work while writing become accelerators", () => {
  const [menu] = menuOf([
    action({ keys: "mod+k", whileWriting: true }),
    action({ keys: "mod+z" }),
    action({ keys: "a" }),
  ]);
  expect(menu?.items.map((item) => item.accelerator)).toEqual(["CmdOrCtrl+K", null, null]);
});
