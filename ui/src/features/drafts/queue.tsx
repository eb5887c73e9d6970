// The drafts that wait and those that are done, the riskiest first: who, how warm, and either what
// is wrong or what the mail is about.

import { Pencil, SquareCheck } from "lucide-react";
import { Button } from "@/components/button";
import { Select } from "@/components/select";
import { TierBadge } from "@/components/tier-badge";
import { VirtualList } from "@/components/virtual-list";
import type { DraftItemView, DraftSort } from "@/ipc/types";
import type { DraftFilter } from "@/lib/search";
import { filterCounts, isNarrowed } from "./queue-filter";
import { nothingChosen, QueueFilters } from "./queue-filters";
import { isProblem, progressOf } from "./queue-order";
import type { Selection } from "./selection";
import { StateMark } from "./state-mark";

const sorts: readonly { value: DraftSort; label: string }[] = [
  { value: "risk", label: "Riskiest first" },
  { value: "tier", label: "By tier" },
  { value: "score", label: "By score" },
  { value: "name", label: "By name" },
];

/** The queue-line token of app/tokens.css in pixels, and the gap below a line. */
const lineHeight = 56;

function Line({ item, isChosen }: { item: DraftItemView; isChosen: boolean }) {
  return (
    <div className="flex h-queue-line flex-col justify-center gap-0.5 px-3">
      <div className="flex items-center gap-2">
        {isChosen && <SquareCheck size={15} className="shrink-0 text-accent" aria-hidden />}
        <bdi className="truncate font-medium">{item.label}</bdi>
        <TierBadge tier={item.tier} className="shrink-0" />
        <span className="ml-auto flex shrink-0 items-center gap-1">
          {item.userEdited && (
            <span className="text-third">
              <Pencil size={13} aria-hidden />
              <span className="sr-only">Edited by you</span>
            </span>
          )}
          <StateMark item={item} />
        </span>
      </div>
      <div className="flex items-baseline gap-2 text-caption text-second">
        <bdi className="min-w-0 flex-1 truncate text-left">
          {isProblem(item) ? item.problem : item.subject || "No subject"}
        </bdi>
        {item.alike > 0 && !isProblem(item) && (
          <span className="tabular shrink-0 text-third">
            {item.isFirstAlike
              ? `first of ${(item.alike + 1).toLocaleString("en-US")} alike`
              : "alike"}
          </span>
        )}
      </div>
    </div>
  );
}

export function Queue({
  items,
  shown,
  sort,
  onSort,
  filter,
  onFilter,
  filtering,
  onFiltering,
  cursor,
  onCursor,
  selection,
  onSelect,
  onSelectNone,
}: {
  /** All drafts of the webinar. */
  items: readonly DraftItemView[];
  /** Those that are listed. */
  shown: readonly DraftItemView[];
  sort: DraftSort;
  onSort: (sort: DraftSort) => void;
  filter: DraftFilter;
  onFilter: (change: DraftFilter) => void;
  /** Whether the choices are in sight. */
  filtering: boolean;
  onFiltering: (open: boolean) => void;
  cursor: string | null;
  onCursor: (id: string) => void;
  selection: Selection;
  /** Chooses one more or less, or all up to it. */
  onSelect: (id: string, upTo: boolean) => void;
  onSelectNone: () => void;
}) {
  const number = (count: number) => count.toLocaleString("en-US");
  const { toReview, approved, skipped } = progressOf(items);
  const selected = shown.filter(({ id }) => selection.ids.has(id)).length;
  const isOutside = shown !== items && filterCounts(items, filter).fitting < shown.length;
  return (
    <>
      <div className="px-5 pt-2.5 pb-2">
        <h2 className="sr-only">Drafts</h2>
        <div className="flex items-center justify-between gap-2">
          <Select quiet aria-label="Sort" value={sort} onChange={onSort} choices={sorts} />
          <span className="-mr-2">
            <QueueFilters
              items={items}
              filter={filter}
              onFilter={onFilter}
              open={filtering}
              onOpenChange={onFiltering}
            />
          </span>
        </div>
        <p
          role="status"
          className="tabular mt-0.5 flex flex-wrap justify-between gap-x-2 text-caption text-second"
        >
          <span>
            {number(toReview)} to review
            {skipped > 0 && `, ${number(skipped)} skipped`}
          </span>
          <span>
            {number(approved)} of {number(items.length)} approved
          </span>
        </p>
        {isNarrowed(filter) && (
          <p className="tabular mt-1 flex items-center gap-2 text-caption text-second">
            <span role="status" className="min-w-0 flex-1">
              {number(shown.length - (isOutside ? 1 : 0))} of {number(items.length)} fit
              {isOutside && ", and the one you read"}
            </span>
            <Button kind="link" className="text-caption" onClick={() => onFilter(nothingChosen)}>
              Show all
            </Button>
          </p>
        )}
        {selected > 0 && (
          <p className="tabular mt-1 flex items-center gap-2 text-caption text-accent">
            <span role="status" className="min-w-0 flex-1">
              {number(selected)} selected
            </span>
            <Button kind="link" className="text-caption" onClick={onSelectNone}>
              Select none
            </Button>
          </p>
        )}
      </div>
      {shown.length === 0 && (
        <p className="px-5 py-3 text-second">No draft fits. Choose less, or show all.</p>
      )}
      <VirtualList
        label="Drafts"
        items={shown}
        itemId={(item) => item.id}
        lineHeight={lineHeight}
        cursor={cursor}
        onCursor={onCursor}
        chosen={selection.ids}
        onChoose={onSelect}
        revealed={selection.head}
        className="px-2"
      >
        {(item) => <Line item={item} isChosen={selection.ids.has(item.id)} />}
      </VirtualList>
    </>
  );
}
