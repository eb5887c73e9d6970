// A list with one line open, and any number chosen, that stays fast with 100,000 lines: only those in
// sight are drawn, and the caller fetches only those. A line that is not there yet is drawn as a quiet
// one. The list holds the focus and names the active line (an ARIA listbox); lines are all of one
// height and hold no controls of their own.

import { useVirtualizer } from "@tanstack/react-virtual";
import { clsx } from "clsx";
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from "react";

export interface VirtualListProps<Item> {
  label: string;
  /** How many lines there are, whether they have come or not. */
  count: number;
  itemAt: (index: number) => Item | undefined;
  itemId: (item: Item) => string;
  /** Height of a line in pixels: the virtualiser must know it before anything is drawn. */
  lineHeight: number;
  /** The index of the line that is open; -1 for none. */
  cursor: number;
  onCursor: (index: number) => void;
  /** Lines that are chosen for a deed on several. */
  chosen: ReadonlySet<string>;
  /** A click that chooses: one more or less (Ctrl, Cmd), or all up to it (Shift). */
  onChoose: (index: number, upTo: boolean) => void;
  /** The index of a line besides the cursor to keep in sight. */
  revealed: number | null;
  /** Called with the first and last index in sight. */
  onSight: (from: number, to: number) => void;
  children: (item: Item) => ReactNode;
  className?: string;
}

/** Lines that PageUp and PageDown move over. */
const pageLines = 8;

export function VirtualList<Item>({
  label,
  count,
  itemAt,
  itemId,
  lineHeight,
  cursor,
  onCursor,
  chosen,
  onChoose,
  revealed,
  onSight,
  children,
  className,
}: VirtualListProps<Item>) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => lineHeight,
    overscan: 10,
    paddingEnd: 8,
    scrollPaddingStart: lineHeight,
    scrollPaddingEnd: lineHeight,
  });
  const lines = virtual.getVirtualItems();
  const [first, last] = [lines[0]?.index ?? 0, lines.at(-1)?.index ?? 0];
  useEffect(() => onSight(first, last), [first, last, onSight]);
  useEffect(() => {
    if (cursor >= 0) virtual.scrollToIndex(cursor, { align: "auto" });
  }, [cursor, virtual]);
  useEffect(() => {
    if (revealed !== null) virtual.scrollToIndex(revealed, { align: "auto" });
  }, [revealed, virtual]);

  const move = (event: KeyboardEvent) => {
    const steps: Record<string, number> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: pageLines,
      PageUp: -pageLines,
      Home: -count,
      End: count,
    };
    const step = steps[event.key];
    if (step === undefined || count === 0) return;
    event.preventDefault();
    onCursor(Math.max(0, Math.min(count - 1, cursor + step)));
  };
  const active = cursor < 0 ? undefined : itemAt(cursor);

  return (
    <div
      ref={scroller}
      role="listbox"
      aria-label={label}
      aria-multiselectable
      aria-activedescendant={active ? `line-${itemId(active)}` : undefined}
      tabIndex={0}
      onKeyDown={move}
      className={clsx(
        "group/list min-h-0 flex-1 overflow-y-auto focus-visible:outline-none",
        className,
      )}
    >
      <div role="presentation" className="relative" style={{ height: virtual.getTotalSize() }}>
        {lines.map((line) => {
          const item = itemAt(line.index);
          const id = item === undefined ? null : itemId(item);
          const isOpen = line.index === cursor;
          const isChosen = id !== null && chosen.has(id);
          return (
            <div
              key={line.index}
              id={id === null ? undefined : `line-${id}`}
              role="option"
              // Where nothing is chosen, a deed is about the line that is open.
              aria-selected={chosen.size > 0 ? isChosen : isOpen}
              aria-current={isOpen || undefined}
              aria-busy={item === undefined || undefined}
              aria-setsize={count}
              aria-posinset={line.index + 1}
              onClick={(event) => {
                if (event.shiftKey) onChoose(line.index, true);
                else if (event.ctrlKey || event.metaKey) onChoose(line.index, false);
                else onCursor(line.index);
              }}
              className={clsx(
                "absolute inset-x-0 top-0 rounded-control",
                // Where the keyboard is shows on the line, not as a frame around the whole list.
                isOpen
                  ? "bg-accent-soft outline-accent -outline-offset-2 group-focus-visible/list:outline-2"
                  : clsx("hover:bg-hover", isChosen && "bg-hover"),
              )}
              style={{ height: line.size, transform: `translateY(${line.start}px)` }}
            >
              {item === undefined ? (
                <div className="mx-3 mt-4 h-2 w-24 rounded-full bg-noshow-soft" />
              ) : (
                children(item)
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}
