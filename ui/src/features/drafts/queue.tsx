// The drafts that wait and those that are done, the riskiest first: who, how warm, and either what
// is wrong or what the mail is about.

import { Pencil, ShieldAlert, SquareCheck } from "lucide-react";
import { Button } from "@/components/button";
import { Select } from "@/components/select";
import { TierBadge } from "@/components/tier-badge";
import { VirtualList } from "@/components/virtual-list";
import type { DraftItemView, DraftSort, DraftsView } from "@/ipc/types";
import type { DraftFilter } from "@/lib/search";
import { tierName } from "@/lib/words";
import { QueueFilters } from "./queue-filters";
import { isFlagged, isNarrowed, isProblem, nothingChosen } from "./queue-query";
import { StateMark } from "./state-mark";
import type { Queue } from "./use-queue";

const sorts: readonly { value: DraftSort; label: string }[] = [
  { value: "risk", label: "Riskiest first" },
  { value: "tier", label: "By tier" },
  { value: "score", label: "By score" },
  { value: "name", label: "By name" },
];

const flaggedWords = "Flagged: their words look like instructions to a machine";

/** The queue-line token of app/tokens.css in pixels, and the gap below a line. */
const lineHeight = 56;

function Line({ item, isChosen }: { item: DraftItemView; isChosen: boolean }) {
  return (
    <div className="flex h-queue-line flex-col justify-center gap-0.5 px-3">
      <div className="flex items-center gap-2">
        {isChosen && <SquareCheck size={15} className="shrink-0 text-accent" aria-hidden />}
        <bdi className="truncate font-medium">{item.label}</bdi>
        <TierBadge tier={item.tier} className="shrink-0" />
        {item.tierNow && (
          <span className="shrink-0 whitespace-nowrap text-caption text-warm">
            now {tierName[item.tierNow]}
          </span>
        )}
        <span className="ml-auto flex shrink-0 items-center gap-1">
          {item.userEdited && (
            <span className="text-third">
              <Pencil size={13} aria-hidden />
              <span className="sr-only">Edited by you</span>
            </span>
          )}
          {isFlagged(item) && (
            <span className="text-warm" title={flaggedWords}>
              <ShieldAlert size={16} aria-hidden />
              <span className="sr-only">{flaggedWords}</span>
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

export function QueuePane({
  queue,
  view,
  suppressed,
  onSort,
  onFilter,
  filtering,
  onFiltering,
  onGo,
}: {
  queue: Queue;
  view: DraftsView;
  /** How many people are on the do-not-contact list. */
  suppressed: number;
  onSort: (sort: DraftSort) => void;
  onFilter: (change: DraftFilter) => void;
  /** Whether the choices are in sight. */
  filtering: boolean;
  onFiltering: (open: boolean) => void;
  onGo: (index: number) => void;
}) {
  const number = (count: number) => count.toLocaleString("en-US");
  const { query, selection } = queue;
  const { toReview, approved, exported, skipped, drafts } = view.all;
  return (
    <>
      <div className="px-5 pt-2.5 pb-2">
        <h2 className="sr-only">Drafts</h2>
        <div className="flex items-center justify-between gap-2">
          <Select quiet aria-label="Sort" value={query.sort} onChange={onSort} choices={sorts} />
          <span className="-mr-2">
            <QueueFilters
              query={query}
              view={view}
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
            {number(approved + exported)} of {number(drafts)} approved
          </span>
        </p>
        {suppressed > 0 && (
          <p className="tabular mt-0.5 text-caption text-third">
            {number(suppressed)} on the do-not-contact list: no mail goes
          </p>
        )}
        {isNarrowed(query) && (
          <p className="tabular mt-1 flex items-center gap-2 text-caption text-second">
            <span role="status" className="min-w-0 flex-1">
              {number(view.fitting)} of {number(drafts)} fit
              {queue.isOutside && ", and the one you read"}
            </span>
            <Button kind="link" className="text-caption" onClick={() => onFilter(nothingChosen)}>
              Show all
            </Button>
          </p>
        )}
        {selection.count > 0 && (
          <p className="tabular mt-1 flex items-center gap-2 text-caption text-accent">
            <span role="status" className="min-w-0 flex-1">
              {number(selection.count)} selected
            </span>
            <Button kind="link" className="text-caption" onClick={selection.clear}>
              Select none
            </Button>
          </p>
        )}
      </div>
      {queue.size === 0 && (
        <p className="px-5 py-3 text-second">No draft fits. Choose less, or show all.</p>
      )}
      <VirtualList
        label="Drafts"
        count={queue.size}
        itemAt={queue.itemAt}
        itemId={(item) => item.id}
        lineHeight={lineHeight}
        cursor={queue.place}
        onCursor={onGo}
        chosen={selection.ids}
        onChoose={(index, upTo) => (upTo ? selection.onExtend(index) : selection.onToggle(index))}
        revealed={selection.head}
        onSight={queue.onSight}
        className="px-2"
      >
        {(item) => <Line item={item} isChosen={selection.ids.has(item.id)} />}
      </VirtualList>
    </>
  );
}
