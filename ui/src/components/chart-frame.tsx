// What is around every chart: its title, what it says in words, the same numbers as a table, and a picture to save.
// The drawing is hidden from screen readers, which have the words and the table.

import { clsx } from "clsx";
import { ImageDown, Table2 } from "lucide-react";
import { type ReactNode, useId, useRef, useState } from "react";
import { chartImage, pngBase64, svgBase64 } from "@/lib/chart-image";
import { IconButton } from "./button";
import { Menu } from "./menu";
import { said, saidFailure } from "./toast";

export interface ChartTable {
  caption: string;
  columns: readonly string[];
  /** The first cell of a row is its heading. */
  rows: readonly (readonly (string | number)[])[];
}

/** Saves a picture and resolves to the name of its file, or to null when the person chose none. */
export type SaveChart = (
  name: string,
  kind: "png" | "svg",
  base64: string,
) => Promise<string | null>;

/** The numbers of a picture, in a box that scrolls by itself. */
export function TableBehind({ table }: { table: ChartTable }) {
  return (
    <section
      aria-label={table.caption}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard
      tabIndex={0}
      className="relative mt-2 max-h-72 overflow-auto rounded-card border border-line"
    >
      <table className="tabular selectable w-full text-left">
        <caption className="sr-only">{table.caption}</caption>
        <thead className="sticky top-0 bg-sunken">
          <tr className="text-caption text-second">
            {table.columns.map((column, index) => (
              <th
                key={column}
                scope="col"
                className={clsx("px-3 py-1 font-body", index > 0 && "text-right")}
              >
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr key={row.join("\n")} className="border-t border-line">
              {row.map((cell, index) =>
                index === 0 ? (
                  <th key={table.columns[index]} scope="row" className="px-3 py-0.5 font-body">
                    <bdi>{cell}</bdi>
                  </th>
                ) : (
                  <td
                    key={table.columns[index]}
                    className="px-3 py-0.5 text-right whitespace-nowrap"
                  >
                    {cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** For charts side by side: titles, words, pictures and tables each begin at the same height. */
export const besideOthers = "row-span-4 mb-5 grid grid-rows-subgrid gap-y-0";

export function ChartFrame({
  title,
  aside,
  words,
  hideWords = false,
  table,
  name,
  save,
  level = 2,
  className,
  children,
}: {
  title: string;
  /** Quiet words after the title. */
  aside?: ReactNode;
  /** What the picture says, in a sentence or two. */
  words: string;
  /** For a chart whose words stand beside it anyway: only a screen reader gets them here. */
  hideWords?: boolean;
  table: ChartTable;
  /** The name of a saved picture, without its ending. */
  name: string;
  save: SaveChart;
  /** 3 for a chart within a section that has a heading. */
  level?: 2 | 3;
  className?: string;
  children: ReactNode;
}) {
  const [isTable, setTable] = useState(false);
  const drawing = useRef<HTMLDivElement>(null);
  const heading = useId();
  const Heading = level === 2 ? "h2" : "h3";

  const saveAs = async (kind: "png" | "svg") => {
    const svg = drawing.current?.querySelector("svg");
    if (!svg) return;
    try {
      const image = chartImage(svg, title);
      const data = kind === "png" ? await pngBase64(image) : svgBase64(image);
      const file = await save(name, kind, data);
      if (file !== null) said(`Saved ${file}.`);
    } catch (error) {
      saidFailure(error);
    }
  };

  return (
    <section
      aria-labelledby={heading} // What only a screen reader gets is placed within, or it would stretch the whole window.
      className={clsx("relative min-w-0", className)}
    >
      <div className="flex min-h-6 items-center gap-2">
        <Heading id={heading} className="font-section">
          {title}
        </Heading>
        {aside && <span className="min-w-0 truncate text-second">{aside}</span>}
        <span className="ml-auto flex text-third">
          <IconButton
            icon={Table2}
            label={isTable ? `Hide the table of ${title}` : `Show ${title} as a table`}
            aria-pressed={isTable}
            className={clsx("size-6!", isTable && "bg-hover text-ink!")}
            onClick={() => setTable(!isTable)}
          />
          <Menu
            entries={[
              { id: "png", title: "Save as PNG", run: () => void saveAs("png") },
              { id: "svg", title: "Save as SVG", run: () => void saveAs("svg") },
            ]}
          >
            <button
              type="button"
              aria-label={`Save ${title} as a picture`}
              title="Save as a picture"
              className="inline-flex size-6 items-center justify-center rounded-control text-second hover:bg-hover hover:text-ink"
            >
              <ImageDown size={15} aria-hidden />
            </button>
          </Menu>
        </span>
      </div>
      <p className={hideWords ? "sr-only" : "mt-0.5 text-caption text-second"}>{words}</p>
      <div ref={drawing}>{children}</div>
      {isTable && <TableBehind table={table} />}
    </section>
  );
}
