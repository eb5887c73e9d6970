// Views: a filter, an order and columns under a name. Those of the program stay; the user's own are
// renamed and deleted here.

import { Bookmark, Pencil, Trash2 } from "lucide-react";
import { type FormEvent, useState } from "react";
import { useDeleteView, useRenameView, useSaveView } from "@/api/mutations";
import { useViews } from "@/api/queries";
import { Button, IconButton } from "@/components/button";
import { Input } from "@/components/field";
import { InlineError } from "@/components/inline-error";
import { Popover } from "@/components/popover";
import { said, saidFailure } from "@/components/toast";
import type { PeopleColumn, PeopleQuery, SavedView } from "@/ipc/types";

function NameForm({
  label,
  confirm,
  initial = "",
  error,
  onDone,
}: {
  label: string;
  confirm: string;
  initial?: string;
  error: unknown;
  onDone: (name: string) => void;
}) {
  const [name, setName] = useState(initial);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onDone(name);
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-1.5">
      <div className="flex gap-1.5">
        <Input
          autoFocus={initial !== ""}
          aria-label={label}
          placeholder={label}
          maxLength={60}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <Button type="submit" className="h-8" disabled={name.trim() === ""}>
          {confirm}
        </Button>
      </div>
      {error !== null && <InlineError error={error} />}
    </form>
  );
}

export function ViewsMenu({
  query,
  columns,
  open,
  onOpenChange,
  onApply,
}: {
  query: PeopleQuery;
  columns: readonly PeopleColumn[];
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onApply: (view: SavedView) => void;
}) {
  const views = useViews();
  const save = useSaveView();
  const rename = useRenameView();
  const remove = useDeleteView();
  const [renaming, setRenaming] = useState<string | null>(null);

  const keep = (name: string) =>
    save.mutate(
      { view: { name, query, columns: [...columns], builtIn: false } },
      {
        onSuccess: () => {
          onOpenChange(false);
          said(`Saved the view “${name.trim()}”.`, undefined, "view");
        },
      },
    );
  const forget = (view: SavedView) =>
    remove.mutate(
      { name: view.name },
      {
        onError: saidFailure,
        onSuccess: () =>
          said(`Deleted the view “${view.name}”.`, () => save.mutate({ view }), "view"),
      },
    );

  return (
    <Popover
      label="Views"
      open={open}
      onOpenChange={(next) => {
        setRenaming(null);
        save.reset();
        rename.reset();
        onOpenChange(next);
      }}
      className="w-72"
      trigger={
        <Button kind="ghost" size="sm" icon={Bookmark} aria-keyshortcuts="v">
          Views
        </Button>
      }
    >
      <ul className="-mx-1 mb-2 flex flex-col">
        {views.data?.map((view) =>
          renaming === view.name ? (
            <li key={view.name} className="px-1 py-1">
              <NameForm
                label="New name"
                confirm="Rename"
                initial={view.name}
                error={rename.error}
                onDone={(newName) =>
                  rename.mutate(
                    { name: view.name, newName },
                    { onSuccess: () => setRenaming(null) },
                  )
                }
              />
            </li>
          ) : (
            <li key={view.name} className="flex items-center">
              <button
                type="button"
                className="h-7 min-w-0 flex-1 truncate rounded-tag px-2 text-left hover:bg-hover"
                onClick={() => {
                  onOpenChange(false);
                  onApply(view);
                }}
              >
                <bdi>{view.name}</bdi>
              </button>
              {!view.builtIn && (
                <>
                  <IconButton
                    icon={Pencil}
                    label={`Rename ${view.name}`}
                    className="size-control-sm"
                    onClick={() => setRenaming(view.name)}
                  />
                  <IconButton
                    icon={Trash2}
                    label={`Delete ${view.name}`}
                    className="size-control-sm"
                    onClick={() => forget(view)}
                  />
                </>
              )}
            </li>
          ),
        )}
      </ul>
      <div className="border-t border-line pt-3">
        <NameForm label="Name of this view" confirm="Save" error={save.error} onDone={keep} />
        <p className="mt-1.5 text-caption text-third">
          Keeps the filters, the order and the columns as they are now.
        </p>
      </div>
    </Popover>
  );
}
