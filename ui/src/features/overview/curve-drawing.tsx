// The picture of attendance: people as an area, messages as bars, chapters and the offer as marks.

import { useMemo } from "react";
import { Area, ComposedChart, ResponsiveContainer, usePlotArea, XAxis, YAxis } from "recharts";
import type { CurveView } from "@/ipc/types";
import { counted } from "@/lib/words";
import {
  barMinutes,
  busiest,
  clearMiddle,
  marksOf,
  messageBars,
  minuteTicks,
  peakOf,
  placeLabels,
  tickName,
} from "./curve-data";

const rowHeight = 16;
/** Above the area, for how many were there at most. */
const peakHeight = 18;
/** The narrowest picture for which the rows of labels are counted; a wider one needs no more. */
const narrow = 520;
const peopleHeight = 150;
const axisHeight = 22;
/** The tallest bar of messages, as a share of the picture. */
const barShare = 0.28;

/** How wide a text is in captions, measured once per text. */
function newMeasure(): (text: string) => number {
  const widths = new Map<string, number>();
  const context = document.createElement("canvas").getContext("2d");
  const style = getComputedStyle(document.documentElement);
  if (context)
    context.font = `${style.getPropertyValue("--text-caption") || "12px"} ${style.fontFamily}`;
  return (text) => {
    const known = widths.get(text);
    if (known !== undefined) return known;
    const width = context?.measureText(text).width ?? text.length * 7;
    widths.set(text, width);
    return width;
  };
}

/** What makes lines stop at words, instead of running through them. */
const halo = {
  stroke: "var(--surface)",
  strokeWidth: 4,
  strokeLinejoin: "round",
  paintOrder: "stroke",
} as const;

/** Words in the picture that run neither over its edge nor, where there is room beside them, over a line. */
function Words({
  x,
  y,
  fill,
  lines,
  width,
  measure,
  children,
}: {
  x: number;
  y: number;
  fill: string;
  /** Where the lines stand that they must not cross. */
  lines: readonly number[];
  width: number;
  measure: (text: string) => number;
  children: string;
}) {
  return (
    <text
      x={clearMiddle(x, measure(children), lines, width)}
      y={y}
      textAnchor="middle"
      fill={fill}
      fontSize="var(--text-caption)"
      fontWeight={600}
      {...halo}
    >
      {children}
    </text>
  );
}

function Layers({
  curve,
  measure,
  minute,
  rows,
}: {
  curve: CurveView;
  measure: (text: string) => number;
  minute: number | null;
  /** How many rows of labels there is room for. */
  rows: number;
}) {
  const plot = usePlotArea();
  const minutes = curve.people.length;
  const bars = useMemo(() => messageBars(curve.messages), [curve.messages]);
  const stretch = useMemo(() => busiest(curve.messages), [curve.messages]);
  const peak = useMemo(() => peakOf(curve.people), [curve.people]);
  const marks = useMemo(() => marksOf(curve), [curve]);
  if (!plot) return null;
  const x = (at: number) => plot.x + (at / minutes) * plot.width;
  const bottom = plot.y + plot.height;
  const most = bars.reduce((max, bar) => Math.max(max, bar.messages), 1);
  const step = barMinutes(minutes);
  const room = (step / minutes) * plot.width;
  const barWidth = Math.max(1, Math.min(8, room * 0.6));
  const placed = placeLabels(
    marks.map((mark) => ({ x: x(mark.minute), title: mark.title })),
    plot.width,
    measure,
    rows,
  );
  const lines = marks.map((mark) => x(mark.minute));
  const rowOf = new Map(placed.map((label) => [label.mark, label.row]));
  return (
    <g>
      {marks.map((mark, index) => (
        <line
          // biome-ignore lint/suspicious/noArrayIndexKey: two chapters may have the same minute and title
          key={index}
          x1={x(mark.minute)}
          x2={x(mark.minute)}
          y1={(rowOf.get(index) ?? rows) * rowHeight + 4}
          y2={bottom}
          stroke={mark.isOffer ? "var(--hot)" : "var(--line-strong)"}
          strokeDasharray="3 3"
        />
      ))}
      {placed.map((label) => (
        <text
          key={label.mark}
          x={label.x}
          y={label.row * rowHeight + 13}
          fill={marks[label.mark]?.isOffer ? "var(--hot)" : "var(--second)"}
          fontSize="var(--text-caption)"
          {...halo}
        >
          {label.text}
        </text>
      ))}
      {bars.map((bar) => {
        const height = Math.max(2, (bar.messages / most) * plot.height * barShare);
        return (
          <rect
            key={bar.from}
            x={x(bar.from) + (room - barWidth) / 2}
            y={bottom - height}
            width={barWidth}
            height={height}
            rx={1}
            fill="var(--warm)"
            fillOpacity={0.55}
          />
        );
      })}
      {peak.people > 0 && (
        <Words
          x={x(peak.minute)}
          y={plot.y - 6}
          fill="var(--accent)"
          lines={lines}
          width={plot.width}
          measure={measure}
        >
          {counted(peak.people, "person", "people")}
        </Words>
      )}
      {stretch && (
        <Words
          x={x(stretch.from + stretch.minutes / 2)}
          y={bottom - plot.height * barShare - 8}
          fill="var(--warm)"
          lines={lines}
          width={plot.width}
          measure={measure}
        >
          {`${counted(stretch.messages, "message")} here`}
        </Words>
      )}
      {minute !== null && (
        <line
          x1={x(minute + 0.5)}
          x2={x(minute + 0.5)}
          y1={plot.y - 4}
          y2={bottom}
          stroke="var(--ink)"
          strokeWidth={1}
        />
      )}
    </g>
  );
}

interface TickProps {
  x?: number | string;
  y?: number | string;
  payload?: { value: number };
}

export function CurveDrawing({ curve, minute }: { curve: CurveView; minute: number | null }) {
  const measure = useMemo(newMeasure, []);
  const minutes = curve.people.length;
  const labelRows = useMemo(() => {
    const marks = marksOf(curve).map(({ minute: at, title }) => ({
      x: (at / curve.people.length) * narrow,
      title,
    }));
    return Math.max(0, ...placeLabels(marks, narrow, measure).map(({ row }) => row + 1));
  }, [curve, measure]);
  const top = labelRows * rowHeight + peakHeight;
  const rows = useMemo(
    () => [
      { at: 0, people: curve.people[0] ?? 0 },
      ...curve.people.map((people, index) => ({ at: index + 0.5, people })),
      { at: curve.people.length, people: curve.people.at(-1) ?? 0 },
    ],
    [curve.people],
  );
  const tick = ({ x = 0, y = 0, payload }: TickProps) => {
    const at = payload?.value ?? 0;
    const anchor = at === 0 ? "start" : at > minutes * 0.96 ? "end" : "middle";
    return (
      <text
        x={x}
        y={Number(y) + 10}
        textAnchor={anchor}
        fill="var(--second)"
        fontSize="var(--text-caption)"
      >
        {tickName(at, minutes)}
      </text>
    );
  };
  return (
    <div style={{ height: top + peopleHeight + axisHeight }}>
      <ResponsiveContainer width="100%" height="100%">
        <ComposedChart
          data={rows}
          margin={{ top, right: 0, bottom: 0, left: 0 }}
          accessibilityLayer={false}
        >
          <XAxis
            type="number"
            dataKey="at"
            domain={[0, minutes]}
            ticks={minuteTicks(minutes)}
            height={axisHeight}
            interval={0}
            tickLine={false}
            axisLine={{ stroke: "var(--line-strong)" }}
            tick={tick}
          />
          <YAxis hide domain={[0, (max: number) => Math.max(1, max)]} />
          <Area
            dataKey="people"
            type="linear"
            stroke="var(--accent)"
            strokeWidth={2}
            fill="var(--accent)"
            fillOpacity={0.1}
            dot={false}
            activeDot={false}
            isAnimationActive={false}
          />
          <Layers curve={curve} measure={measure} minute={minute} rows={labelRows} />
        </ComposedChart>
      </ResponsiveContainer>
    </div>
  );
}
