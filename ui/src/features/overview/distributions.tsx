// How focus, attendance and score are spread among those who came.

import { Bar, BarChart, Cell, LabelList, ResponsiveContainer, usePlotArea, XAxis } from "recharts";
import { saveChart } from "@/api/overview";
import { besideOthers, ChartFrame } from "@/components/chart-frame";
import { SectionTitle } from "@/components/panel";
import type { OverviewView } from "@/ipc/types";
import { tierName } from "@/lib/words";
import { attendanceWords, bandName, focusWords, scoreWords, tierOfScore } from "./bands";
import { placeLabels } from "./curve-data";

const tierFill = {
  hot: "var(--hot)",
  warm: "var(--warm)",
  cool: "var(--cool)",
  cold: "var(--cold)",
  no_show: "var(--noshow-fill)",
} as const;

/** About the width of a figure or a letter in the smallest text. */
const figureWidth = 6.5;
const limitRows = 2;

/** The scores at which tiers begin, as marks with their names above the bars. */
function Limits({ limits }: { limits: readonly number[] }) {
  const plot = usePlotArea();
  if (!plot) return null;
  const marks = (["cool", "warm", "hot"] as const).map((tier, index) => ({
    tier,
    title: tierName[tier],
    x: plot.x + ((limits[2 - index] ?? 0) / 100) * plot.width,
  }));
  const labels = placeLabels(
    marks,
    plot.x + plot.width,
    (text) => text.length * figureWidth,
    limitRows,
  );
  return (
    <g>
      {marks.map(({ tier, x }) => (
        <line
          key={tier}
          x1={x}
          x2={x}
          y1={4}
          y2={plot.y + plot.height}
          stroke="var(--line-strong)"
          strokeDasharray="3 3"
        />
      ))}
      {labels.map(({ mark, text, x, row }) => (
        <text
          key={mark}
          x={x}
          y={10 + row * 11}
          fill={tierFill[marks[mark]?.tier ?? "cold"]}
          fontSize="var(--text-key)"
        >
          {text}
        </text>
      ))}
    </g>
  );
}

interface BarLabel {
  x?: number | string | undefined;
  y?: number | string | undefined;
  width?: number | string | undefined;
  /** Which band. */
  value?: unknown;
}

/** The number of a bar, above it: where the bars are too thin for it, only that of the tallest. */
const BarNumber =
  (bands: readonly number[]) =>
  ({ x = 0, y = 0, width = 0, value }: BarLabel) => {
    const band = Number(value ?? 0);
    const people = bands[band] ?? 0;
    const text = people.toLocaleString("en-US");
    const fits = text.length * figureWidth <= Number(width) * 1.15;
    if (people === 0 || !(fits || people === Math.max(...bands))) return null;
    // At either end a number that is wider than its bar goes inwards.
    const isLast = !fits && band === bands.length - 1;
    const isFirst = !fits && band === 0;
    return (
      <text
        x={Number(x) + Number(width) * (isLast ? 1 : isFirst ? 0 : 0.5)}
        y={Number(y) - 4}
        textAnchor={isLast ? "end" : isFirst ? "start" : "middle"}
        fill="var(--second)"
        fontSize="var(--text-key)"
      >
        {text}
      </text>
    );
  };

function Bands({
  title,
  name,
  bands,
  unit,
  words,
  limits,
}: {
  title: string;
  name: string;
  bands: readonly number[];
  unit: string;
  words: string;
  limits?: readonly number[];
}) {
  const size = 100 / bands.length;
  // About half a bar, so that the first and the last number stand at the ends of the picture.
  const edge = bands.length > 10 ? 4 : 8;
  const rows = bands.map((people, band) => ({ band, people }));
  const ends = { 0: "start", [bands.length - 1]: "end" } as Record<number, "start" | "end">;
  return (
    <ChartFrame
      title={title}
      level={3}
      words={words}
      table={{
        caption: `People who came, by ${title.toLowerCase()}`,
        columns: [title, "People"],
        rows: rows.map(({ band, people }) => [bandName(band, bands.length, unit), people]),
      }}
      name={name}
      save={saveChart}
      className={besideOthers}
    >
      <div aria-hidden className="mt-2 h-28">
        <ResponsiveContainer width="100%" height="100%">
          <BarChart
            data={rows}
            margin={{ top: limits ? 36 : 16, right: 0, bottom: 0, left: 0 }}
            barCategoryGap="14%"
            accessibilityLayer={false}
          >
            {limits && <Limits limits={limits} />}
            <XAxis
              dataKey="band"
              height={18}
              interval={0}
              tickLine={false}
              axisLine={{ stroke: "var(--line-strong)" }}
              tick={({ x, y, payload }) => {
                const band = Number(payload?.value ?? 0);
                const isWritten = band in ends || band * size === 50;
                if (!isWritten) return <g />;
                const value = band === bands.length - 1 ? 100 : band * size;
                return (
                  <text
                    x={
                      Number(x) + (ends[band] === "start" ? -edge : ends[band] === "end" ? edge : 0)
                    }
                    y={Number(y) + 8}
                    textAnchor={ends[band] ?? "middle"}
                    fill="var(--second)"
                    fontSize="var(--text-key)"
                  >
                    {`${value}${unit}`}
                  </text>
                );
              }}
            />
            <Bar dataKey="people" radius={2} isAnimationActive={false} minPointSize={0}>
              {rows.map(({ band }) => (
                <Cell
                  key={band}
                  fill={limits ? tierFill[tierOfScore(band * size, limits)] : "var(--accent)"}
                />
              ))}
              <LabelList dataKey="band" content={BarNumber(bands)} />
            </Bar>
          </BarChart>
        </ResponsiveContainer>
      </div>
    </ChartFrame>
  );
}

export function Distributions({ view }: { view: OverviewView }) {
  const { focusBands, attendanceBands, scoreBands, limits, attended } = view;
  if (attended === 0) return null;
  const hasAny = (bands: readonly number[]) => bands.some((people) => people > 0);
  return (
    <section aria-label="How it was spread" className="mt-7">
      <SectionTitle aside="of those who came">How it was spread</SectionTitle>
      <div className="mt-2 -mb-5 grid gap-x-8 mid:grid-cols-3">
        {hasAny(focusBands) && (
          <Bands
            title="Focus"
            name="focus"
            bands={focusBands}
            unit=" %"
            words={focusWords(focusBands)}
          />
        )}
        {hasAny(attendanceBands) && (
          <Bands
            title="Attendance"
            name="attendance"
            bands={attendanceBands}
            unit=" %"
            words={attendanceWords(attendanceBands)}
          />
        )}
        {hasAny(scoreBands) && (
          <Bands
            title="Score"
            name="score"
            bands={scoreBands}
            unit=""
            words={scoreWords(scoreBands, limits)}
            limits={limits}
          />
        )}
      </div>
      {!hasAny(focusBands) && (
        <p className="mt-7 text-caption text-third">No file of this webinar measures focus.</p>
      )}
    </section>
  );
}
