import { describe, expect, it } from "vitest";
import { coreError, readError } from "./error";
import { amountText, longTime, price, readAmount, roundPrice, shortDay } from "./format";
import { isWriting, pressedKey, printedKeys } from "./keys";
import { counted, listed } from "./words";

describe("times", () => {
  it("a_wall_time_keeps_the_zone_it_was_written_with", () => {
    expect(longTime("2025-10-01 09:00 PDT")).toBe("1 Oct 2025, 09:00 PDT");
    expect(longTime("2025-10-01")).toBe("1 Oct 2025");
    expect(longTime("soon")).toBe("soon");
  });

  it("a_day_of_another_year_is_written_as_month_and_year", () => {
    const today = new Date(2025, 9, 8);
    expect(shortDay("2025-10-08 09:00", today)).toBe("Today");
    expect(shortDay("2025-10-01 09:00", today)).toBe("1 Oct");
    expect(shortDay("2024-10-01 09:00", today)).toBe("Oct 2024");
  });
});

describe("prices", () => {
  it("a_price_is_read_as_people_type_it", () => {
    expect(readAmount("97")).toBe(9700);
    expect(readAmount("$97.50")).toBe(9750);
    expect(readAmount("97,5")).toBe(9750);
    expect(readAmount("1,299")).toBe(129900);
    expect(readAmount("1.299,50")).toBe(129950);
    expect(readAmount("free")).toBeNull();
    expect(readAmount("")).toBeNull();
    expect(readAmount("-5")).toBeNull();
  });

  it("a_price_is_shown_with_its_currency", () => {
    expect(price({ hundredths: 9700, currency: "USD" })).toBe("$97");
    expect(price({ hundredths: 9705, currency: "CHF" })).toBe("97.05 CHF");
    expect(amountText({ hundredths: 9750, currency: "EUR" })).toBe("97.50");
  });
});

describe("words", () => {
  it("a_number_takes_the_right_form_of_its_noun", () => {
    expect(counted(1, "person", "people")).toBe("1 person");
    expect(counted(1204, "person", "people")).toBe("1,204 people");
    expect(listed(["a", "b", "c"])).toBe("a, b and c");
    expect(listed([])).toBe("");
  });
});

describe("shortcuts", () => {
  it("are_printed_as_on_the_keyboard_of_the_system", () => {
    expect(printedKeys("mod+k", true)).toEqual(["⌘K"]);
    expect(printedKeys("mod+k", false)).toEqual(["Ctrl K"]);
    expect(printedKeys("g o", false)).toEqual(["G", "O"]);
    expect(printedKeys("shift+mod+z", true)).toEqual(["⇧⌘Z"]);
    expect(printedKeys("shift+mod+z", false)).toEqual(["Ctrl Shift Z"]);
  });

  it("a_sign_typed_with_shift_is_the_sign_alone", () => {
    const press = (init: KeyboardEventInit) =>
      pressedKey(new KeyboardEvent("keydown", init), false);
    expect(press({ key: "?", shiftKey: true })).toBe("?");
    expect(press({ key: "Z", shiftKey: true, ctrlKey: true })).toBe("shift+mod+z");
    expect(press({ key: "Shift", shiftKey: true })).toBeNull();
  });

  it("a_text_field_counts_as_writing_and_a_checkbox_does_not", () => {
    const text = document.createElement("input");
    const box = Object.assign(document.createElement("input"), { type: "checkbox" });
    expect(isWriting(text)).toBe(true);
    expect(isWriting(box)).toBe(false);
  });
});

describe("errors", () => {
  it("an_error_of_the_core_keeps_code_message_and_hint", () => {
    const error = coreError({ code: "locked", message: "Locked.", hint: "Unlock it." });
    expect(readError(error)).toMatchObject({
      code: "locked",
      message: "Locked.",
      hint: "Unlock it.",
    });
  });

  it("anything_else_that_is_thrown_says_that_it_was_unexpected", () => {
    expect(readError(coreError("boom")).code).toBe("unexpected");
  });
});

it("an_amount_that_nobody_knows_to_the_cent_is_written_in_whole_units", () => {
  expect(roundPrice({ hundredths: 11640, currency: "USD" })).toBe("$116");
  expect(roundPrice({ hundredths: 159760000, currency: "CHF" })).toBe("1,597,600 CHF");
});
