import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";
import type { NameDoubtView } from "@/ipc/types";
import { currentActions } from "@/lib/actions";
import { WhoIsThis } from "./who-is-this";

const settle = vi.fn();

const doubt = (change: Partial<NameDoubtView>): NameDoubtView => ({
  key: "bob",
  name: "Bob",
  email: null,
  of: "messages",
  count: 2,
  words: ["Hello from Leeds"],
  reason: "Bob is short for Robert.",
  candidates: [{ person: "r@example.com", label: "Robert Ames", email: null, reason: "likely" }],
  decision: null,
  ...change,
});

const show = (doubts: NameDoubtView[]) =>
  render(<WhoIsThis doubts={doubts} deed={{ settle, error: null }} webinarId={null} />);

const press = (keys: string) =>
  currentActions()
    .find((action) => action.keys === keys)
    ?.run();

beforeEach(() => {
  settle.mockReset();
});

it("a_name_shows_its_words_and_why_it_is_asked", () => {
  show([doubt({})]);
  const card = screen.getByRole("listitem", { name: "Bob" });
  expect(within(card).getByText("Hello from Leeds")).toBeVisible();
  expect(within(card).getByText("Bob is short for Robert.")).toBeVisible();
  expect(screen.getByText("0 of 1 settled")).toBeVisible();
});

it("one_click_on_a_candidate_settles_the_name", async () => {
  show([doubt({})]);
  await userEvent.click(screen.getByRole("button", { name: /Robert Ames/ }));
  expect(settle).toHaveBeenCalledExactlyOnceWith({
    key: "bob",
    decision: { person: "r@example.com", label: "Robert Ames", isRemembered: false },
  });
});

it("the_keys_act_on_the_first_open_name", () => {
  const decision = { person: null, label: "Nobody on the list", isRemembered: true };
  show([doubt({ key: "ann", name: "Ann", decision }), doubt({})]);
  press("1");
  expect(settle).toHaveBeenLastCalledWith(expect.objectContaining({ key: "bob" }));
  press("n");
  expect(settle).toHaveBeenLastCalledWith({
    key: "bob",
    decision: { person: null, label: "Nobody on the list", isRemembered: false },
  });
});

it("a_settled_name_can_be_opened_again", async () => {
  const decision = { person: "r@example.com", label: "Robert Ames", isRemembered: true };
  show([doubt({ decision })]);
  expect(screen.getByText("Remembered")).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "Undo: who Bob is" }));
  expect(settle).toHaveBeenCalledExactlyOnceWith({ key: "bob", decision: null });
});

it("of_a_long_queue_the_first_cards_are_drawn_until_all_are_asked_for", async () => {
  show(
    Array.from({ length: 60 }, (_, index) => doubt({ key: `k${index}`, name: `Name ${index}` })),
  );
  expect(screen.getAllByRole("listitem", { name: /^Name/ })).toHaveLength(25);
  await userEvent.click(screen.getByRole("button", { name: "Show all 60" }));
  expect(screen.getAllByRole("listitem", { name: /^Name/ })).toHaveLength(60);
});

it("without_a_doubt_there_is_no_queue_and_no_keys", () => {
  const { container } = show([]);
  expect(container).toBeEmptyDOMElement();
  expect(currentActions().some((action) => action.id.startsWith("names."))).toBe(false);
});

it("only_keys_that_do_something_are_named", () => {
  const decision = { person: null, label: "Nobody on the list", isRemembered: false };
  const { unmount } = show([doubt({})]);
  expect(screen.getByText("choose")).toBeVisible();
  expect(screen.queryByText("move")).toBeNull();
  expect(screen.queryByText("take back")).toBeNull();
  unmount();
  show([doubt({ decision }), doubt({ key: "ann", name: "Ann", decision })]);
  expect(screen.getByText("move")).toBeVisible();
  expect(screen.getByText("take back")).toBeVisible();
  expect(screen.queryByText("choose")).toBeNull();
});
