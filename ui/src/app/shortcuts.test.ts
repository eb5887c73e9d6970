import { fireEvent } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { type Action, useActionStore } from "@/lib/actions";
import { listenForShortcuts } from "./shortcuts";

const ran = vi.fn();
let stop = () => {};

function offer(owner: string, ...actions: Partial<Action>[]): void {
  useActionStore.getState().set(
    owner,
    actions.map((action) => ({
      id: "test",
      title: "Test",
      group: "Test",
      run: () => ran(action.id),
      ...action,
    })),
  );
}

beforeEach(() => {
  ran.mockReset();
  stop = listenForShortcuts();
});

afterEach(() => {
  stop();
  document.body.replaceChildren();
  for (const owner of ["shell", "page"]) useActionStore.getState().set(owner, null);
});

it("a_key_runs_its_action", () => {
  offer("shell", { id: "approve", keys: "a" });
  fireEvent.keyDown(document.body, { key: "a" });
  expect(ran).toHaveBeenCalledExactlyOnceWith("approve");
});

it("a_single_key_does_nothing_while_a_person_writes", () => {
  offer(
    "shell",
    { id: "approve", keys: "a" },
    { id: "palette", keys: "mod+k", whileWriting: true },
  );
  const field = document.body.appendChild(document.createElement("textarea"));
  fireEvent.keyDown(field, { key: "a" });
  expect(ran).not.toHaveBeenCalled();
  fireEvent.keyDown(field, { key: "k", ctrlKey: true });
  expect(ran).toHaveBeenCalledExactlyOnceWith("palette");
});

it("a_sequence_runs_only_when_both_keys_come_one_after_the_other", () => {
  offer("shell", { id: "overview", keys: "g o" });
  fireEvent.keyDown(document.body, { key: "o" });
  expect(ran).not.toHaveBeenCalled();
  fireEvent.keyDown(document.body, { key: "g" });
  fireEvent.keyDown(document.body, { key: "o" });
  expect(ran).toHaveBeenCalledExactlyOnceWith("overview");
});

it("a_page_may_take_over_a_key_of_the_shell", () => {
  offer("shell", { id: "shell", keys: "e" });
  offer("page", { id: "page", keys: "e" });
  fireEvent.keyDown(document.body, { key: "e" });
  expect(ran).toHaveBeenCalledExactlyOnceWith("page");
});

it("an_open_dialog_keeps_its_keys", () => {
  offer("shell", { id: "approve", keys: "a" });
  const dialog = document.body.appendChild(document.createElement("div"));
  dialog.setAttribute("role", "dialog");
  fireEvent.keyDown(document.body, { key: "a" });
  expect(ran).not.toHaveBeenCalled();
});

it("an_action_whose_condition_fails_does_not_run", () => {
  offer("shell", { id: "approve", keys: "a", when: () => false });
  fireEvent.keyDown(document.body, { key: "a" });
  expect(ran).not.toHaveBeenCalled();
});
