// What can be done with the people who are chosen, in place of the chips while there are any.

import { Copy, Sparkles, UserPlus, UserX, X } from "lucide-react";
import { Button, IconButton } from "@/components/button";
import { counted } from "@/lib/words";

export function SelectionBar({
  count,
  areLeftOut,
  onCopy,
  onWrite,
  onKeep,
  onClear,
}: {
  count: number;
  areLeftOut: boolean;
  onCopy: () => void;
  onWrite: () => void;
  onKeep: (kept: boolean) => void;
  onClear: () => void;
}) {
  return (
    <section
      aria-label="Selected people"
      className="flex shrink-0 flex-wrap items-center gap-2 border-t border-line bg-accent-soft px-5 py-2 max-wide:[&_span:has(>kbd)]:hidden"
    >
      <p role="status" className="tabular mr-2 font-medium">
        {counted(count, "person", "people")} selected
      </p>
      <Button size="sm" icon={Copy} keys="mod+c" onClick={onCopy}>
        Copy for a spreadsheet
      </Button>
      {!areLeftOut && (
        <Button size="sm" icon={Sparkles} keys="w" onClick={onWrite}>
          Write drafts
        </Button>
      )}
      <Button
        size="sm"
        icon={areLeftOut ? UserPlus : UserX}
        keys="x"
        onClick={() => onKeep(areLeftOut)}
      >
        {areLeftOut ? "Count as audience" : "Leave out"}
      </Button>
      <IconButton
        icon={X}
        label="Clear the selection"
        keys="escape"
        className="ml-auto size-control-sm"
        onClick={onClear}
      />
    </section>
  );
}
