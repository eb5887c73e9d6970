import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Autosave } from "./autosave";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("one_save_follows_a_pause_and_holds_the_latest_text", async () => {
  const save = vi.fn(async (_text: string) => {});
  const autosave = new Autosave(save, 600);
  autosave.push("a");
  await vi.advanceTimersByTimeAsync(500);
  autosave.push("ab");
  await vi.advanceTimersByTimeAsync(599);
  expect(save).not.toHaveBeenCalled();
  expect(autosave.status.state).toBe("waiting");
  await vi.advanceTimersByTimeAsync(1);
  expect(save.mock.calls).toEqual([["ab"]]);
  expect(autosave.isClean).toBe(true);
});

it("leaving_saves_at_once", async () => {
  const save = vi.fn(async (_text: string) => {});
  const autosave = new Autosave(save, 600);
  autosave.push("a");
  expect(await autosave.flush()).toBe(true);
  expect(save).toHaveBeenCalledOnce();
  await vi.advanceTimersByTimeAsync(1000);
  expect(save).toHaveBeenCalledOnce();
});

it("text_typed_during_a_save_is_saved_after_it", async () => {
  const done: (() => void)[] = [];
  const save = vi.fn((_text: string) => new Promise<void>((resolve) => done.push(resolve)));
  const autosave = new Autosave(save, 600);
  autosave.push("a");
  const left = autosave.flush();
  autosave.push("ab");
  done[0]?.();
  await vi.advanceTimersByTimeAsync(0);
  expect(save.mock.calls).toEqual([["a"], ["ab"]]);
  expect(autosave.isClean).toBe(false);
  done[1]?.();
  expect(await left).toBe(true);
  expect(autosave.isClean).toBe(true);
});

it("a_refused_text_is_kept_and_tried_again", async () => {
  let refuses = true;
  const stored: string[] = [];
  const autosave = new Autosave(async (text: string) => {
    if (refuses) throw new Error("The disk is full.");
    stored.push(text);
  }, 600);
  autosave.push("a");
  expect(await autosave.flush()).toBe(false);
  expect(autosave.status).toMatchObject({
    state: "failed",
    error: { message: "The disk is full." },
  });
  expect(Autosave.allClean).toBe(false);
  refuses = false;
  expect(await autosave.flush()).toBe(true);
  expect(stored).toEqual(["a"]);
});

it("dropped_text_is_not_saved", async () => {
  const save = vi.fn(async (_text: string) => {});
  const autosave = new Autosave(save, 600);
  autosave.push("a");
  autosave.drop();
  await vi.advanceTimersByTimeAsync(1000);
  expect(await autosave.flush()).toBe(true);
  expect(save).not.toHaveBeenCalled();
});

it("settling_stores_what_waits_anywhere_and_says_when_it_could_not", async () => {
  const stored: string[] = [];
  const note = new Autosave(async (text: string) => void stored.push(text));
  const mail = new Autosave(async (_text: string) => Promise.reject(new Error("refused")));
  note.push("note");
  mail.push("mail");
  expect(Autosave.allClean).toBe(false);
  expect(await Autosave.settle()).toBe(false);
  expect(stored).toEqual(["note"]);
  mail.drop();
  expect(Autosave.allClean).toBe(true);
  expect(await Autosave.settle()).toBe(true);
});
