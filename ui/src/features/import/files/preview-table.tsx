// The first rows of a file as they will be read, in the product's own columns; each choice is seen
// in it at once. Where the file is a table, its columns can be given another meaning from here.

import { clsx } from "clsx";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/button";
import { SectionTitle } from "@/components/panel";
import { Select } from "@/components/select";
import type { StagedFileView } from "@/ipc/types";

/** Cells of a heading row or a row; two may be alike, and none moves. */
const placed = <T,>(cells: readonly T[]) => cells.map((cell, place) => ({ cell, place }));

function Rows({ file }: { file: StagedFileView }) {
  return (
    <section
      aria-label={`First rows of ${file.name}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard
      tabIndex={0}
      className="mt-1.5 overflow-x-auto rounded-tag focus-visible:-outline-offset-2"
    >
      <table className="selectable w-full border-collapse text-left">
        <thead>
          <tr className="border-b border-line text-caption text-second">
            {placed(file.headings).map(({ cell, place }) => (
              <th key={place} scope="col" className="h-7 whitespace-nowrap pr-4 font-body">
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {placed(file.rows).map(({ cell: row, place }) => (
            <tr key={place} className="border-b border-line last:border-0">
              {placed(file.headings).map(({ place: column }) => (
                <td
                  key={column}
                  className={clsx(
                    "h-7 max-w-52 truncate whitespace-nowrap pr-4",
                    column > 0 && "text-second",
                  )}
                  title={row[column]}
                >
                  {row[column] ? <bdi>{row[column]}</bdi> : "–"}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

export function PreviewTable({
  files,
  children,
}: {
  files: readonly StagedFileView[];
  /** The editor of the columns of the file that is looked at. */
  children: (file: StagedFileView) => ReactNode;
}) {
  const [chosen, setChosen] = useState<string | null>(null);
  const [mapped, setMapped] = useState<string | null>(null);
  // A file that nobody is sure of is looked at first.
  const unsure = files.find((file) => file.columns.length > 0 && file.confidence < 65);
  const file = files.find((each) => each.id === chosen) ?? unsure ?? files[0];
  if (!file) return null;
  const isMapping = mapped === file.id && file.columns.length > 0;
  return (
    <section aria-label="As it will be read" className="mt-6">
      <SectionTitle
        aside={
          files.length > 1 ? (
            <Select
              quiet
              className="max-w-80"
              aria-label="File to look at"
              value={file.id}
              onChange={setChosen}
              choices={files.map((each) => ({ value: each.id, label: each.name }))}
            />
          ) : (
            <bdi className="block max-w-80 truncate">{file.name}</bdi>
          )
        }
        action={
          file.columns.length > 0 && (
            <Button
              kind="link"
              aria-expanded={isMapping}
              onClick={() => setMapped(isMapping ? null : file.id)}
            >
              {isMapping ? "Close columns" : "Change columns"}
            </Button>
          )
        }
      >
        As it will be read
      </SectionTitle>
      {isMapping && children(file)}
      {file.rows.length > 0 ? (
        <Rows file={file} />
      ) : (
        <p className="mt-2 text-second">No row can be read like this.</p>
      )}
    </section>
  );
}
