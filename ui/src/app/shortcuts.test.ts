import { fireEvent } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { type Action, runAction, useActionStore } from "@/lib/actions";
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

it("a_key_that_is_held_down_approves_once_and_moves_on_and_on", () => {
  offer("page", { id: "approve", keys: "a" }, { id: "next", keys: "j", repeats: true });
  for (const repeat of [false, true, true]) {
    fireEvent.keyDown(document.body, { key: "a", repeat });
    fireEvent.keyDown(document.body, { key: "j", repeat });
  }
  expect(ran.mock.calls.flat()).toEqual(["approve", "next", "next", "next"]);
});

it("an_input_method_keeps_its_keys_to_the_last_one", () => {
  offer("page", { id: "approve", keys: "a" });
  fireEvent.keyDown(document.body, { key: "a", isComposing: true });
  fireEvent.keyDown(document.body, { key: "a", keyCode: 229 });
  fireEvent.keyDown(document.body, { key: "Process" });
  fireEvent.keyDown(document.body, { key: "Dead" });
  expect(ran).not.toHaveBeenCalled();
});

it("a_second_key_that_leads_nowhere_does_not_approve", () => {
  offer("page", { id: "approve", keys: "a" }, { id: "overview", keys: "g o" });
  fireEvent.keyDown(document.body, { key: "g" });
  fireEvent.keyDown(document.body, { key: "a" });
  expect(ran).not.toHaveBeenCalled();
  fireEvent.keyDown(document.body, { key: "a" });
  expect(ran).toHaveBeenCalledExactlyOnceWith("approve");
});

it("keys_of_the_system_are_left_to_it", () => {
  offer("page", { id: "approve", keys: "a" });
  fireEvent.keyDown(document.body, { key: "a", metaKey: true });
  expect(ran).not.toHaveBeenCalled();
});

it("a_chosen_key_takes_the_place_of_the_usual_one_at_once", () => {
  const store = useActionStore.getState();
  offer("page", { id: "draft.approve" });
  store.choose({ "draft.approve": "y" });
  fireEvent.keyDown(document.body, { key: "a" });
  expect(ran).not.toHaveBeenCalled();
  fireEvent.keyDown(document.body, { key: "y" });
  expect(ran).toHaveBeenCalledOnce();
  store.choose({});
  fireEvent.keyDown(document.body, { key: "a" });
  expect(ran).toHaveBeenCalledTimes(2);
});

it("a_letter_chosen_for_the_palette_does_not_open_it_while_a_person_writes", () => {
  const store = useActionStore.getState();
  offer("shell", { id: "palette.open" });
  store.choose({ "palette.open": "p" });
  const field = document.body.appendChild(document.createElement("textarea"));
  fireEvent.keyDown(field, { key: "p" });
  expect(ran).not.toHaveBeenCalled();
  store.choose({});
});

it("one_press_reported_by_key_and_menu_runs_once_and_two_presses_run_twice", () => {
  offer("shell", { id: "webinar.new" });
  fireEvent.keyDown(document.body, { key: "n", ctrlKey: true });
  expect(runAction("webinar.new", "menu")).toBe(true);
  expect(ran).toHaveBeenCalledTimes(1);
  runAction("webinar.new", "menu");
  expect(ran).toHaveBeenCalledTimes(2);
});
