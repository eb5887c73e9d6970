// Which columns are shown and in which order. The name always is: without it nobody knows the row.

import { ArrowDown, ArrowUp, Columns3 } from "lucide-react";
import { Button, IconButton } from "@/components/button";
import { Checkbox } from "@/components/checkbox";
import { Popover } from "@/components/popover";
import type { PeopleColumn } from "@/ipc/types";
import { columnName, everyColumn } from "./people-columns";
import { moved } from "./use-columns";

export function ColumnsMenu({
  shown,
  isUsual,
  onChoose,
}: {
  shown: readonly PeopleColumn[];
  isUsual: boolean;
  onChoose: (columns: readonly PeopleColumn[] | null) => void;
}) {
  const hidden = everyColumn.filter((id) => !shown.includes(id));
  return (
    <Popover
      label="Columns"
      className="max-h-[var(--radix-popover-content-available-height)] w-64 overflow-y-auto"
      trigger={
        <Button kind="ghost" size="sm" icon={Columns3}>
          Columns
        </Button>
      }
    >
      <ul className="flex flex-col gap-0.5">
        {shown.map((id, index) => (
          <li key={id} className="flex h-7 items-center">
            <span className="min-w-0 flex-1">
              <Checkbox
                checked
                disabled={id === "name"}
                onChange={() => onChoose(shown.filter((each) => each !== id))}
              >
                {columnName[id]}
              </Checkbox>
            </span>
            <IconButton
              icon={ArrowUp}
              label={`Move ${columnName[id]} to the left`}
              className="size-control-sm"
              disabled={index === 0}
              onClick={() => onChoose(moved(shown, id, -1))}
            />
            <IconButton
              icon={ArrowDown}
              label={`Move ${columnName[id]} to the right`}
              className="size-control-sm"
              disabled={index === shown.length - 1}
              onClick={() => onChoose(moved(shown, id, 1))}
            />
          </li>
        ))}
        {hidden.map((id) => (
          <li key={id} className="flex h-7 items-center">
            <Checkbox checked={false} onChange={() => onChoose([...shown, id])}>
              {columnName[id]}
            </Checkbox>
          </li>
        ))}
      </ul>
      {!isUsual && (
        <Button kind="link" className="mt-2" onClick={() => onChoose(null)}>
          Show the usual columns
        </Button>
      )}
    </Popover>
  );
}
