// What a file is taken for, as a button: a click opens the list of all formats, with what the
// program's knowledge of each rests on, to correct a wrong guess.

import { Command } from "cmdk";
import { Check, ChevronDown, Search } from "lucide-react";
import { useState } from "react";
import { useFormats } from "@/api/queries";
import { Popover } from "@/components/popover";
import type { StagedFileView } from "@/ipc/types";
import { fileKindName } from "@/lib/words";
import { evidenceWords, groupedFormats } from "./reading-words";

const group =
  "mb-1 [&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:py-1 [&_[cmdk-group-heading]]:text-caption [&_[cmdk-group-heading]]:text-third";
const item = "flex min-h-9 items-center gap-3 rounded-tag px-2 py-1 data-[selected=true]:bg-hover";

function FormatList({
  file,
  onChoose,
}: {
  file: StagedFileView;
  onChoose: (format: string | null) => void;
}) {
  const formats = useFormats(true).data ?? [];
  const isChosen = file.choice.format !== null;
  return (
    <Command loop label="What this file is" defaultValue={file.format}>
      <div className="flex items-center gap-2 border-b border-line px-3">
        <Search size={15} className="text-third" aria-hidden />
        <Command.Input
          autoFocus
          placeholder="A platform or a kind of file"
          className="h-9 flex-1 bg-transparent focus-visible:outline-none"
        />
      </div>
      <Command.List className="max-h-80 overflow-y-auto p-1.5">
        <Command.Empty className="px-2 py-6 text-center text-second">
          No format is called that. Choose a table of any platform and give its columns a meaning.
        </Command.Empty>
        {isChosen && (
          <Command.Group className={group}>
            <Command.Item value="as guessed" className={item} onSelect={() => onChoose(null)}>
              As the program guesses
            </Command.Item>
          </Command.Group>
        )}
        {groupedFormats(formats).map(({ heading, formats: list }) => (
          <Command.Group key={heading} heading={heading} className={group}>
            {list.map((format) => (
              <Command.Item
                key={format.code}
                value={format.code}
                keywords={[format.label, fileKindName[format.kind], heading]}
                className={item}
                onSelect={() => onChoose(format.code)}
              >
                <span className="min-w-0 flex-1">
                  <span className="block truncate">{format.label}</span>
                  <span className="block truncate text-caption text-second">
                    {fileKindName[format.kind]} · {evidenceWords[format.evidence]}
                  </span>
                </span>
                {format.code === file.format && <Check size={14} aria-label="Read as this now" />}
              </Command.Item>
            ))}
          </Command.Group>
        ))}
      </Command.List>
    </Command>
  );
}

export function FormatChoice({
  file,
  onChoose,
}: {
  file: StagedFileView;
  onChoose: (format: string | null) => void;
}) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover
      label="What this file is"
      open={isOpen}
      onOpenChange={setOpen}
      className="w-panel max-w-full p-0!"
      trigger={
        <button
          type="button"
          aria-label={`${file.label || "Unknown"}: change what ${file.name} is read as`}
          className="inline-flex h-5 min-w-0 items-center gap-1 rounded-full bg-accent-soft px-2 text-caption font-medium text-accent"
        >
          <span className="truncate">{file.label || "Say what it is"}</span>
          <ChevronDown size={13} aria-hidden />
        </button>
      }
    >
      <FormatList
        file={file}
        onChoose={(format) => {
          setOpen(false);
          onChoose(format);
        }}
      />
    </Popover>
  );
}
