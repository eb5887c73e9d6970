// The first rows of a file as they will be read, in the product's own columns.

import { clsx } from "clsx";
import { useState } from "react";
import { SectionTitle } from "@/components/panel";
import { Select } from "@/components/select";
import type { StagedFileView } from "@/ipc/types";

export function PreviewTable({ files }: { files: readonly StagedFileView[] }) {
  const [chosen, setChosen] = useState<string | null>(null);
  const file = files.find((each) => each.id === chosen) ?? files[0];
  if (!file) return null;
  return (
    <section aria-label="As it will be read" className="mt-6">
      <SectionTitle
        aside={
          files.length > 1 ? (
            <Select
              quiet
              aria-label="File to look at"
              value={file.id}
              onChange={setChosen}
              choices={files.map((each) => ({ value: each.id, label: each.name }))}
            />
          ) : (
            file.name
          )
        }
      >
        As it will be read
      </SectionTitle>
      <div className="mt-2 overflow-x-auto">
        <table className="selectable tabular w-full border-collapse text-left">
          <thead>
            <tr className="border-b border-line text-caption text-second">
              {file.headings.map((heading) => (
                <th key={heading} scope="col" className="h-7 whitespace-nowrap pr-4 font-body">
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {file.rows.map((row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows of a preview never move
              <tr key={index} className="border-b border-line last:border-0">
                {file.headings.map((heading, column) => (
                  <td
                    key={heading}
                    className={clsx("h-7 max-w-reading truncate pr-4", column > 0 && "text-second")}
                  >
                    {row[column] || "–"}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
