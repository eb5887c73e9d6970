// What a text can insert, with what it stands for with the person of the preview. One tab stop;
// the arrow keys move within.

import { clsx } from "clsx";
import { type KeyboardEvent, useRef, useState } from "react";
import { Tooltip } from "@/components/tooltip";
import type { TemplateTokenView } from "@/ipc/types";

const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };

export function TokenList({
  tokens,
  onInsert,
}: {
  tokens: readonly TemplateTokenView[];
  onInsert: (words: string) => void;
}) {
  const list = useRef<HTMLUListElement>(null);
  const [active, setActive] = useState(0);

  const move = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    const next = Math.max(0, Math.min(tokens.length - 1, active + step));
    setActive(next);
    list.current?.querySelectorAll("button")[next]?.focus();
  };

  return (
    <section aria-label="Insert">
      <h2 className="font-section">Insert</h2>
      <p className="text-caption text-third">
        Goes to where the caret is. On the right, what it stands for with this person.
      </p>
      <ul ref={list} onKeyDown={move} className="mt-2 rounded-card border border-line py-1">
        {tokens.map((token, at) => (
          <li key={token.insert}>
            <Tooltip text={token.about} side="left">
              <button
                type="button"
                tabIndex={at === active ? 0 : -1}
                onFocus={() => setActive(at)}
                onClick={() => onInsert(token.insert)}
                className="flex h-7 w-full items-center gap-3 px-3 text-left hover:bg-hover focus-visible:-outline-offset-2"
              >
                <span className="shrink-0">{token.label}</span>
                <span
                  className={clsx(
                    "min-w-0 flex-1 truncate text-right text-second",
                    token.value === null && "text-third",
                  )}
                >
                  {token.value ?? (token.insert.includes("(") ? "" : "not known")}
                </span>
              </button>
            </Tooltip>
          </li>
        ))}
      </ul>
    </section>
  );
}
