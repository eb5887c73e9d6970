// Finds and uses things in the window as a person does: by what they are and what they are called.
// Every search waits for its condition, so that no test needs a pause that hopes.

import { type ElementReference, keys, type Session, until } from "./webdriver";

export type Role =
  | "alert"
  | "button"
  | "checkbox"
  | "combobox"
  | "dialog"
  | "heading"
  | "link"
  | "listitem"
  | "main"
  | "option"
  | "radio"
  | "region"
  | "row"
  | "status"
  | "switch"
  | "tab"
  | "textbox";

/** The longest an ordinary reaction may take on a busy machine, in seconds. */
const patience = 20;

interface Wanted {
  role: Role;
  /** The whole name, or a part of it that is written between slashes. */
  name?: string | RegExp;
}

/** Runs in the page: all visible elements of a role and a name, the elements of an open dialog only. */
function seek(role: string, name: string | null, isPattern: boolean): Element[] {
  const natural: Record<string, string> = {
    alert: "[role=alert]",
    button: "button:not([role]), summary, [role=button]",
    checkbox: "input[type=checkbox]:not([role]), [role=checkbox]",
    combobox: "select, [role=combobox]",
    dialog: "dialog, [role=dialog], [role=alertdialog]",
    heading: "h1, h2, h3, h4, [role=heading]",
    link: "a[href], [role=link]",
    listitem: "li",
    main: "main",
    option: "option, [role=option]",
    radio: "input[type=radio], [role=radio]",
    region: "section[aria-label], section[aria-labelledby], aside, [role=region]",
    row: "tr, [role=row]",
    status: "[role=status], output",
    switch: "[role=switch]",
    tab: "[role=tab]",
    textbox:
      "input:not([type]), input[type=text], input[type=password], input[type=search], input[type=url], input[type=email], input[type=number], textarea, [contenteditable=true], [role=textbox]",
  };
  // As a screen reader puts a name together: without what is only for the eye, such as key caps.
  const words = (node: Node): string => {
    if (!(node instanceof Element)) return node.textContent ?? "";
    if (node.getAttribute("aria-hidden") === "true") return "";
    return Array.from(node.childNodes, words).join(node instanceof HTMLSpanElement ? "" : " ");
  };
  const said = (element: Element): string => {
    const by = element.getAttribute("aria-labelledby");
    const named = by
      ?.split(/\s+/)
      .map((id) => document.getElementById(id)?.textContent ?? "")
      .join(" ");
    const labels = (element as HTMLInputElement).labels;
    const label = Array.from(labels ?? [], (each) =>
      // A label around its field also holds the field and what belongs to it.
      each.contains(element) ? words(each.firstElementChild ?? each) : words(each),
    ).join(" ");
    const text =
      element.getAttribute("aria-label") ||
      named ||
      label ||
      element.getAttribute("placeholder") ||
      words(element);
    return text.replace(/\s+/g, " ").trim();
  };
  const fits = (element: Element) => {
    if (name === null) return true;
    return isPattern ? new RegExp(name).test(said(element)) : said(element) === name;
  };
  const isVisible = (element: Element) =>
    element.checkVisibility({ visibilityProperty: true }) &&
    element.getClientRects().length > 0 &&
    !element.closest("[aria-hidden=true], [inert]");
  return Array.from(document.querySelectorAll(natural[role] ?? `[role=${role}]`)).filter(
    (element) => isVisible(element) && fits(element),
  );
}

export class Page {
  constructor(readonly session: Session) {}

  /** All that fit at this moment. */
  async all(role: Role, name?: string | RegExp): Promise<ElementReference[]> {
    const pattern = name instanceof RegExp;
    return (await this.session.run(
      seek,
      role,
      pattern ? name.source : (name ?? null),
      pattern,
    )) as unknown as ElementReference[];
  }

  /** The first that fits, once there is one. */
  find(role: Role, name?: string | RegExp, seconds = patience): Promise<ElementReference> {
    return until(`a ${role} ${shown({ role, name })}`, seconds, async () => {
      const [first] = await this.all(role, name);
      return first;
    }).catch((error: unknown) => this.explain(error));
  }

  async gone(role: Role, name?: string | RegExp): Promise<void> {
    await until(`no ${role} ${shown({ role, name })} any more`, patience, async () => {
      return (await this.all(role, name)).length === 0;
    }).catch((error: unknown) => this.explain(error));
  }

  /** Clicks what fits once it can be clicked; what moves or is covered at first gets another try. */
  async click(role: Role, name?: string | RegExp, seconds = patience): Promise<void> {
    await until(`a click on the ${role} ${shown({ role, name })}`, seconds, async () => {
      const [first] = await this.all(role, name);
      if (!first) return false;
      await this.session.click(first);
      return true;
    }).catch((error: unknown) => this.explain(error));
  }

  /** Waits until the keyboard writes into a field. */
  async hasFocus(name: string | RegExp): Promise<void> {
    await this.wait(`the keyboard writes into ${name}`, async () => {
      const [field] = await this.all("textbox", name);
      return field && this.isFocused(field);
    });
  }

  private isFocused(element: ElementReference): Promise<boolean> {
    return this.session.run((one) => one === document.activeElement, element as unknown);
  }

  /** Replaces what a field holds by typing. */
  async fill(name: string | RegExp, text: string): Promise<void> {
    const field = await this.wait(`a field called ${name} that can be clicked`, async () => {
      const [first] = await this.all("textbox", name);
      if (!first) return false;
      await this.session.click(first);
      return (await this.isFocused(first)) && first;
    });
    await this.session.press(keys.control, "a");
    await this.session.press(keys.backspace);
    await this.session.write(field, text);
  }

  /** Whether a control can be used, as it says itself. */
  isDisabled(element: ElementReference): Promise<boolean> {
    return this.session.run(
      (one) => one instanceof Element && (one.matches(":disabled") || one.ariaDisabled === "true"),
      element as unknown,
    );
  }

  press(...together: string[]): Promise<void> {
    return this.session.press(...together);
  }

  /** What the window shows, as a person reads it. */
  async text(within?: ElementReference): Promise<string> {
    return this.session.run(
      // biome-ignore lint/performance/useDomNodeTextContent: what is hidden is not read by anybody
      (element) => (element instanceof HTMLElement ? element : document.body).innerText,
      (within ?? null) as unknown,
    );
  }

  /** Waits until the window shows these words, and returns all it shows then. */
  shows(words: string | RegExp, seconds = patience): Promise<string> {
    return until(`the window shows ${words}`, seconds, async () => {
      const text = await this.text();
      const found = words instanceof RegExp ? words.test(text) : text.includes(words);
      return found && text;
    }).catch((error: unknown) => this.explain(error));
  }

  /** Waits until the window is drawn in a theme. */
  async hasTheme(theme: "light" | "dark"): Promise<void> {
    await until(`the window is ${theme}`, patience, async () => {
      const brightness = await this.session.run(() => {
        const colour = getComputedStyle(document.documentElement).backgroundColor;
        const parts = /^rgb\((\d+), (\d+), (\d+)\)$/.exec(colour)?.slice(1).map(Number);
        return parts ? parts.reduce((sum, part) => sum + part, 0) / 3 : null;
      });
      if (brightness === null) throw new Error("the window has no plain ground");
      return theme === "dark" ? brightness < 80 : brightness > 200;
    });
  }

  /** Waits for anything else; a failure tells what the window showed. */
  wait<T>(hope: string, ask: () => Promise<T | null | undefined | false>): Promise<T> {
    return until(hope, patience, ask).catch((error: unknown) => this.explain(error));
  }

  /** A picture of the window at rest: nothing loads, and it was drawn the same twice in a row. */
  async picture(): Promise<Buffer> {
    let last = await this.session.screenshot();
    return this.wait("the window comes to rest", async () => {
      const isBusy = await this.session.run(
        () => document.querySelector("[aria-busy=true]") !== null,
      );
      const next = await this.session.screenshot();
      const isSame = next.equals(last);
      last = next;
      return !isBusy && isSame && next;
    });
  }

  /** The part after the `#`, which names the page. */
  place(): Promise<string> {
    return this.session.run(() => window.location.hash);
  }

  /** What a person sees belongs to a failure as much as what was hoped for. */
  private async explain(error: unknown): Promise<never> {
    const text = await this.text().catch(() => "(the window does not answer)");
    const hope = error instanceof Error ? error.message : String(error);
    throw new Error(`${hope}\nThe window shows:\n${text}`, { cause: error });
  }
}

function shown({ name }: Wanted): string {
  return name === undefined ? "" : name instanceof RegExp ? String(name) : `“${name}”`;
}
