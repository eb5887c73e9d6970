import { act, renderHook } from "@testing-library/react";
import { expect, it } from "vitest";
import { useSelection } from "./use-selection";

const names = ["a", "b", "c", "d", "e"];
const idsOf = async (from: number, to: number) => names.slice(from, to + 1);

function selecting() {
  return renderHook(({ cursor, among }) => useSelection(idsOf, names.length, among, cursor), {
    initialProps: { cursor: 1, among: "everybody" },
  });
}

type Hook = ReturnType<typeof selecting>;
const chosen = ({ result }: Hook) => [...result.current.ids].sort().join("");
const doing = (hook: Hook, deed: (selection: Hook["result"]["current"]) => void) =>
  act(async () => deed(hook.result.current));

it("a_range_goes_from_the_cursor_and_shrinks_when_it_comes_back", async () => {
  const hook = selecting();
  await doing(hook, (selection) => selection.onExtend(3));
  expect(chosen(hook)).toBe("bcd");
  await doing(hook, (selection) => selection.onExtend(2));
  expect(chosen(hook)).toBe("bc");
  await doing(hook, (selection) => selection.onExtend(0));
  expect(chosen(hook)).toBe("ab");
});

it("a_second_range_adds_to_the_first", async () => {
  const hook = selecting();
  await doing(hook, (selection) => selection.onExtend(2));
  await doing(hook, (selection) => selection.onLeave());
  hook.rerender({ cursor: 4, among: "everybody" });
  await doing(hook, (selection) => selection.onExtend(4));
  expect(chosen(hook)).toBe("bce");
});

it("somebody_is_chosen_and_let_go_one_by_one", async () => {
  const hook = selecting();
  await doing(hook, (selection) => selection.onToggle(0));
  await doing(hook, (selection) => selection.onToggle(4));
  await doing(hook, (selection) => selection.onToggle(0));
  expect(chosen(hook)).toBe("e");
  await doing(hook, (selection) => selection.onExtend(2));
  expect(chosen(hook)).toBe("abce");
});

it("all_are_chosen_and_another_filter_chooses_nobody", async () => {
  const hook = selecting();
  await doing(hook, (selection) => selection.onAll(true));
  expect(hook.result.current.count).toBe(5);
  hook.rerender({ cursor: 1, among: "others" });
  expect(hook.result.current.count).toBe(0);
});

it("an_answer_to_an_older_question_chooses_nobody", async () => {
  let late: (ids: string[]) => void = () => undefined;
  const slow = () =>
    new Promise<string[]>((resolve) => {
      late = resolve;
    });
  const hook = renderHook(() => useSelection(slow, 5, "everybody", 0));
  await act(async () => hook.result.current.onAll(true));
  await act(async () => hook.result.current.clear());
  await act(async () => late(names));
  expect(hook.result.current.count).toBe(0);
});
