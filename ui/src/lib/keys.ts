// Shortcuts as data. Notation: "mod+k" (Cmd on a Mac, Ctrl elsewhere), "shift+mod+z", a single
// key "a" or "?", and sequences "g o" (one key after the other). Letters are lower case; the two
// signs that the notation itself uses are "space" and "plus".

const agent = typeof navigator === "undefined" ? "" : navigator.userAgent;

export const isMac = /mac|iphone|ipad/i.test(agent);

export type Platform = "mac" | "windows" | "linux";

export const platform: Platform = isMac ? "mac" : /windows/i.test(agent) ? "windows" : "linux";

const macPrint: Record<string, string> = { mod: "⌘", shift: "⇧", alt: "⌥" };
const otherPrint: Record<string, string> = { mod: "Ctrl", shift: "Shift", alt: "Alt" };
/** The order in which each system prints them, which is not that of the notation. */
const macOrder = ["alt", "shift", "mod"];
const otherOrder = ["mod", "alt", "shift"];
const keyPrint: Record<string, string> = {
  enter: "↵",
  escape: "Esc",
  backspace: "⌫",
  arrowdown: "↓",
  arrowup: "↑",
  arrowleft: "←",
  arrowright: "→",
  space: "Space",
  plus: "+",
};

function printedKey(key: string): string {
  return keyPrint[key] ?? (key.length === 1 ? key.toUpperCase() : capitalised(key));
}

const capitalised = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

/** How each step of a shortcut is printed on this system: "mod+k" gives ["⌘K"] or ["Ctrl K"]. */
export function printedKeys(keys: string, mac = isMac): string[] {
  return keys.split(" ").map((step) => {
    const parts = step.split("+");
    const key = printedKey(parts.at(-1) ?? "");
    const marks = (mac ? macOrder : otherOrder)
      .filter((mark) => parts.indexOf(mark) >= 0 && parts.indexOf(mark) < parts.length - 1)
      .map((mark) => (mac ? macPrint : otherPrint)[mark]);
    return [...marks, key].join(mac ? "" : " ");
  });
}

/** The same in one line, for sentences and screen readers. */
export const spokenKeys = (keys: string): string => printedKeys(keys).join(" then ");

/** For `aria-keyshortcuts`, which knows no sequences. */
export function ariaKeys(keys: string, mac = isMac): string | undefined {
  if (keys.includes(" ")) return undefined;
  return keys
    .split("+")
    .map((part) => (part === "mod" ? (mac ? "Meta" : "Control") : capitalised(part)))
    .join("+");
}

const modifiers = ["Shift", "Control", "Alt", "Meta", "AltGraph", "CapsLock", "Fn"];

/** Keys that mean nothing by themselves: a part of a letter, or what an input method has taken. */
const unfinished = ["Dead", "Process", "Unidentified"];

const named: Record<string, string> = { " ": "space", "+": "plus" };

/** Latin letters for keyboards of other scripts: the key that has A on it is "a" everywhere. */
function latin(event: KeyboardEvent): string {
  const key = event.key.toLowerCase();
  const isOther = key.length === 1 && /\p{L}/u.test(key) && !/\p{Script=Latin}/u.test(key);
  const letter = /^Key([A-Z])$/.exec(event.code)?.[1];
  return isOther && letter ? letter.toLowerCase() : key;
}

/** The notation for what was just pressed; null for what is no key of ours. */
export function pressedKey(event: KeyboardEvent, mac = isMac): string | null {
  if (modifiers.includes(event.key) || unfinished.includes(event.key)) return null;
  // Windows and super keys, and Control on a Mac, belong to the system.
  if (mac ? event.ctrlKey : event.metaKey) return null;
  const key = latin(event);
  // AltGr types a sign and is reported as Ctrl and Alt on Windows.
  const typesSign = key.length === 1 && event.getModifierState("AltGraph");
  const marks: string[] = [];
  if (!typesSign && (mac ? event.metaKey : event.ctrlKey)) marks.push("mod");
  if (!typesSign && event.altKey) marks.push("alt");
  // Shift is part of a printed sign ("?"), and a mark of its own only beside letters and named keys.
  const isSign = key.length === 1 && key.toLowerCase() === key.toUpperCase() && key !== " ";
  if (event.shiftKey && !isSign) marks.unshift("shift");
  return [...marks, named[key] ?? key].join("+");
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
