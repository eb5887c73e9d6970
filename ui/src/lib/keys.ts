// Shortcuts as data. Notation: "mod+k" (Cmd on a Mac, Ctrl elsewhere), "shift+mod+z", a single
// key "a" or "?", and sequences "g o" (one key after the other). Letters are lower case.

export const isMac =
  typeof navigator !== "undefined" && /mac|iphone|ipad/i.test(navigator.userAgent);

const macPrint: Record<string, string> = { mod: "⌘", shift: "⇧", alt: "⌥" };
const otherPrint: Record<string, string> = { mod: "Ctrl", shift: "Shift", alt: "Alt" };
const keyPrint: Record<string, string> = {
  enter: "↵",
  escape: "Esc",
  backspace: "⌫",
  arrowdown: "↓",
  arrowup: "↑",
};

function printedKey(key: string): string {
  return keyPrint[key] ?? (key.length === 1 ? key.toUpperCase() : key);
}

/** How each step of a shortcut is printed on this system: "mod+k" gives ["⌘K"] or ["Ctrl K"]. */
export function printedKeys(keys: string, mac = isMac): string[] {
  return keys.split(" ").map((step) => {
    const parts = step.split("+");
    const key = printedKey(parts.at(-1) ?? "");
    const marks = parts.slice(0, -1).map((mark) => (mac ? macPrint : otherPrint)[mark] ?? mark);
    return [...marks, key].join(mac ? "" : " ");
  });
}

/** The notation for what was just pressed; null for a modifier on its own. */
export function pressedKey(event: KeyboardEvent, mac = isMac): string | null {
  if (["Shift", "Control", "Alt", "Meta"].includes(event.key)) return null;
  const key = event.key.toLowerCase();
  const marks: string[] = [];
  if (mac ? event.metaKey : event.ctrlKey) marks.push("mod");
  if (event.altKey) marks.push("alt");
  // Shift is part of a printed sign ("?"), and a mark of its own only beside letters and named keys.
  const isSign = key.length === 1 && key.toLowerCase() === key.toUpperCase();
  if (event.shiftKey && !isSign) marks.unshift("shift");
  return [...marks, key].join("+");
}

/** Whether the person is writing, so that no single key may act. */
export function isWriting(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return (
    target instanceof HTMLInputElement &&
    !["checkbox", "radio", "button", "submit", "range"].includes(target.type)
  );
}
