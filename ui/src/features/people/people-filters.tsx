// Narrowing the table: words, tiers, questions. What is chosen lives in the address.

import { clsx } from "clsx";
import { CircleHelp, Search, X } from "lucide-react";
import { type RefObject, useEffect, useRef, useState } from "react";
import { IconButton } from "@/components/button";
import { Input } from "@/components/field";
import { Kbd } from "@/components/kbd";
import { TierBadge } from "@/components/tier-badge";
import type { Tier, TierCountView } from "@/ipc/types";
import { counted, tiers } from "@/lib/words";

/** Long enough that a word is not searched letter by letter, short enough to feel instant. */
const typingPauseMillis = 150;

function SearchField({
  value,
  onChange,
  field,
  onDown,
}: {
  value: string;
  onChange: (value: string) => void;
  field: RefObject<HTMLInputElement | null>;
  onDown: () => void;
}) {
  const [typed, setTyped] = useState(value);
  const sent = useRef(value);
  const latest = useRef(onChange);
  useEffect(() => {
    latest.current = onChange;
  });
  useEffect(() => {
    // The address changed by other means, such as the palette.
    if (value !== sent.current) setTyped(value);
    sent.current = value;
  }, [value]);
  useEffect(() => {
    if (typed === sent.current) return;
    const timer = setTimeout(() => {
      sent.current = typed;
      latest.current(typed);
    }, typingPauseMillis);
    return () => clearTimeout(timer);
  }, [typed]);

  return (
    <div className="relative w-full mid:w-66">
      <Search
        size={15}
        aria-hidden
        className="pointer-events-none absolute top-1/2 left-2.5 -translate-y-1/2 text-third"
      />
      <Input
        ref={field}
        type="text"
        role="searchbox"
        aria-label="Search people"
        aria-keyshortcuts="/"
        placeholder="Name, address, words in chat"
        value={typed}
        className="px-8"
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape") {
            event.preventDefault();
            if (typed) setTyped("");
            else event.currentTarget.blur();
          } else if (event.key === "ArrowDown" || event.key === "Enter") {
            event.preventDefault();
            onDown();
          }
        }}
      />
      <span className="absolute top-1/2 right-2 -translate-y-1/2">
        {typed ? (
          <IconButton
            icon={X}
            label="Clear the search"
            className="-mr-1.5 size-control-sm"
            onClick={() => setTyped("")}
          />
        ) : (
          <Kbd>/</Kbd>
        )}
      </span>
    </div>
  );
}

export function PeopleFilters({
  find,
  onFind,
  chosen,
  onChosen,
  asked,
  onAsked,
  counts,
  shown,
  total,
  field,
  onDown,
}: {
  find: string;
  onFind: (find: string) => void;
  chosen: readonly Tier[];
  onChosen: (tiers: Tier[]) => void;
  asked: boolean;
  onAsked: (asked: boolean) => void;
  counts: readonly TierCountView[] | undefined;
  shown: number | undefined;
  total: number | undefined;
  field: RefObject<HTMLInputElement | null>;
  onDown: () => void;
}) {
  const count = (tier: Tier) => counts?.find((each) => each.tier === tier)?.people;
  const isNarrowed = shown !== undefined && total !== undefined && shown !== total;
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-x-2.5 gap-y-2 px-5 py-3">
      <SearchField value={find} onChange={onFind} field={field} onDown={onDown} />
      <fieldset className="flex flex-wrap items-center gap-2">
        <legend className="sr-only">Tiers</legend>
        {tiers.map((tier) => {
          const isOn = chosen.includes(tier);
          const people = count(tier);
          return (
            <button
              key={tier}
              type="button"
              aria-pressed={isOn}
              onClick={() =>
                onChosen(tiers.filter((each) => (each === tier ? !isOn : chosen.includes(each))))
              }
              className={clsx("rounded-tag outline-offset-1", isOn && "outline-2 outline-accent")}
            >
              <TierBadge tier={tier} {...(people === undefined ? {} : { count: people })} />
            </button>
          );
        })}
      </fieldset>
      <button
        type="button"
        aria-pressed={asked}
        onClick={() => onAsked(!asked)}
        className={clsx(
          "flex h-6 items-center gap-1.5 rounded-control px-2 transition-colors",
          asked ? "bg-accent-soft text-accent" : "text-second hover:bg-hover hover:text-ink",
        )}
      >
        <CircleHelp size={15} aria-hidden />
        Asked a question
      </button>
      <p role="status" className="tabular ml-auto text-second">
        {total !== undefined &&
          (isNarrowed
            ? `${shown.toLocaleString("en-US")} of ${counted(total, "person", "people")}`
            : counted(total, "person", "people"))}
      </p>
    </div>
  );
}
