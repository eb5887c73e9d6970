// Every key there is, read from the list that runs them: those that work here first, then those of
// other pages. It can be searched by words or by key, and says which keys were changed.

import { Link } from "@tanstack/react-router";
import { Search } from "lucide-react";
import { useState } from "react";
import { Dialog } from "@/components/dialog";
import { Caps } from "@/components/kbd";
import { actionList, listed } from "@/lib/action-list";
import { currentActions, type OfferedAction, useActionStore } from "@/lib/actions";
import { keysInForce } from "@/lib/chosen-keys";
import { byGroup, foundBy, inListOrder } from "@/lib/find-actions";
import { spokenKeys } from "@/lib/keys";
import { useUi } from "./ui-store";

type Entry = Pick<OfferedAction, "id" | "title" | "group" | "keys">;

function Entries({ entries }: { entries: readonly Entry[] }) {
  return (
    <div className="gap-8 mid:columns-2">
      {byGroup(entries).map(([group, actions]) => (
        <section key={group} className="mb-4 break-inside-avoid">
          <h4 className="mb-1 text-caption text-third">{group}</h4>
          <dl>
            {actions.map(({ id, title, keys = "" }) => {
              const usual = listed(id)?.keys ?? keys;
              return (
                <div key={id} className="flex min-h-7 items-center gap-2">
                  <dt className="min-w-0 truncate">{title}</dt>
                  <dd className="ml-auto flex shrink-0 items-center gap-2">
                    {usual !== keys && <span className="text-caption text-accent">changed</span>}
                    <span className="sr-only">{spokenKeys(keys)}</span>
                    <Caps keys={keys} />
                  </dd>
                </div>
              );
            })}
          </dl>
        </section>
      ))}
    </div>
  );
}

function Sheet({ onDone }: { onDone: () => void }) {
  const [words, setWords] = useState("");
  const [here] = useState(() => inListOrder(currentActions().filter((action) => action.keys)));
  const chosen = useActionStore((state) => state.chosen);
  const isHere = new Set(here.map((action) => action.id));
  const elsewhere = actionList
    .filter((action) => !isHere.has(action.id))
    .map((action) => ({ ...action, keys: keysInForce(action, chosen) }));
  const parts = [
    { title: "On this page", entries: here.filter((action) => foundBy(words, action)) },
    { title: "Elsewhere", entries: elsewhere.filter((action) => foundBy(words, action)) },
  ].filter(({ entries }) => entries.length > 0);

  return (
    <>
      <label className="mt-3 flex items-center gap-2 border-y border-line px-5">
        <Search size={15} className="text-third" aria-hidden />
        <input
          // biome-ignore lint/a11y/noAutofocus: the sheet is opened to find a key
          autoFocus
          aria-label="Search keys"
          placeholder="An action or a key"
          value={words}
          onChange={(event) => setWords(event.target.value)}
          autoComplete="off"
          spellCheck={false}
          className="h-10 min-w-0 flex-1 bg-transparent focus-visible:outline-none"
        />
      </label>
      <section
        aria-label="Keys"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard
        tabIndex={0}
        className="min-h-0 flex-1 overflow-y-auto px-5 pt-4 pb-2 focus-visible:-outline-offset-2"
      >
        {parts.map(({ title, entries }) => (
          <section key={title}>
            <h3 className="mb-2 font-section">{title}</h3>
            <Entries entries={entries} />
          </section>
        ))}
        {parts.length === 0 && (
          <p className="py-6 text-center text-second">No action is called that.</p>
        )}
      </section>
      <p className="border-t border-line px-5 py-2.5 text-second">
        Other keys?{" "}
        <Link
          to="/settings"
          search={{ part: "keys" }}
          onClick={onDone}
          draggable={false}
          className="text-accent hover:underline"
        >
          Change them in Settings
        </Link>
      </p>
    </>
  );
}

export function ShortcutSheet() {
  const open = useUi((state) => state.shortcutsOpen);
  const setUi = useUi((state) => state.set);
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => setUi({ shortcutsOpen: next })}
      title="Keyboard shortcuts"
      className="flex flex-col"
    >
      <Sheet onDone={() => setUi({ shortcutsOpen: false })} />
    </Dialog>
  );
}
