// Narrowing the table by what is wanted most: words, tiers, questions. What is chosen lives in the
// address; filter-panel.tsx has the rest.

import { clsx } from "clsx";
import { CircleHelp, type LucideIcon, Search, UserX, X } from "lucide-react";
import { type ReactNode, type RefObject, useEffect, useRef, useState } from "react";
import { IconButton } from "@/components/button";
import { Input } from "@/components/field";
import { Kbd } from "@/components/kbd";
import { TierBadge } from "@/components/tier-badge";
import type { PeopleCountsView, PeopleQuery, Tier } from "@/ipc/types";
import type { PeopleSearch } from "@/lib/search";
import { counted, tiers } from "@/lib/words";

/** The core answers within a few milliseconds; this only keeps the address from changing at each key. */
const typingPauseMillis = 30;

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
  query,
  counts,
  shown,
  leftOut,
  field,
  onChange,
  onDown,
  filters,
  chips,
  menus,
}: {
  query: PeopleQuery;
  counts: PeopleCountsView | undefined;
  shown: number | undefined;
  /** How many do not count as audience. */
  leftOut: number | undefined;
  field: RefObject<HTMLInputElement | null>;
  onChange: (change: PeopleSearch) => void;
  onDown: () => void;
  /** The panel with all filters. */
  filters: ReactNode;
  /** The filters in force. */
  chips: ReactNode;
  /** What is about the table as a whole, at the right: views, columns. */
  menus: ReactNode;
}) {
  const { leftOut: left, tiers: chosen } = query;
  const total = counts?.everybody;
  const peopleOf = (tier: Tier) => counts?.tiers.find((each) => each.tier === tier)?.people;
  return (
    <div className="@container flex shrink-0 flex-col gap-2 px-5 pt-3 pb-2">
      <div className="flex flex-wrap items-center gap-x-2.5 gap-y-2">
        <SearchField
          value={query.search}
          onChange={(find) => onChange({ find: find || undefined })}
          field={field}
          onDown={onDown}
        />
        <fieldset className="flex flex-wrap items-center gap-2" hidden={left}>
          <legend className="sr-only">Tiers</legend>
          {tiers.map((tier) => {
            const isOn = chosen.includes(tier);
            const people = peopleOf(tier);
            const next = tiers.filter((each) => (each === tier ? !isOn : chosen.includes(each)));
            return (
              <button
                key={tier}
                type="button"
                aria-pressed={isOn}
                onClick={() => onChange({ tiers: next.length > 0 ? next : undefined })}
                className={clsx("rounded-tag outline-offset-1", isOn && "outline-2 outline-accent")}
              >
                <TierBadge tier={tier} {...(people === undefined ? {} : { count: people })} />
              </button>
            );
          })}
        </fieldset>
      </div>
      <div className="flex items-start gap-1 @max-filters:flex-wrap">
        <div className="-ml-2 flex min-w-0 flex-wrap items-center gap-1">
          {filters}
          <Toggle
            icon={CircleHelp}
            isOn={query.asked}
            onChange={(asked) => onChange({ asked: asked || undefined })}
          >
            {`Asked a question${counts ? ` ${counts.asked.toLocaleString("en-US")}` : ""}`}
          </Toggle>
          {(left || (leftOut ?? 0) > 0) && (
            <Toggle
              icon={UserX}
              isOn={left}
              onChange={(next) => onChange({ left: next || undefined, person: undefined })}
            >
              {`Left out ${(leftOut ?? 0).toLocaleString("en-US")}`}
            </Toggle>
          )}
        </div>
        {chips && (
          <div className="flex min-w-0 flex-1 flex-wrap items-center gap-1 @max-filters:order-last @max-filters:basis-full">
            {chips}
          </div>
        )}
        <div className="ml-auto flex shrink-0 items-center gap-1">
          <p role="status" className="tabular whitespace-nowrap text-second">
            {total !== undefined &&
              shown !== undefined &&
              (shown !== total
                ? `${shown.toLocaleString("en-US")} of ${counted(total, "person", "people")}`
                : counted(total, "person", "people"))}
          </p>
          {menus}
        </div>
      </div>
    </div>
  );
}
