import { expect, test } from "vitest";
import { type OfferedAction, useActionStore } from "@/lib/actions";
import { menuOf } from "./native-menu";

const action = (given: Partial<OfferedAction>): OfferedAction => ({
  id: "x.y",
  title: "X",
  group: "General",
  run: () => {},
  ...given,
});

test("groups become menus in the order people expect", () => {
  const groups = ["Drafts", "This webinar", "Go to", "Appearance", "Edit", "General"];
  const titles = menuOf(groups.map((group) => action({ group }))).map((menu) => menu.title);
  expect(titles).toEqual(["File", "Edit", "View", "Go", "Webinar", "Drafts"]);
});

test("only keys that work while writing become accelerators", () => {
  const [menu] = menuOf([
    action({ keys: "mod+k", whileWriting: true }),
    action({ keys: "mod+z" }),
    action({ keys: "a" }),
  ]);
  expect(menu?.items.map((item) => item.accelerator)).toEqual(["CmdOrCtrl+K", null, null]);
});

test("while a new key is pressed in the settings the menu takes none of them", () => {
  const open = [action({ keys: "mod+k", whileWriting: true })];
  useActionStore.getState().record(true);
  expect(menuOf(open)[0]?.items[0]?.accelerator).toBeNull();
  useActionStore.getState().record(false);
  expect(menuOf(open)[0]?.items[0]?.accelerator).toBe("CmdOrCtrl+K");
});
