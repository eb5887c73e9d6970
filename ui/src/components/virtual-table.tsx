// A table that stays fast with 100,000 rows: TanStack Virtual draws only the rows in sight, and the
// caller fetches only those. Sorting and filtering are the caller's (the core does both). A row that
// is not there yet is drawn as a quiet line. Rows are one line high (the row token); a cell truncates
// and never wraps. It is an ARIA grid of divs (a <table> cannot be drawn in part); the grid holds the
// focus and names the active row, so the linter's rules on rows are off for it.

import { useVirtualizer } from "@tanstack/react-virtual";
import { clsx } from "clsx";
import { ArrowDown, ArrowUp } from "lucide-react";
import {
  type KeyboardEvent,
  type MouseEvent,
  memo,
  type ReactNode,
  useCallback,
  useEffect,
  useMemo,
  useRef,
} from "react";
import { Checkbox } from "./checkbox";

export interface TableColumn<Row> {
  id: string;
  header: string;
  /** The narrowest that it may be, in pixels. */
  min: number;
  /** Its share of the room that is left; none for a column that does not grow. */
  grow?: number;
  align?: "right";
  /** The key to sort by; without one the heading is no button. */
  sort?: string;
  /** Words are read from A on, numbers from the largest: what the first click on the heading does. */
  firstAscending?: boolean;
  cell: (row: Row) => ReactNode;
}

export interface TableSort {
  by: string;
  descending: boolean;
}

/** Rows that are chosen for a deed, beside the cursor. */
export interface TableSelection {
  has: (id: string) => boolean;
  count: number;
  onToggle: (index: number) => void;
  /** Everything from where the choosing began to this row. */
  onExtend: (index: number) => void;
  /** The cursor moves on alone: the next range begins where it is then. */
  onLeave: () => void;
  onAll: (isOn: boolean) => void;
}

export interface VirtualTableProps<Row> {
  label: string;
  columns: readonly TableColumn<Row>[];
  /** How many rows there are, whether they have come or not. */
  count: number;
  rowAt: (index: number) => Row | undefined;
  rowId: (row: Row) => string;
  /** What a row is called, for its checkbox. */
  rowName: (row: Row) => string;
  /** The index of the row under the cursor; -1 for none. */
  cursor: number;
  onCursor: (index: number) => void;
  /** Enter, or a click. */
  onOpen: (row: Row) => void;
  selection: TableSelection;
  sort: TableSort;
  onSort: (sort: TableSort) => void;
  /** Called with the first and last index in sight. */
  onSight: (from: number, to: number) => void;
  /** When this changes, the rows are others and are read from the top. */
  about: string;
}

/** The row token of app/tokens.css in pixels: the virtualiser must know it before anything is drawn. */
const rowHeight = 33;

/** The column of checkboxes. */
const checkWidth = 36;

interface Layout {
  gridTemplateColumns: string;
  minWidth: number;
}

const layoutOf = (columns: readonly Pick<TableColumn<never>, "min" | "grow">[]): Layout => ({
  gridTemplateColumns: [
    `${checkWidth}px`,
    ...columns.map(({ min, grow }) => (grow ? `minmax(${min}px, ${grow}fr)` : `${min}px`)),
  ].join(" "),
  minWidth: columns.reduce((sum, { min }) => sum + min, checkWidth),
});

interface TableRowProps<Row> {
  index: number;
  /** Pixels from the top of the rows. */
  start: number;
  row: Row | undefined;
  id: string | null;
  name: string;
  columns: readonly TableColumn<Row>[];
  layout: Layout;
  isActive: boolean;
  isChosen: boolean;
  onClick: (event: MouseEvent, index: number) => void;
  onCheck: (event: MouseEvent, index: number) => void;
}

function DrawnRow<Row>({
  index,
  start,
  row,
  id,
  name,
  columns,
  layout,
  isActive,
  isChosen,
  onClick,
  onCheck,
}: TableRowProps<Row>) {
  return (
    <div
      id={id === null ? undefined : `row-${id}`}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isChosen}
      aria-current={isActive || undefined}
      aria-busy={row ? undefined : true}
      onClick={(event) => onClick(event, index)}
      className={clsx(
        "absolute inset-x-0 top-0 grid h-row items-center border-b border-line",
        // Where the keyboard is shows on the row, not as a frame around the whole table.
        isActive && "outline-accent -outline-offset-2 group-focus-visible/grid:outline-2",
        isActive || isChosen ? "bg-accent-soft" : "hover:bg-sunken",
      )}
      style={{ ...layout, transform: `translateY(${start}px)` }}
    >
      {row ? (
        <>
          <div
            role="gridcell"
            className="flex h-full items-center pl-5"
            // The whole cell is the target, and a range begins or ends here as on the row.
            onClick={(event) => onCheck(event, index)}
          >
            <Checkbox
              label={`Select ${name}`}
              checked={isChosen}
              isReached={false}
              onChange={() => undefined}
            />
          </div>
          {columns.map((column) => (
            <div
              key={column.id}
              role="gridcell"
              // A name in Arabic that is too long must not lose its beginning.
              dir="auto"
              className={clsx(
                "truncate px-2 last:pr-5",
                column.align === "right" ? "tabular text-right" : "text-left",
              )}
            >
              {column.cell(row)}
            </div>
          ))}
        </>
      ) : (
        <div role="gridcell" className="col-start-2 px-2">
          <div className="h-2 w-24 rounded-full bg-noshow-soft" />
        </div>
      )}
    </div>
  );
}

// `memo` forgets that the component is generic.
const TableRow = memo(DrawnRow) as typeof DrawnRow;

export function VirtualTable<Row>({
  label,
  columns,
  count,
  rowAt,
  rowId,
  rowName,
  cursor,
  onCursor,
  onOpen,
  selection,
  sort,
  onSort,
  onSight,
  about,
}: VirtualTableProps<Row>) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollPaddingStart: rowHeight,
  });
  const items = virtual.getVirtualItems();
  const [first, last] = [items[0]?.index ?? 0, items.at(-1)?.index ?? 0];
  useEffect(() => onSight(first, last), [first, last, onSight]);

  const read = useRef(about);
  useEffect(() => {
    if (read.current === about) return;
    read.current = about;
    scroller.current?.scrollTo({ top: 0 });
  }, [about]);
  useEffect(() => {
    if (cursor >= 0) virtual.scrollToIndex(cursor, { align: "auto" });
  }, [cursor, virtual]);

  const layout = useMemo(() => layoutOf(columns), [columns]);
  const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 400) / rowHeight) - 2);

  const move = (event: KeyboardEvent) => {
    if (event.target !== scroller.current || count === 0) return;
    const isMod = event.ctrlKey || event.metaKey;
    const steps: Record<string, number> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: page,
      PageUp: -page,
      Home: -count,
      End: count,
    };
    const step = steps[event.key];
    if (step !== undefined && !isMod && !event.altKey) {
      const next = cursor < 0 && step > 0 && step < count ? 0 : cursor + step;
      const to = Math.max(0, Math.min(count - 1, next));
      if (event.shiftKey) selection.onExtend(to);
      else selection.onLeave();
      onCursor(to);
    } else if (event.key === " " && cursor >= 0) {
      selection.onToggle(cursor);
    } else if (isMod && !event.shiftKey && event.key.toLowerCase() === "a") {
      selection.onAll(true);
    } else if (event.key === "Enter") {
      const row = rowAt(cursor);
      if (row) onOpen(row);
    } else {
      return;
    }
    event.preventDefault();
  };
  // Rows are drawn again only when they change, so what they call must stay the same.
  const latest = useRef({ selection, rowAt, onOpen, onCursor });
  useEffect(() => {
    latest.current = { selection, rowAt, onOpen, onCursor };
  });
  const onClick = useCallback((event: MouseEvent, index: number) => {
    const now = latest.current;
    const row = now.rowAt(index);
    if (event.shiftKey) now.selection.onExtend(index);
    else if (event.ctrlKey || event.metaKey) now.selection.onToggle(index);
    else if (row) {
      now.selection.onLeave();
      return now.onOpen(row);
    }
    now.onCursor(index);
  }, []);
  const onCheck = useCallback((event: MouseEvent, index: number) => {
    event.stopPropagation();
    const { selection: now } = latest.current;
    if (event.shiftKey) now.onExtend(index);
    else now.onToggle(index);
  }, []);

  const cursorRow = cursor < 0 ? undefined : rowAt(cursor);
  return (
    <div
      ref={scroller}
      role="grid"
      aria-label={label}
      aria-rowcount={count + 1}
      aria-colcount={columns.length + 1}
      aria-multiselectable
      aria-activedescendant={cursorRow ? `row-${rowId(cursorRow)}` : undefined}
      tabIndex={0}
      onKeyDown={move}
      className="group/grid min-h-0 flex-1 overflow-auto focus-visible:outline-none"
    >
      <div
        role="row"
        aria-rowindex={1}
        className="sticky top-0 z-10 grid h-row items-center border-b border-line bg-surface text-caption text-second"
        style={layout}
      >
        <div role="columnheader" className="flex items-center pl-5">
          <Checkbox
            label="Select everybody in the list"
            checked={selection.count === 0 ? false : selection.count >= count || "indeterminate"}
            onChange={(isOn) => selection.onAll(isOn)}
          />
        </div>
        {columns.map((column) => {
          const by = column.sort;
          const isSorted = by !== undefined && sort.by === by;
          const Arrow = sort.descending ? ArrowDown : ArrowUp;
          return (
            <div
              key={column.id}
              role="columnheader"
              aria-sort={isSorted ? (sort.descending ? "descending" : "ascending") : undefined}
              className={clsx(
                "flex min-w-0 items-center px-2 last:pr-5",
                column.align === "right" && "justify-end",
              )}
            >
              {by !== undefined ? (
                <button
                  type="button"
                  className="flex items-center gap-1 rounded-tag hover:text-ink"
                  onClick={() =>
                    onSort({
                      by,
                      descending: isSorted ? !sort.descending : !column.firstAscending,
                    })
                  }
                >
                  {column.header}
                  {isSorted && <Arrow size={13} aria-hidden />}
                </button>
              ) : (
                column.header
              )}
            </div>
          );
        })}
      </div>
      <div
        role="rowgroup"
        className="relative"
        style={{ height: virtual.getTotalSize(), minWidth: layout.minWidth }}
      >
        {items.map((item) => {
          const row = rowAt(item.index);
          const id = row ? rowId(row) : null;
          return (
            <TableRow
              key={item.index}
              index={item.index}
              start={item.start}
              row={row}
              id={id}
              name={row ? rowName(row) : ""}
              columns={columns}
              layout={layout}
              isActive={item.index === cursor}
              isChosen={id !== null && selection.has(id)}
              onClick={onClick}
              onCheck={onCheck}
            />
          );
        })}
      </div>
    </div>
  );
}
