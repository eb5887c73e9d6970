// The line between two panes, which can be moved: by the mouse, by the arrow keys, to its ends by
// Home and End, and back to where it was at first by Enter or a double click.

import { type KeyboardEvent, type PointerEvent, useRef } from "react";

/** Pixels that an arrow key moves the line, and with Shift. */
const step = 16;
const bigStep = 64;

export interface SplitterProps {
  label: string;
  /** The id of the pane whose width it is. */
  controls: string;
  /** On which side of the line that pane lies. */
  pane: "left" | "right";
  /** Width in pixels. */
  value: number;
  min: number;
  max: number;
  initial: number;
  onChange: (value: number) => void;
}

export function Splitter({
  label,
  controls,
  pane,
  value,
  min,
  max,
  initial,
  onChange,
}: SplitterProps) {
  const drag = useRef<{ x: number; value: number } | null>(null);
  const towards = pane === "left" ? 1 : -1;
  const put = (next: number) => onChange(Math.round(Math.max(min, Math.min(max, next))));

  const onKeyDown = (event: KeyboardEvent) => {
    const by = (event.shiftKey ? bigStep : step) * towards;
    const places: Record<string, number> = {
      ArrowRight: value + by,
      ArrowLeft: value - by,
      Home: min,
      End: max,
      Enter: initial,
    };
    const place = places[event.key];
    if (place === undefined) return;
    event.preventDefault();
    put(place);
  };
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return;
    // What is seen counts: in a small window a pane may be narrower than it was told to be.
    const seen = document.getElementById(controls)?.getBoundingClientRect().width;
    drag.current = { x: event.clientX, value: seen || value };
    event.currentTarget.setPointerCapture(event.pointerId);
  };
  const onPointerMove = (event: PointerEvent) => {
    if (!drag.current) return;
    put(drag.current.value + (event.clientX - drag.current.x) * towards);
  };
  const onPointerEnd = () => {
    drag.current = null;
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a line that can be moved is no <hr>
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-controls={controls}
      aria-valuenow={value}
      aria-valuemin={min}
      aria-valuemax={max}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerEnd}
      onPointerCancel={onPointerEnd}
      onDoubleClick={() => put(initial)}
      // Wide enough to take hold of, a hairline to look at.
      className="group/splitter relative z-10 -mx-1 w-2 shrink-0 cursor-col-resize touch-none focus-visible:outline-none"
    >
      <span
        aria-hidden
        className="absolute inset-y-0 left-1/2 w-px -translate-x-1/2 bg-line transition-colors group-hover/splitter:w-0.5 group-hover/splitter:bg-line-strong group-focus-visible/splitter:w-1 group-focus-visible/splitter:bg-accent group-active/splitter:w-0.5 group-active/splitter:bg-accent"
      />
    </div>
  );
}
