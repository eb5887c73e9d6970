// The choices that narrow the queue, each with how many drafts it would show.

import { CircleHelp, ListFilter, Pencil } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/button";
import { Input } from "@/components/field";
import { Popover } from "@/components/popover";
import { Select } from "@/components/select";
import { TierBadge } from "@/components/tier-badge";
import type { DraftKind, DraftQuery, DraftsView, Engine } from "@/ipc/types";
import { type DraftFilter, draftStates } from "@/lib/search";
import { choicesMade, isNarrowed, nothingChosen, ruleWords } from "./queue-query";
import { stateLook } from "./state-mark";

const any = "any";

const stateLooks: Record<(typeof draftStates)[number], ReturnType<typeof stateLook>> = {
  blocked: stateLook("to_review", "block"),
  warned: stateLook("to_review", "warn"),
  to_review: { ...stateLook("to_review", null), word: "Nothing to fix" },
  skipped: stateLook("skipped", null),
  approved: stateLook("approved", null),
  exported: stateLook("exported", null),
};

const engineNames: Record<Engine, string> = {
  templates: "Templates",
  openai: "The model",
};

function Chip({
  pressed,
  count,
  onPress,
  children,
}: {
  pressed: boolean;
  count: number;
  onPress: () => void;
  children: ReactNode;
}) {
  return (
    <button
      type="button"
      aria-pressed={pressed}
      disabled={count === 0 && !pressed}
      onClick={onPress}
      className="flex h-7 items-center gap-1.5 rounded-control border border-line-strong bg-surface px-2 transition-colors hover:bg-hover disabled:opacity-50 aria-pressed:border-accent aria-pressed:bg-accent-soft"
    >
      {children}
      <span className="tabular text-caption text-second">{count.toLocaleString("en-US")}</span>
    </button>
  );
}

function Facet({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="mt-3">
      <legend className="mb-1.5 text-caption text-second">{title}</legend>
      <div className="flex flex-wrap gap-1.5">{children}</div>
    </fieldset>
  );
}

/** The list with one more or one less; nothing chosen is no list at all. */
function toggled<T>(list: readonly T[], value: T): T[] | undefined {
  const next = list.includes(value) ? list.filter((each) => each !== value) : [...list, value];
  return next.length > 0 ? next : undefined;
}

function Choices({
  query,
  view: { counts, fitting, all },
  onFilter,
}: {
  query: DraftQuery;
  view: DraftsView;
  onFilter: (change: DraftFilter) => void;
}) {
  const inState = (kind: DraftKind) =>
    counts.states.find((each) => each.kind === kind)?.people ?? 0;
  const rules = counts.rules.toSorted((a, b) => b.people - a.people);
  const withCount = (word: string, count: number) => `${word} (${count.toLocaleString("en-US")})`;
  return (
    <>
      <Input
        autoFocus
        role="searchbox"
        aria-label="Find in the queue"
        placeholder="Name or subject"
        value={query.search}
        onChange={(event) => onFilter({ find: event.target.value || undefined })}
      />
      <Facet title="Status">
        {draftStates.map((state) => {
          const { icon: Icon, word, tone } = stateLooks[state];
          return (
            <Chip
              key={state}
              pressed={query.states.includes(state)}
              count={inState(state)}
              onPress={() => onFilter({ states: toggled(query.states, state) })}
            >
              <Icon size={14} className={tone} aria-hidden />
              {word}
            </Chip>
          );
        })}
      </Facet>
      <Facet title="Tier">
        {counts.tiers.map(({ tier, people }) => (
          <Chip
            key={tier}
            pressed={query.tiers.includes(tier)}
            count={people}
            onPress={() => onFilter({ tiers: toggled(query.tiers, tier) })}
          >
            <TierBadge tier={tier} />
          </Chip>
        ))}
      </Facet>
      <Facet title="Only those">
        <Chip
          pressed={query.asked}
          count={counts.asked}
          onPress={() => onFilter({ asked: !query.asked || undefined })}
        >
          <CircleHelp size={14} aria-hidden />
          who asked a question
        </Chip>
        <Chip
          pressed={query.edited}
          count={counts.edited}
          onPress={() => onFilter({ edited: !query.edited || undefined })}
        >
          <Pencil size={14} aria-hidden />
          that you edited
        </Chip>
      </Facet>
      <Facet title="Finding and engine">
        <Select
          aria-label="Finding"
          value={query.rule ?? any}
          onChange={(rule) => onFilter({ rule: rule === any ? undefined : rule })}
          choices={[
            { value: any, label: "Any finding or none" },
            ...rules.map(({ word, people }) => ({
              value: word,
              label: withCount(ruleWords(word), people),
            })),
            ...(query.rule && !rules.some(({ word }) => word === query.rule)
              ? [{ value: query.rule, label: withCount(ruleWords(query.rule), 0) }]
              : []),
          ]}
          className="w-full"
        />
        <Select
          aria-label="Written by"
          value={query.engine ?? any}
          onChange={(engine) =>
            onFilter({ engine: engine === any ? undefined : (engine as Engine) })
          }
          choices={[
            { value: any, label: "Written by anything" },
            ...counts.engines.map(({ engine, people }) => ({
              value: engine,
              label: withCount(engineNames[engine], people),
            })),
          ]}
          className="w-full"
        />
      </Facet>
      <div className="mt-3 flex items-center gap-2 border-t border-line pt-3">
        <p role="status" className="tabular text-second">
          {fitting.toLocaleString("en-US")} of {all.drafts.toLocaleString("en-US")} fit
        </p>
        <Button
          size="sm"
          className="ml-auto"
          disabled={!isNarrowed(query)}
          onClick={() => onFilter(nothingChosen)}
        >
          Show all
        </Button>
      </div>
    </>
  );
}

export function QueueFilters({
  open,
  onOpenChange,
  ...choices
}: {
  query: DraftQuery;
  view: DraftsView;
  /** Changes these choices and leaves the others. */
  onFilter: (change: DraftFilter) => void;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  const made = choicesMade(choices.query);
  return (
    <Popover
      label="Filter the queue"
      align="start"
      open={open}
      onOpenChange={onOpenChange}
      className="w-panel-lg max-h-(--radix-popover-content-available-height) overflow-y-auto"
      trigger={
        <Button
          kind="ghost"
          size="sm"
          icon={ListFilter}
          aria-keyshortcuts="/"
          className={made > 0 ? "text-accent!" : undefined}
        >
          Filter
          {made > 0 && <span className="tabular">{made}</span>}
        </Button>
      }
    >
      <Choices {...choices} />
    </Popover>
  );
}
