// A list with one line open, and any number chosen, that stays fast with 100,000 lines: only those in sight are drawn. The cursor
// is an id. The list holds the focus and names the active line (an ARIA listbox); lines are all of
// one height and hold no controls of their own.

import { useVirtualizer } from "@tanstack/react-virtual";
import { clsx } from "clsx";
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from "react";

export interface VirtualListProps<Item> {
  label: string;
  items: readonly Item[];
  itemId: (item: Item) => string;
  /** Height of a line in pixels: the virtualiser must know it before anything is drawn. */
  lineHeight: number;
  cursor: string | null;
  onCursor: (id: string) => void;
  /** Lines that are chosen for a deed on several. */
  chosen: ReadonlySet<string>;
  /** A click that chooses: one more or less (Ctrl, Cmd), or all up to it (Shift). */
  onChoose: (id: string, upTo: boolean) => void;
  /** A line besides the cursor to keep in sight. */
  revealed: string | null;
  children: (item: Item) => ReactNode;
  className?: string;
}

/** Lines that PageUp and PageDown move over. */
const pageLines = 8;

export function VirtualList<Item>({
  label,
  items,
  itemId,
  lineHeight,
  cursor,
  onCursor,
  chosen,
  onChoose,
  revealed,
  children,
  className,
}: VirtualListProps<Item>) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => lineHeight,
    overscan: 10,
    paddingEnd: 8,
    scrollPaddingStart: lineHeight,
    scrollPaddingEnd: lineHeight,
  });
  const at = cursor === null ? -1 : items.findIndex((item) => itemId(item) === cursor);
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at, { align: "auto" });
  }, [at, virtual]);

  const shown = revealed === null ? -1 : items.findIndex((item) => itemId(item) === revealed);
  useEffect(() => {
    if (shown >= 0) virtual.scrollToIndex(shown, { align: "auto" });
  }, [shown, virtual]);

  const move = (event: KeyboardEvent) => {
    const steps: Record<string, number> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: pageLines,
      PageUp: -pageLines,
      Home: -items.length,
      End: items.length,
    };
    const step = steps[event.key];
    if (step === undefined || items.length === 0) return;
    event.preventDefault();
    const next = items[Math.max(0, Math.min(items.length - 1, at + step))];
    if (next) onCursor(itemId(next));
  };

  return (
    <div
      ref={scroller}
      role="listbox"
      aria-label={label}
      aria-multiselectable
      aria-activedescendant={at >= 0 ? `line-${cursor}` : undefined}
      tabIndex={0}
      onKeyDown={move}
      className={clsx(
        "group/list min-h-0 flex-1 overflow-y-auto focus-visible:outline-none",
        className,
      )}
    >
      <div role="presentation" className="relative" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((line) => {
          const item = items[line.index];
          if (item === undefined) return null;
          const id = itemId(item);
          return (
            <div
              key={id}
              id={`line-${id}`}
              role="option"
              // Where nothing is chosen, a deed is about the line that is open.
              aria-selected={chosen.size > 0 ? chosen.has(id) : id === cursor}
              aria-current={id === cursor || undefined}
              aria-setsize={items.length}
              aria-posinset={line.index + 1}
              onClick={(event) => {
                if (event.shiftKey) onChoose(id, true);
                else if (event.ctrlKey || event.metaKey) onChoose(id, false);
                else onCursor(id);
              }}
              className={clsx(
                "absolute inset-x-0 top-0 rounded-control",
                // Where the keyboard is shows on the line, not as a frame around the whole list.
                id === cursor
                  ? "bg-accent-soft outline-accent -outline-offset-2 group-focus-visible/list:outline-2"
                  : clsx("hover:bg-hover", chosen.has(id) && "bg-hover"),
              )}
              style={{ height: line.size, transform: `translateY(${line.start}px)` }}
            >
              {children(item)}
            </div>
          );
        })}
      </div>
    </div>
  );
}
