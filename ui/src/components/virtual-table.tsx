// A table that stays fast with 100,000 rows: TanStack Table keeps the columns, TanStack Virtual
// draws only the rows in sight. Sorting and filtering are the caller's (the core does both).
// The cursor is a row's id, never its index. Rows are one line high (the row token); a cell
// truncates and never wraps. It is an ARIA grid of divs (a <table> cannot be drawn in part); the
// grid holds the focus and names the active row, so the linter's rules on rows are off for it.

import {
  type ColumnDef,
  flexRender,
  getCoreRowModel,
  useReactTable,
  type VisibilityState,
} from "@tanstack/react-table";
import { useVirtualizer } from "@tanstack/react-virtual";
import { clsx } from "clsx";
import { ArrowDown, ArrowUp } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from "react";

/** Columns of a VirtualTable; `meta` says how a column lies in the grid. */
export interface VirtualColumnMeta {
  /** A grid track such as "minmax(120px, 2fr)". */
  track: string;
  align?: "right";
  /** The key to sort by; without one the heading is no button. */
  sort?: string;
  /** Words are read from A on, numbers from the largest: what the first click on the heading does. */
  firstAscending?: boolean;
}

export interface TableSort {
  by: string;
  descending: boolean;
}

export interface VirtualTableProps<Row> {
  label: string;
  columns: ColumnDef<Row>[];
  rows: readonly Row[];
  rowId: (row: Row) => string;
  /** The id of the row under the cursor. */
  cursor?: string | null;
  onCursor?: (id: string) => void;
  /** Enter or double click. */
  onOpen?: (row: Row) => void;
  /** One click, when it does more than moving the cursor. */
  onPick?: (row: Row) => void;
  sort?: TableSort;
  onSort?: (sort: TableSort) => void;
  visibility?: VisibilityState;
  /** Called with the last index in sight, to fetch the next page before it is needed. */
  onReach?: (index: number) => void;
  empty?: ReactNode;
}

/** The row token of app/tokens.css in pixels: the virtualiser must know it before anything is drawn. */
const rowHeight = 33;

export function VirtualTable<Row>({
  label,
  columns,
  rows,
  rowId,
  cursor = null,
  onCursor,
  onOpen,
  onPick,
  sort,
  onSort,
  visibility = {},
  onReach,
  empty,
}: VirtualTableProps<Row>) {
  const scroller = useRef<HTMLDivElement>(null);
  const table = useReactTable({
    data: rows as Row[],
    columns,
    getRowId: rowId,
    getCoreRowModel: getCoreRowModel(),
    state: { columnVisibility: visibility },
  });
  const model = table.getRowModel().rows;
  const virtual = useVirtualizer({
    count: model.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? -1;
  useEffect(() => {
    if (last >= 0) onReach?.(last);
  }, [last, onReach]);

  const cursorIndex = cursor === null ? -1 : model.findIndex((row) => row.id === cursor);
  useEffect(() => {
    if (cursorIndex >= 0) virtual.scrollToIndex(cursorIndex, { align: "auto" });
  }, [cursorIndex, virtual]);

  const tracks = table
    .getVisibleLeafColumns()
    .map((column) => (column.columnDef.meta as VirtualColumnMeta | undefined)?.track ?? "1fr")
    .join(" ");

  const move = (event: KeyboardEvent) => {
    const steps: Record<string, number> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: 12,
      PageUp: -12,
      Home: -model.length,
      End: model.length,
    };
    const step = steps[event.key];
    if (step !== undefined && model.length > 0) {
      event.preventDefault();
      const next = Math.max(0, Math.min(model.length - 1, cursorIndex + step));
      const row = model[cursorIndex < 0 ? 0 : next];
      if (row) onCursor?.(row.id);
    }
    if (event.key === "Enter" && event.target === scroller.current) {
      const row = model[cursorIndex];
      if (row) onOpen?.(row.original);
    }
  };

  if (model.length === 0 && empty) return <div className="min-h-0 flex-1">{empty}</div>;

  return (
    <div
      ref={scroller}
      role="grid"
      aria-label={label}
      aria-rowcount={model.length + 1}
      aria-colcount={table.getVisibleLeafColumns().length}
      aria-activedescendant={cursorIndex >= 0 ? `row-${cursor}` : undefined}
      tabIndex={0}
      onKeyDown={move}
      className="group/grid min-h-0 flex-1 overflow-auto focus-visible:outline-none"
    >
      <div
        role="row"
        aria-rowindex={1}
        className="sticky top-0 z-10 grid h-row items-center border-b border-line bg-surface text-caption text-second"
        style={{ gridTemplateColumns: tracks }}
      >
        {table.getFlatHeaders().map((header) => {
          const meta = header.column.columnDef.meta as VirtualColumnMeta | undefined;
          const by = meta?.sort;
          const sorted = by !== undefined && sort?.by === by;
          const Arrow = sort?.descending ? ArrowDown : ArrowUp;
          const words = flexRender(header.column.columnDef.header, header.getContext());
          return (
            <div
              key={header.id}
              role="columnheader"
              aria-sort={sorted ? (sort.descending ? "descending" : "ascending") : undefined}
              className={clsx(
                "flex min-w-0 items-center px-2 first:pl-5 last:pr-5",
                meta?.align === "right" && "justify-end",
              )}
            >
              {by !== undefined && onSort ? (
                <button
                  type="button"
                  className="flex items-center gap-1 rounded-tag hover:text-ink"
                  onClick={() =>
                    onSort({ by, descending: sorted ? !sort.descending : !meta?.firstAscending })
                  }
                >
                  {words}
                  {sorted && <Arrow size={13} aria-hidden />}
                </button>
              ) : (
                words
              )}
            </div>
          );
        })}
      </div>
      <div role="rowgroup" className="relative" style={{ height: virtual.getTotalSize() }}>
        {items.map((item) => {
          const row = model[item.index];
          if (!row) return null;
          const active = row.id === cursor;
          return (
            <div
              key={row.id}
              id={`row-${row.id}`}
              role="row"
              aria-rowindex={item.index + 2}
              aria-selected={active}
              onClick={() => (onPick ? onPick(row.original) : onCursor?.(row.id))}
              onDoubleClick={() => onOpen?.(row.original)}
              className={clsx(
                "absolute inset-x-0 top-0 grid h-row items-center border-b border-line",
                // Where the keyboard is shows on the row, not as a frame around the whole table.
                active
                  ? "bg-accent-soft outline-accent -outline-offset-2 group-focus-visible/grid:outline-2"
                  : "hover:bg-sunken",
              )}
              style={{ gridTemplateColumns: tracks, transform: `translateY(${item.start}px)` }}
            >
              {row.getVisibleCells().map((cell) => {
                const meta = cell.column.columnDef.meta as VirtualColumnMeta | undefined;
                return (
                  <div
                    key={cell.id}
                    role="gridcell"
                    className={clsx(
                      "tabular truncate px-2 first:pl-5 last:pr-5",
                      meta?.align === "right" && "text-right",
                    )}
                  >
                    {flexRender(cell.column.columnDef.cell, cell.getContext())}
                  </div>
                );
              })}
            </div>
          );
        })}
      </div>
    </div>
  );
}
