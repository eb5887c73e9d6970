// How attention was spread among those who came: ten bands of ten percent. The picture has its text
// beside it, and the same numbers as a table for who would rather read them.

import { Bar, BarChart, LabelList, ResponsiveContainer, XAxis } from "recharts";
import { SectionTitle } from "@/components/panel";
import { counted } from "@/lib/words";

function bandName(band: number): string {
  return `${band * 10}–${band === 9 ? 100 : band * 10 + 9} %`;
}

/** The sentence under the title: how many were really there. */
export function focusSentence(bands: readonly number[]): string {
  const all = bands.reduce((sum, people) => sum + people, 0);
  const most = bands.slice(8).reduce((sum, people) => sum + people, 0);
  const least = bands.slice(0, 5).reduce((sum, people) => sum + people, 0);
  return `Of ${counted(all, "person", "people")} who came, ${most} kept the webinar in front for at least 80 % of their time, ${least} for less than half.`;
}

export function FocusBands({ bands }: { bands: readonly number[] }) {
  if (bands.every((people) => people === 0)) return null;
  const rows = bands.map((people, band) => ({ band, name: bandName(band), people }));
  return (
    <section aria-label="Focus" className="mt-7">
      <SectionTitle aside="of those who came">Focus</SectionTitle>
      <p className="mt-1 text-second">{focusSentence(bands)}</p>
      <div aria-hidden className="mt-3 h-36">
        <ResponsiveContainer width="100%" height="100%">
          <BarChart
            data={rows}
            margin={{ top: 18, right: 0, bottom: 0, left: 0 }}
            barCategoryGap="12%"
            accessibilityLayer={false}
          >
            <XAxis
              dataKey="band"
              tickFormatter={(band: number) => `${band * 10} %`}
              tickLine={false}
              axisLine={{ stroke: "var(--line-strong)" }}
              tick={{ fill: "var(--second)", fontSize: "var(--text-caption)" }}
              interval={0}
            />
            <Bar dataKey="people" fill="var(--accent)" radius={3} isAnimationActive={false}>
              <LabelList
                dataKey="people"
                position="top"
                fill="var(--second)"
                fontSize="var(--text-caption)"
                formatter={(people) => (people === 0 ? "" : people)}
              />
            </Bar>
          </BarChart>
        </ResponsiveContainer>
      </div>
      <details className="mt-1">
        <summary className="inline-block list-none rounded-tag text-caption text-accent hover:underline">
          As a table
        </summary>
        <table className="tabular selectable mt-2 text-left">
          <caption className="sr-only">People who came, by focus</caption>
          <thead>
            <tr className="text-caption text-second">
              <th scope="col" className="pr-8 font-body">
                Focus
              </th>
              <th scope="col" className="font-body">
                People
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.band}>
                <td className="pr-8">{row.name}</td>
                <td className="text-right">{row.people}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}
