import { act, renderHook } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import type { WebinarDetails } from "@/ipc/types";
import { detailsOf, errorsIn, textOf, useDetailsForm } from "./use-details-form";

const details: WebinarDetails = {
  title: "Building Custom GPTs",
  topic: null,
  hostedAt: "2025-10-01 09:00 PDT",
  durationMinutes: 60,
  hostName: "Gabriela",
  offerName: "AI Evolution Lab",
  offerDescription: null,
  offerUrl: "https://example.com/lab",
  price: { hundredths: 9750, currency: "USD" },
  deadline: "48 hours",
  replayUrl: null,
  chapters: [{ minute: 16, title: "Build one from scratch" }],
  mails: { language: "en", address: "informal", tone: "warm", length: "medium" },
  compliance: {
    profile: "germany",
    postalAddress: "",
    unsubscribeLine: "",
    senderIdentity: "Quill GmbH",
    consent: "",
  },
};

it("details_survive_the_way_through_the_form", () => {
  expect(errorsIn(textOf(details))).toEqual({});
  const { mails, compliance } = details;
  expect(detailsOf(textOf(details), { mails, compliance })).toEqual(details);
});

it("a_blank_field_is_unknown_and_never_an_empty_text", () => {
  const text = { ...textOf(details), topic: "  ", amount: "", chapters: "\n" };
  const { mails, compliance } = details;
  expect(detailsOf(text, { mails, compliance })).toMatchObject({
    topic: null,
    price: null,
    chapters: [],
  });
});

it("each_mistake_is_told_at_its_field", () => {
  const text = {
    ...textOf(details),
    title: " ",
    heldOn: "yesterday",
    length: "1441",
    amount: "free",
    offerUrl: "example.com",
    chapters: "Build one from scratch",
  };
  expect(Object.keys(errorsIn(text)).sort()).toEqual(
    ["title", "heldOn", "length", "amount", "offerUrl", "chapters"].sort(),
  );
});

it("what_was_typed_stands_when_more_files_arrive", () => {
  const { result, rerender } = renderHook(({ known }) => useDetailsForm(known), {
    initialProps: { known: details },
  });
  act(() => result.current.type("title", "My own title"));
  rerender({ known: { ...details, title: "From the file", hostName: "From the file" } });
  expect(result.current.text.title).toBe("My own title");
  expect(result.current.text.hostName).toBe("From the file");
});

it("nothing_is_handed_on_while_a_field_is_wrong", () => {
  const saved = vi.fn();
  const { result } = renderHook(() => useDetailsForm(details, saved));
  act(() => result.current.type("offerUrl", "htt"));
  expect(saved).not.toHaveBeenCalled();
  act(() => result.current.type("offerUrl", "https://example.com"));
  expect(saved).toHaveBeenCalledExactlyOnceWith(
    expect.objectContaining({ offerUrl: "https://example.com" }),
  );
});

it("errors_stay_quiet_until_the_field_was_left_or_the_button_pressed", () => {
  const { result } = renderHook(() => useDetailsForm({ ...details, title: "" }));
  expect(result.current.errors).toEqual({});
  act(() => {
    expect(result.current.read()).toBeNull();
  });
  expect(result.current.errors.title).toBeDefined();
});

it("a_chosen_style_is_handed_on_at_once_and_stands_when_more_files_arrive", () => {
  const saved = vi.fn();
  const { result, rerender } = renderHook(({ known }) => useDetailsForm(known, saved), {
    initialProps: { known: details },
  });
  const german = { ...details.mails, language: "de", address: "formal" } as const;
  act(() => result.current.choose({ mails: german }));
  expect(saved).toHaveBeenCalledExactlyOnceWith({ ...details, mails: german });
  rerender({ known: { ...details, title: "From the file" } });
  expect(result.current.choices.mails).toEqual(german);
});
