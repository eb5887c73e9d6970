// One action and its key: pressing another, and what stands in the way of it.

import { RotateCcw } from "lucide-react";
import { useCallback, useEffect, useRef, useState } from "react";
import { Button, IconButton } from "@/components/button";
import { Caps } from "@/components/kbd";
import type { ListedAction } from "@/lib/action-list";
import { type ChosenKeys, clashes, keysInForce, refusal, withKeys } from "@/lib/chosen-keys";
import { spokenKeys } from "@/lib/keys";
import { useRecordedKeys } from "./use-recorded-keys";

type Wanted =
  | { state: "none" }
  | { state: "listening"; keys: string; refused: string }
  | { state: "clashing"; keys: string; others: ListedAction[] };

const none: Wanted = { state: "none" };

export function KeyRow({
  action,
  chosen,
  onChoose,
}: {
  action: ListedAction;
  chosen: ChosenKeys;
  onChoose: (chosen: ChosenKeys) => void;
}) {
  const [wanted, setWanted] = useState<Wanted>(none);
  const button = useRef<HTMLButtonElement>(null);
  const change = useRef<HTMLButtonElement>(null);
  const keys = keysInForce(action, chosen);
  const isChanged = keys !== action.keys;
  const isListening = wanted.state === "listening";

  const leave = useCallback(() => setWanted(none), []);
  const take = useCallback(
    (next: string) => {
      const why = refusal(next);
      if (why) {
        setWanted({
          state: "listening",
          keys: "",
          refused: `${spokenKeys(next)} stays as it is: ${why}. Press another.`,
        });
        return;
      }
      const others = clashes(action, next, chosen);
      if (others.length > 0) return setWanted({ state: "clashing", keys: next, others });
      onChoose(withKeys(chosen, action, next));
      setWanted(none);
    },
    [action, chosen, onChoose],
  );
  const showFirst = useCallback(
    (first: string) => setWanted({ state: "listening", keys: first, refused: "" }),
    [],
  );
  useRecordedKeys(isListening, take, showFirst, leave);

  // The control that asks for keys comes and goes; the focus stays in the row.
  const before = useRef(wanted.state);
  useEffect(() => {
    if (wanted.state === "listening") button.current?.focus();
    else if (wanted.state === "none" && before.current !== "none") change.current?.focus();
    before.current = wanted.state;
  }, [wanted.state]);

  const reset = () => {
    const others = clashes(action, action.keys, chosen);
    if (others.length > 0) setWanted({ state: "clashing", keys: action.keys, others });
    else onChoose(withKeys(chosen, action, action.keys));
  };
  const [only, ...more] = wanted.state === "clashing" ? wanted.others : [];
  const swap = () => {
    if (wanted.state !== "clashing" || !only) return;
    onChoose(withKeys(withKeys(chosen, only, keys), action, wanted.keys));
    setWanted(none);
  };
  // The other one can take this action's key only where nothing else has it.
  const canSwap =
    wanted.state === "clashing" &&
    only !== undefined &&
    more.length === 0 &&
    !only.fixed &&
    clashes(only, keys, withKeys(chosen, action, wanted.keys)).length === 0;

  return (
    <li className="border-b border-line py-1 last:border-0">
      <div className="flex min-h-control items-center gap-2">
        <span className="min-w-0 flex-1">{action.title}</span>
        {isListening ? (
          <button
            ref={button}
            type="button"
            aria-label={`New key for ${action.title}`}
            // One key was pressed already and no second one will be: it is meant.
            onBlur={() => (wanted.keys ? take(wanted.keys) : leave())}
            className="flex h-control items-center gap-2 rounded-control border border-accent bg-accent-soft px-2.5 text-accent"
          >
            {wanted.keys ? <Caps keys={wanted.keys} /> : "Press the new key"}
            {wanted.keys && "and a second, or wait"}
          </button>
        ) : (
          <>
            {isChanged && (
              <span className="text-caption text-accent">was {spokenKeys(action.keys)}</span>
            )}
            <span className="sr-only">{spokenKeys(keys)}</span>
            <Caps keys={keys} />
            {action.fixed ? (
              <span className="w-17 text-right text-caption text-third">always</span>
            ) : (
              <Button
                ref={change}
                size="sm"
                kind="ghost"
                aria-label={`Change the key of ${action.title}`}
                onClick={() => setWanted({ state: "listening", keys: "", refused: "" })}
              >
                Change
              </Button>
            )}
            {isChanged ? (
              <IconButton
                icon={RotateCcw}
                label={`Back to ${spokenKeys(action.keys)}`}
                onClick={reset}
              />
            ) : (
              // Keeps the keys of all rows in one line.
              <span className="size-control shrink-0" />
            )}
          </>
        )}
      </div>
      <div role="status" className="empty:hidden">
        {isListening && wanted.refused && <p className="pb-1.5 text-bad">{wanted.refused}</p>}
        {wanted.state === "clashing" && only && (
          <div className="flex flex-wrap items-center gap-2 pb-1.5">
            <p className="min-w-0 flex-1">
              {spokenKeys(wanted.keys)} would meet {[only, ...more].map(naming(chosen)).join(", ")}.
            </p>
            {canSwap && (
              <Button size="sm" onClick={swap}>
                Swap the two
              </Button>
            )}
            <Button size="sm" kind="ghost" onClick={leave}>
              Keep {spokenKeys(keys)}
            </Button>
          </div>
        )}
      </div>
    </li>
  );
}

const naming = (chosen: ChosenKeys) => (action: ListedAction) =>
  `“${action.title}” (${action.group}, ${spokenKeys(keysInForce(action, chosen))})`;
