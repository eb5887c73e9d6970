// This webinar beside the others: three small lines, and people who came back.

import { Link } from "@tanstack/react-router";
import { MoveRight } from "lucide-react";
import { useState } from "react";
import { Line, LineChart, ResponsiveContainer, usePlotArea, YAxis } from "recharts";
import { saveChart, useReturning, useTrend } from "@/api/overview";
import { Button } from "@/components/button";
import { besideOthers, ChartFrame, TableBehind } from "@/components/chart-frame";
import { InlineError } from "@/components/inline-error";
import { SectionTitle } from "@/components/panel";
import { TierBadge } from "@/components/tier-badge";
import type { ReturningView, ReturnView, TrendView } from "@/ipc/types";
import { counted } from "@/lib/words";
import { lineTable, lineWords, type TrendLine, trendLines, trendTable } from "./trend-data";

const colour: Record<TrendLine["id"], string> = {
  rate: "var(--accent)",
  hot: "var(--hot)",
  questions: "var(--warm)",
};

/** The value at the end of a line, and at its beginning, beside the points. */
function Ends({ line, fill }: { line: TrendLine; fill: string }) {
  const plot = usePlotArea();
  const known = line.values.flatMap((value, index) => (value === null ? [] : [{ value, index }]));
  const [first, last] = [known[0], known.at(-1)];
  if (!plot || !first || !last) return null;
  const most = Math.max(...known.map(({ value }) => value), 1);
  const y = (value: number) => plot.y + plot.height * (1 - value / most);
  return (
    <g fontSize="var(--text-caption)" fill={fill} fontWeight={600}>
      <text x={plot.x - 8} y={y(first.value) + 4} textAnchor="end">
        {line.write(first.value)}
      </text>
      <text x={plot.x + plot.width + 8} y={y(last.value) + 4}>
        {line.write(last.value)}
      </text>
    </g>
  );
}

function SmallLine({
  line,
  webinars,
  current,
}: {
  line: TrendLine;
  webinars: readonly TrendView[];
  current: string;
}) {
  const rows = webinars.map((webinar, index) => ({ id: webinar.id, value: line.values[index] }));
  return (
    <ChartFrame
      title={line.title}
      level={3}
      words={lineWords(line)}
      table={lineTable(line, webinars)}
      name={`trend-${line.id}`}
      save={saveChart}
      className={besideOthers}
    >
      <div aria-hidden className="mt-1 h-16">
        <ResponsiveContainer width="100%" height="100%">
          <LineChart
            data={rows}
            margin={{ top: 10, right: 44, bottom: 8, left: 44 }}
            accessibilityLayer={false}
          >
            <YAxis hide domain={[0, (max: number) => Math.max(1, max)]} />
            <Line
              dataKey="value"
              type="linear"
              stroke={colour[line.id]}
              strokeWidth={2}
              connectNulls
              isAnimationActive={false}
              dot={({ cx, cy, payload, index }) => (
                <circle
                  key={index}
                  cx={cx}
                  cy={cy}
                  r={payload.id === current ? 4 : 2.5}
                  fill={payload.id === current ? colour[line.id] : "var(--surface)"}
                  stroke={colour[line.id]}
                  strokeWidth={1.5}
                />
              )}
            />
            <Ends line={line} fill={colour[line.id]} />
          </LineChart>
        </ResponsiveContainer>
      </div>
    </ChartFrame>
  );
}

function Moves({
  title,
  moves,
  all,
  webinarId,
}: {
  title: string;
  moves: readonly ReturnView[];
  all: number;
  webinarId: string;
}) {
  if (all === 0) return null;
  return (
    <div className="min-w-0">
      <h3 className="font-section">
        {title} <span className="tabular font-body text-second">{all.toLocaleString("en-US")}</span>
      </h3>
      <ul
        aria-label={title}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard
        tabIndex={0}
        className="mt-1 max-h-60 overflow-y-auto"
      >
        {moves.map((move) => (
          <li key={move.attendeeId} className="flex min-h-7 items-center gap-2">
            <Link
              to="/webinars/$webinarId/people"
              params={{ webinarId }}
              search={{ person: move.attendeeId }}
              draggable={false}
              title={`${move.label}: in ${counted(move.webinars, "earlier webinar")}`}
              dir="auto"
              className="min-w-0 flex-1 truncate rounded-tag text-left hover:text-accent"
            >
              {move.label}
            </Link>
            <TierBadge tier={move.before} />
            <MoveRight size={14} className="text-third" aria-label="now" />
            <TierBadge tier={move.now} />
          </li>
        ))}
        {all > moves.length && (
          <li className="text-caption text-third">
            and {(all - moves.length).toLocaleString("en-US")} more
          </li>
        )}
      </ul>
    </div>
  );
}

function Returning({ view, webinarId }: { view: ReturningView; webinarId: string }) {
  const { people, attended, warmed, warmedCount, cooled, cooledCount } = view;
  return (
    <div className="mt-4">
      <p>
        {people === 0
          ? "Nobody on this list was in an earlier webinar."
          : `${counted(people, "person", "people")} on this list ${people === 1 ? "was" : "were"} in an earlier webinar; ${attended.toLocaleString("en-US")} of them came.`}
        {people > 0 &&
          warmedCount + cooledCount === 0 &&
          " Nobody of them is in another tier than last time."}
      </p>
      <div className="mt-2 grid gap-x-8 gap-y-4 mid:grid-cols-2">
        <Moves title="Warmed up" moves={warmed} all={warmedCount} webinarId={webinarId} />
        <Moves title="Cooled down" moves={cooled} all={cooledCount} webinarId={webinarId} />
      </div>
    </div>
  );
}

/** As many as still show as separate points. */
const mostShown = 24;

export function Across({ webinarId }: { webinarId: string }) {
  const trend = useTrend();
  const returning = useReturning(webinarId);
  const [isTable, setTable] = useState(false);
  const held = trend.data?.filter(({ registered }) => registered > 0).slice(-mostShown) ?? [];
  return (
    <section aria-label="Across your webinars" className="mt-7">
      <SectionTitle
        action={
          held.length > 1 && (
            <Button kind="link" aria-expanded={isTable} onClick={() => setTable(!isTable)}>
              {isTable ? "Hide the table" : "All numbers as a table"}
            </Button>
          )
        }
        aside={held.length > 1 && `the last ${counted(held.length, "webinar")}, this one filled`}
      >
        Across your webinars
      </SectionTitle>
      {trend.isError && <InlineError error={trend.error} className="mt-2" />}
      {trend.data &&
        (held.length > 1 ? (
          <>
            <div className="mt-2 -mb-5 grid gap-x-8 mid:grid-cols-3">
              {trendLines(held).map((line) => (
                <SmallLine key={line.id} line={line} webinars={held} current={webinarId} />
              ))}
            </div>
            {isTable && <TableBehind table={trendTable(held, new Date())} />}
            {returning.isError && <InlineError error={returning.error} className="mt-2" />}
            {returning.data && <Returning view={returning.data} webinarId={webinarId} />}
          </>
        ) : (
          <p className="mt-1 text-second">
            This is the only webinar with people. With the next one you see here what changes, and
            who comes back.
          </p>
        ))}
    </section>
  );
}
