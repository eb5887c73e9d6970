// The filters in force, each to be taken back with one click.

import { X } from "lucide-react";
import { Button } from "@/components/button";
import type { PeopleSearch } from "@/lib/search";
import type { Chip } from "./people-query";

export function Chips({
  chips,
  onChange,
  onReset,
}: {
  chips: readonly Chip[];
  onChange: (change: PeopleSearch) => void;
  onReset: () => void;
}) {
  return (
    <>
      <ul aria-label="Filters in force" className="contents">
        {chips.map(({ label, without }) => (
          <li key={label} className="contents">
            <button
              type="button"
              aria-label={`Remove the filter ${label}`}
              onClick={() => onChange(without)}
              className="flex h-6 max-w-full items-center gap-1 rounded-control bg-accent-soft pr-1 pl-2 text-accent hover:bg-hover"
            >
              <bdi className="min-w-0 truncate">{label}</bdi>
              <X size={13} aria-hidden />
            </button>
          </li>
        ))}
      </ul>
      <Button kind="link" className="ml-1" onClick={onReset}>
        Reset
      </Button>
    </>
  );
}
