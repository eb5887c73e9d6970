// The drafts that wait and those that are done, the riskiest first: who, how warm, and either what
// is wrong or what the mail is about.

import { Select } from "@/components/select";
import { TierBadge } from "@/components/tier-badge";
import { VirtualList } from "@/components/virtual-list";
import type { DraftItemView, DraftSort } from "@/ipc/types";
import { approvedCount, isProblem } from "./queue-order";
import { StateMark } from "./state-mark";

const sorts: readonly { value: DraftSort; label: string }[] = [
  { value: "risk", label: "Riskiest first" },
  { value: "tier", label: "By tier" },
  { value: "score", label: "By score" },
  { value: "name", label: "By name" },
];

/** The queue-line token of app/tokens.css in pixels, and the gap below a line. */
const lineHeight = 56;

function Line({ item }: { item: DraftItemView }) {
  return (
    <div className="flex h-queue-line flex-col justify-center gap-0.5 px-3">
      <div className="flex items-center gap-2">
        <bdi className="truncate font-medium">{item.label}</bdi>
        <TierBadge tier={item.tier} className="shrink-0" />
        <span className="ml-auto shrink-0">
          <StateMark item={item} />
        </span>
      </div>
      <bdi className="truncate text-caption text-second">
        {isProblem(item) ? item.problem : item.subject || "No subject"}
      </bdi>
    </div>
  );
}

export function Queue({
  items,
  sort,
  onSort,
  cursor,
  onCursor,
}: {
  items: readonly DraftItemView[];
  sort: DraftSort;
  onSort: (sort: DraftSort) => void;
  cursor: string | null;
  onCursor: (id: string) => void;
}) {
  return (
    <>
      <div className="flex items-center justify-between gap-2 px-5 pt-3.5 pb-2">
        <h2 className="sr-only">Drafts</h2>
        <Select quiet aria-label="Sort" value={sort} onChange={onSort} choices={sorts} />
        <p role="status" className="tabular truncate text-second">
          {approvedCount(items).toLocaleString("en-US")} of {items.length.toLocaleString("en-US")}{" "}
          approved
        </p>
      </div>
      <VirtualList
        label="Drafts"
        items={items}
        itemId={(item) => item.id}
        lineHeight={lineHeight}
        cursor={cursor}
        onCursor={onCursor}
        className="px-2"
      >
        {(item) => <Line item={item} />}
      </VirtualList>
    </>
  );
}
