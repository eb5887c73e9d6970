// The filters that are not in sight, in one floating panel: each choice with the number of people that
// it would show.

import { ListFilter } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import { Button } from "@/components/button";
import { Checkbox } from "@/components/checkbox";
import { Input } from "@/components/field";
import { Popover } from "@/components/popover";
import type { Between, PeopleCountsView, PeopleQuery, WordCountView } from "@/ipc/types";
import { type PeopleSearch, writtenRange } from "@/lib/search";
import { draftKindName, standingName } from "@/lib/words";

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1.5 font-section">{title}</legend>
      <div className="flex flex-col gap-1">{children}</div>
    </fieldset>
  );
}

function Choice({
  isOn,
  people,
  onChange,
  children,
}: {
  isOn: boolean;
  people: number;
  onChange: (isOn: boolean) => void;
  children: string;
}) {
  return (
    <Checkbox checked={isOn} onChange={onChange}>
      <span className="flex min-w-0 gap-2">
        <bdi className="min-w-0 truncate">{children}</bdi>{" "}
        <span className="tabular text-third">{people.toLocaleString("en-US")}</span>
      </span>
    </Checkbox>
  );
}

function toggled<T>(list: readonly T[], value: T, isOn: boolean): T[] | undefined {
  const next = isOn ? [...list, value] : list.filter((each) => each !== value);
  return next.length > 0 ? next : undefined;
}

/** A number as it was typed; null for an empty field, and for what is none from 0 to 100. */
function readBound(text: string): number | null {
  const value = text.trim() === "" ? Number.NaN : Number(text.replace(",", "."));
  return value >= 0 && value <= 100 ? value : null;
}

function Bound({
  label,
  value,
  onChange,
}: {
  label: string;
  value: number | null;
  onChange: (value: number | null) => void;
}) {
  const [typed, setTyped] = useState(value === null ? "" : String(value));
  useEffect(() => {
    setTyped((before) => (readBound(before) === value ? before : String(value ?? "")));
  }, [value]);
  return (
    <Input
      type="text"
      inputMode="numeric"
      aria-label={label}
      aria-invalid={typed.trim() !== "" && readBound(typed) === null}
      value={typed}
      className="tabular min-w-0 flex-1"
      onChange={(event) => {
        setTyped(event.target.value);
        onChange(readBound(event.target.value));
      }}
    />
  );
}

function Range({
  name,
  between,
  onChange,
}: {
  name: string;
  between: Between;
  onChange: (between: Between) => void;
}) {
  return (
    <div className="flex items-center gap-2">
      <span className="w-24 shrink-0 text-second">{name}</span>
      <Bound
        label={`${name} from`}
        value={between.from}
        onChange={(from) => onChange({ ...between, from })}
      />
      <span className="text-third">to</span>
      <Bound
        label={`${name} up to`}
        value={between.to}
        onChange={(to) => onChange({ ...between, to })}
      />
    </div>
  );
}

/** As many as are looked through without scrolling far; letters find the others. */
const shownWords = 40;

function Words({
  title,
  none,
  words,
  chosen,
  onChange,
}: {
  title: string;
  /** What those without one are called. */
  none: string;
  words: readonly WordCountView[];
  chosen: readonly string[];
  onChange: (chosen: string[] | undefined) => void;
}) {
  const [typed, setTyped] = useState("");
  const wanted = typed.trim().toLowerCase();
  const found = words
    .filter(({ word }) => (word || none).toLowerCase().includes(wanted))
    .slice(0, shownWords);
  return (
    <Group title={title}>
      {words.length > 6 && (
        <Input
          type="text"
          aria-label={`Find a ${title.toLowerCase()}`}
          placeholder={`Find a ${title.toLowerCase()}`}
          value={typed}
          className="mb-1"
          onChange={(event) => setTyped(event.target.value)}
        />
      )}
      <div className="flex max-h-32 flex-col -ml-0.5 gap-1 overflow-y-auto py-0.5 pl-0.5">
        {found.map(({ word, people }) => (
          <Choice
            key={word}
            isOn={chosen.includes(word)}
            people={people}
            onChange={(isOn) => onChange(toggled(chosen, word, isOn))}
          >
            {word || none}
          </Choice>
        ))}
        {found.length === 0 && <p className="text-second">None is called that.</p>}
      </div>
    </Group>
  );
}

export function FilterPanel({
  query,
  counts,
  active,
  open,
  onOpenChange,
  onChange,
}: {
  query: PeopleQuery;
  counts: PeopleCountsView | undefined;
  /** How many filters of this panel are in force. */
  active: number;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onChange: (change: PeopleSearch) => void;
}) {
  return (
    <Popover
      label="Filters"
      align="start"
      open={open}
      onOpenChange={onOpenChange}
      className="max-h-[var(--radix-popover-content-available-height)] w-140 max-w-[var(--radix-popover-content-available-width)] overflow-y-auto"
      trigger={
        <Button kind="ghost" size="sm" icon={ListFilter} aria-keyshortcuts="f">
          {active > 0 ? `Filters ${active}` : "Filters"}
        </Button>
      }
    >
      <div className="grid gap-x-6 gap-y-4 mid:grid-cols-2">
        <Group title="Came">
          {counts?.standings.map(({ standing, people }) => (
            <Choice
              key={standing}
              isOn={query.standings.includes(standing)}
              people={people}
              onChange={(isOn) => onChange({ came: toggled(query.standings, standing, isOn) })}
            >
              {standingName[standing]}
            </Choice>
          ))}
          <Choice
            isOn={query.leftEarly}
            people={counts?.leftEarly ?? 0}
            onChange={(isOn) => onChange({ early: isOn || undefined })}
          >
            Left before the end
          </Choice>
          {(query.beforeOffer || (counts?.beforeOffer ?? null) !== null) && (
            <Choice
              isOn={query.beforeOffer}
              people={counts?.beforeOffer ?? 0}
              onChange={(isOn) => onChange({ before_offer: isOn || undefined })}
            >
              Left before the offer
            </Choice>
          )}
        </Group>
        {!query.leftOut && (
          <Group title="Draft">
            {counts?.drafts.map(({ kind, people }) => (
              <Choice
                key={kind}
                isOn={query.drafts.includes(kind)}
                people={people}
                onChange={(isOn) => onChange({ drafts: toggled(query.drafts, kind, isOn) })}
              >
                {draftKindName[kind]}
              </Choice>
            ))}
          </Group>
        )}
        <Group title="Numbers">
          {!query.leftOut && (
            <Range
              name="Score"
              between={query.score}
              onChange={(next) => onChange({ score: writtenRange(next) })}
            />
          )}
          <Range
            name="Focus %"
            between={query.focus}
            onChange={(next) => onChange({ focus: writtenRange(next) })}
          />
          <Range
            name="Attendance %"
            between={query.attendance}
            onChange={(next) => onChange({ attendance: writtenRange(next) })}
          />
        </Group>
        <Group title="Questions">
          <Choice
            isOn={query.asked}
            people={counts?.asked ?? 0}
            onChange={(isOn) => onChange({ asked: isOn || undefined })}
          >
            Asked a question
          </Choice>
          <Choice
            isOn={query.unanswered}
            people={counts?.unanswered ?? 0}
            onChange={(isOn) => onChange({ unanswered: isOn || undefined })}
          >
            Asked without an answer
          </Choice>
        </Group>
        <Words
          title="Domain"
          none="No address"
          words={counts?.domains ?? []}
          chosen={query.domains}
          onChange={(domains) => onChange({ domains })}
        />
        <Words
          title="Location"
          none="No location"
          words={counts?.locations ?? []}
          chosen={query.locations}
          onChange={(places) => onChange({ places })}
        />
      </div>
    </Popover>
  );
}
