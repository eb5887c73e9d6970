// Mappings saved under a name. They are used by themselves for files with the same headings, so this
// only saves them, says which one was used, and deletes them.

import { type FormEvent, useState } from "react";
import { useDeletePreset, useSavePreset } from "@/api/import-mutations";
import { usePresets } from "@/api/queries";
import { Button } from "@/components/button";
import { Input } from "@/components/field";
import { InlineError } from "@/components/inline-error";
import { Popover } from "@/components/popover";
import { said } from "@/components/toast";
import type { StagedFileView } from "@/ipc/types";
import { counted } from "@/lib/words";

function SavedPresets() {
  const presets = usePresets().data ?? [];
  const remove = useDeletePreset();
  if (presets.length === 0) return null;
  return (
    <Popover
      label="Saved mappings"
      align="start"
      className="w-panel max-w-full"
      trigger={<Button kind="link">{counted(presets.length, "saved mapping")}</Button>}
    >
      <ul className="flex max-h-80 flex-col overflow-y-auto">
        {presets.map(({ name, headings }) => (
          <li
            key={name}
            className="flex items-center gap-2 border-b border-line py-1 last:border-0"
          >
            <span className="min-w-0 flex-1">
              <span className="block truncate font-medium">{name}</span>
              <span className="block truncate text-caption text-second">
                for {headings.join(", ")}
              </span>
            </span>
            <Button
              kind="link"
              aria-label={`Delete the mapping ${name}`}
              busy={remove.isPending && remove.variables.name === name}
              onClick={() => remove.mutate({ name })}
            >
              Delete
            </Button>
          </li>
        ))}
      </ul>
      {remove.isError && <InlineError error={remove.error} className="mt-2" />}
    </Popover>
  );
}

export function Presets({ staging, file }: { staging: string; file: StagedFileView }) {
  const save = useSavePreset();
  const [name, setName] = useState("");
  const saveIt = (event: FormEvent) => {
    event.preventDefault();
    const wanted = name.trim();
    if (wanted === "") return;
    save.mutate(
      { staging, file: file.id, name: wanted },
      {
        onSuccess: () => {
          setName("");
          said(`Saved “${wanted}”. Files with these headings are read like this from now on.`);
        },
      },
    );
  };
  return (
    <>
      <form className="flex items-center gap-2" onSubmit={saveIt}>
        <Input
          aria-label="Name of the mapping"
          placeholder={file.preset ?? "Name, such as CRM list"}
          value={name}
          className="w-48!"
          onChange={(event) => setName(event.target.value)}
        />
        <Button type="submit" busy={save.isPending} disabled={name.trim() === ""}>
          Save mapping
        </Button>
      </form>
      <SavedPresets />
      {save.isError && <InlineError error={save.error} className="w-full" />}
    </>
  );
}
