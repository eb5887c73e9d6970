// What each column of a table means: its heading, three of its values, and a meaning from the list.
// Each change reads the file again. The whole can be saved under a name for the next such file.

import { RotateCcw, TriangleAlert } from "lucide-react";
import { useMeanings } from "@/api/queries";
import { Button } from "@/components/button";
import { Select } from "@/components/select";
import type { ColumnView, FileChoice, MeaningView, StagedFileView } from "@/ipc/types";
import { missingWords, unused, withMeaning } from "./mapping";
import { Presets } from "./presets";

function ColumnLine({
  column,
  place,
  meanings,
  onChange,
}: {
  column: ColumnView;
  place: number;
  meanings: readonly MeaningView[];
  onChange: (meaning: string) => void;
}) {
  const heading = column.heading || `Column ${place + 1}`;
  const samples = column.samples.filter((sample) => sample.trim() !== "");
  return (
    <li className="grid min-h-10 grid-cols-[minmax(0,2fr)_minmax(0,3fr)_minmax(0,2fr)] items-center gap-3 border-b border-line py-1 last:border-0">
      <span className="truncate font-medium" title={heading}>
        <bdi>{heading}</bdi>
      </span>
      <span className="selectable truncate text-second" title={samples.join(" · ")}>
        {samples.length > 0 ? <bdi>{samples.join(" · ")}</bdi> : "empty"}
      </span>
      <Select
        aria-label={`What ${heading} means`}
        value={column.meaning || unused}
        onChange={onChange}
        className={column.meaning ? undefined : "text-second!"}
        choices={[
          { value: unused, label: "Not used" },
          ...meanings.map(({ code, label }) => ({ value: code, label })),
        ]}
      />
    </li>
  );
}

export function MappingEditor({
  staging,
  file,
  onChoose,
}: {
  staging: string;
  file: StagedFileView;
  onChoose: (choice: Partial<FileChoice>) => void;
}) {
  const meanings = useMeanings().data ?? [];
  const missing = missingWords(file.columns, meanings);
  return (
    <section
      aria-label={`Columns of ${file.name}`}
      className="mt-2 mb-3 rounded-card border border-line bg-sunken px-3.5 py-1"
    >
      <div className="grid h-8 grid-cols-[minmax(0,2fr)_minmax(0,3fr)_minmax(0,2fr)] items-center gap-3 border-b border-line text-caption text-second">
        <span>Column</span>
        <span>Its first values</span>
        <span>Means</span>
      </div>
      <ul>
        {file.columns.map((column, place) => (
          <ColumnLine
            // biome-ignore lint/suspicious/noArrayIndexKey: headings may be alike, and columns never move
            key={place}
            column={column}
            place={place}
            meanings={meanings}
            onChange={(meaning) => onChoose({ columns: withMeaning(file.columns, place, meaning) })}
          />
        ))}
      </ul>
      {missing && (
        <p className="flex items-center gap-1.5 border-t border-line py-2 text-warm">
          <TriangleAlert size={14} aria-hidden />
          {missing}
        </p>
      )}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line py-2.5">
        <Presets staging={staging} file={file} />
        {file.choice.columns !== null && (
          <Button
            kind="ghost"
            size="sm"
            icon={RotateCcw}
            className="ml-auto"
            onClick={() => onChoose({ columns: null })}
          >
            As guessed
          </Button>
        )}
      </div>
    </section>
  );
}
