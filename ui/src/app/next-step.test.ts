import { expect, it } from "vitest";
import type { WebinarCounts } from "@/ipc/types";
import { nextStep } from "./next-step";

const none: WebinarCounts = {
  people: 45,
  attended: 14,
  leftOut: 0,
  doNotContact: 0,
  messages: 79,
  questions: 15,
  pollAnswers: 0,
  issues: 0,
  mailable: 45,
  drafts: 0,
  toReview: 0,
  blocked: 0,
  approved: 0,
  exported: 0,
  skipped: 0,
};

it("a_fresh_import_asks_for_drafts", () => {
  expect(nextStep(none, false)?.title).toBe("Draft 45 mails");
});

it("a_running_job_is_not_offered_again", () => {
  expect(nextStep(none, true)).toBeNull();
});

it("drafts_that_wait_come_before_anything_else", () => {
  const counts = { ...none, drafts: 44, toReview: 38, approved: 6 };
  expect(nextStep(counts, false)?.title).toBe("Review 38 drafts");
});

it("approved_mails_that_were_not_exported_are_next", () => {
  const counts = { ...none, drafts: 45, approved: 45, exported: 44 };
  expect(nextStep(counts, false)?.title).toBe("Export 1 mail");
});

it("a_finished_webinar_has_no_next_step", () => {
  expect(nextStep({ ...none, drafts: 45, approved: 45, exported: 45 }, false)).toBeNull();
});
