// Which keys are in force, which may be chosen, and which of them meet. A choice is kept by the core under the
// action's id; one that is not possible here (an old list, another system) is passed over, never an error.

import { actionList, type ListedAction, type Where } from "./action-list";
import { type Platform, platform } from "./keys";

/** Keys that the person chose, by the id of the action. */
export type ChosenKeys = Readonly<Record<string, string | undefined>>;

const inText = "edits text everywhere";
const moves = "moves the focus, presses what has it, or closes what is open";

/** With the platform's modifier, on all systems. */
const taken: Readonly<Record<string, string>> = {
  "mod+c": "copies",
  "mod+x": "cuts",
  "mod+v": "pastes",
  "shift+mod+v": "pastes without its looks",
  "mod+a": "selects everything",
  "mod+z": "undoes",
  "shift+mod+z": "does again",
  "mod+y": "does again",
  "mod+b": inText,
  "mod+i": inText,
  "mod+u": inText,
  "mod+q": "quits the program",
  "mod+w": "closes the window",
  "mod+r": "reloads pages in a web view",
  "shift+mod+r": "reloads pages in a web view",
  "mod+p": "prints in a web view",
  "mod+0": "sets the zoom",
  "mod+-": "sets the zoom",
  "mod+=": "sets the zoom",
  "mod+plus": "sets the zoom",
  "shift+mod+i": "opens the tools of a web view",
  f3: "searches in a web view",
  f5: "reloads pages in a web view",
  f6: "moves between parts of a window",
  f7: "moves a text cursor through a web view",
  f10: "opens the menu bar",
  f11: "fills the screen",
  f12: "opens the tools of a web view",
};

const takenOn: Readonly<Record<Platform, Readonly<Record<string, string>>>> = {
  mac: {
    "mod+h": "hides the program",
    "mod+m": "minimises the window",
    "mod+`": "goes to the next window",
    "shift+mod+q": "ends the session",
  },
  windows: { "mod+f4": "closes what is open", "shift+mod+escape": "opens the task manager" },
  linux: {
    "shift+mod+u": "types a sign by its number",
    "shift+mod+e": "opens the list of emoji",
    "mod+.": "opens the list of emoji",
    "mod+;": "opens the list of emoji",
  },
};

/** Keys by which a window is used without a mouse; with the modifier, three of them are free. */
const navigation =
  /^(?:tab|enter|space|escape|backspace|delete|home|end|page\w+|arrow\w+|contextmenu)$/;
const freeWithModifier = ["enter", "backspace", "delete"];

/** Why these keys cannot be given to an action on a system; null when they can. */
export function refusal(keys: string, on: Platform = platform): string | null {
  for (const step of keys.split(" ")) {
    const parts = step.split("+");
    const key = parts.at(-1) ?? "";
    if (parts.includes("alt")) return "Alt opens menus or types signs, depending on the system";
    const why = taken[step] ?? takenOn[on][step];
    if (why) return `it ${why}`;
    if (navigation.test(key) && !(parts.includes("mod") && freeWithModifier.includes(key))) {
      return `it ${moves}`;
    }
  }
  return null;
}

/** The key of an action by choice or by default. */
export function keysInForce(action: ListedAction, chosen: ChosenKeys): string {
  const wanted = chosen[action.id];
  return wanted && !action.fixed && refusal(wanted) === null ? wanted : action.keys;
}

const ofWebinar: readonly Where[] = [
  "webinar",
  "names",
  "overview",
  "people",
  "drafts",
  "writing",
  "export",
];

/** Whether actions of two places can be offered at once. */
export function meet(one: Where, other: Where): boolean {
  const spans = (wide: Where, narrow: Where) =>
    wide === "everywhere" || (wide === "webinar" && ofWebinar.includes(narrow));
  return one === other || spans(one, other) || spans(other, one);
}

/** Whether pressing one would start or be the other. */
export function sameKeys(one: string, other: string): boolean {
  return one === other || one.startsWith(`${other} `) || other.startsWith(`${one} `);
}

/** The actions that could not be told from `action` if it had these keys. */
export function clashes(
  action: ListedAction,
  keys: string,
  chosen: ChosenKeys,
  list: readonly ListedAction[] = actionList,
): ListedAction[] {
  return list.filter(
    (other) =>
      other.id !== action.id &&
      meet(action.where, other.where) &&
      sameKeys(keys, keysInForce(other, chosen)),
  );
}

/** The choices with a key for one action more; its own key is no choice and is not kept. */
export function withKeys(chosen: ChosenKeys, action: ListedAction, keys: string): ChosenKeys {
  const { [action.id]: _, ...others } = chosen;
  return keys === action.keys ? others : { ...others, [action.id]: keys };
}
