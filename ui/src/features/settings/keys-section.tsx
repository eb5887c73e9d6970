// Every action and its key, by page; each can be given another. What is chosen here holds at once in the menu, the
// palette, the sheet and beside buttons.

import { useSearch } from "@tanstack/react-router";
import { ChevronRight } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useUpdateSettings } from "@/api/mutations";
import { Button } from "@/components/button";
import { Field, Input } from "@/components/field";
import { InlineError } from "@/components/inline-error";
import { said } from "@/components/toast";
import type { Settings } from "@/ipc/types";
import { actionList } from "@/lib/action-list";
import { type ChosenKeys, keysInForce } from "@/lib/chosen-keys";
import { byGroup, foundBy } from "@/lib/find-actions";
import { counted } from "@/lib/words";
import { KeyRow } from "./key-row";
import { Section } from "./section";

export function KeysSection({ settings }: { settings: Settings }) {
  const { part } = useSearch({ from: "/settings" });
  const { mutate, isError, error } = useUpdateSettings();
  const [words, setWords] = useState("");
  const anchor = useRef<HTMLDivElement>(null);
  const chosen: ChosenKeys = settings.keys;
  const choose = (next: ChosenKeys) => {
    // A key that is undefined is not in the object at all (withKeys), so this only tells the type.
    mutate({ ...settings, keys: next as Settings["keys"] });
  };
  const changed = actionList.filter((action) => keysInForce(action, chosen) !== action.keys);
  const found = actionList.filter((action) =>
    foundBy(words, { ...action, keys: keysInForce(action, chosen) }),
  );
  const isSearching = words.trim() !== "";

  useEffect(() => (part === "keys" ? keepInView(anchor.current) : undefined), [part]);

  return (
    <div ref={anchor} className="border-b border-line">
      <Section
        title="Keys"
        about="Every action has a key, and each can have another. Single keys rest while you write."
        status={
          changed.length > 0 && (
            <Button
              size="sm"
              onClick={() => {
                choose({});
                said("All keys are as they were at first.", () => choose(chosen));
              }}
            >
              Reset {counted(changed.length, "key")}
            </Button>
          )
        }
      >
        <Field label="Find an action or a key">
          <Input type="search" value={words} onChange={(event) => setWords(event.target.value)} />
        </Field>
        {isError && <InlineError error={error} />}
        {found.length === 0 && <p className="text-second">No action is called that.</p>}
        <div>
          {byGroup(found).map(([group, actions]) => {
            const others = changed.filter((action) => action.group === group).length;
            return (
              <details
                // Closing belongs to the person; searching opens everything that was found.
                key={`${group} ${isSearching}`}
                open={isSearching}
                className="group border-t border-line last:border-b"
              >
                <summary className="flex h-9 items-center gap-2 rounded-control px-1 hover:bg-hover">
                  <ChevronRight
                    size={15}
                    aria-hidden
                    className="text-third transition-transform group-open:rotate-90"
                  />
                  <span className="font-medium">{group}</span>
                  <span className="ml-auto text-caption text-second">
                    {counted(actions.length, "key")}
                    {others > 0 && `, ${others} changed`}
                  </span>
                </summary>
                <ul className="pb-2 pl-6">
                  {actions.map((action) => (
                    <KeyRow key={action.id} action={action} chosen={chosen} onChoose={choose} />
                  ))}
                </ul>
              </details>
            );
          })}
        </div>
      </Section>
    </div>
  );
}

/** Sections above grow while they load; until the person does something, this one stays at the top. */
function keepInView(element: HTMLElement | null): (() => void) | undefined {
  const page = element?.parentElement;
  if (!element || !page) return undefined;
  const watch = new ResizeObserver(() => element.scrollIntoView());
  const stop = () => watch.disconnect();
  const ending = ["pointerdown", "wheel", "keydown"] as const;
  watch.observe(page);
  for (const kind of ending) window.addEventListener(kind, stop, { once: true });
  return () => {
    stop();
    for (const kind of ending) window.removeEventListener(kind, stop);
  };
}
