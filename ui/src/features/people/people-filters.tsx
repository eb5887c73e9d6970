// Narrowing the table: words, tiers, questions. What is chosen lives in the address.

import { clsx } from "clsx";
import { CircleHelp, type LucideIcon, Search, UserX, X } from "lucide-react";
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
    <div className="relative w-full mid:w-52 wide:w-66">
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

function Toggle({
  icon: Icon,
  isOn,
  onChange,
  children,
}: {
  icon: LucideIcon;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
  children: string;
}) {
  return (
    <button
      type="button"
      aria-pressed={isOn}
      onClick={() => onChange(!isOn)}
      className={clsx(
        "flex h-6 items-center gap-1.5 rounded-control px-2 transition-colors",
        isOn ? "bg-accent-soft text-accent" : "text-second hover:bg-hover hover:text-ink",
      )}
    >
      <Icon size={15} aria-hidden />
      {children}
    </button>
  );
}

export function PeopleFilters({
  find,
  onFind,
  chosen,
  onChosen,
  asked,
  onAsked,
  left,
  onLeft,
  leftOut,
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
  /** Whether those who do not count as audience are shown in place of those who do. */
  left: boolean;
  onLeft: (left: boolean) => void;
  /** How many they are. */
  leftOut: number | undefined;
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
      <fieldset className="flex flex-wrap items-center gap-2" hidden={left}>
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
      <Toggle icon={CircleHelp} isOn={asked} onChange={onAsked}>
        Asked a question
      </Toggle>
      {(left || (leftOut ?? 0) > 0) && (
        <Toggle icon={UserX} isOn={left} onChange={onLeft}>
          {`Left out ${(leftOut ?? 0).toLocaleString("en-US")}`}
        </Toggle>
      )}
      <p role="status" className="tabular ml-auto text-second">
        {total !== undefined &&
          (isNarrowed
            ? `${shown.toLocaleString("en-US")} of ${counted(total, "person", "people")}`
            : counted(total, "person", "people"))}
      </p>
    </div>
  );
}
