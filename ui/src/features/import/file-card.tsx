// One file as a card: what it is taken for, what is in it, what was noticed about it.

import { CircleAlert, FileSpreadsheet, MessageCircle, TriangleAlert, X } from "lucide-react";
import { IconButton } from "@/components/button";
import { Pill } from "@/components/pill";
import type { Issue, StagedFileView } from "@/ipc/types";
import { counted } from "@/lib/words";

/** Beyond this the card points to the list below. */
const mostNotes = 2;

function contents({ account, encoding, period }: StagedFileView): string {
  const parts = [
    account.people > 0 &&
      `${counted(account.people, "person", "people")}, ${account.attended.toLocaleString("en-US")} came`,
    account.messages > 0 &&
      `${counted(account.messages, "message")}, ${counted(account.questions, "question")}`,
    encoding,
    period,
  ];
  return parts.filter(Boolean).join(" · ");
}

function Note({ children }: { children: string }) {
  return (
    <p className="mt-1 flex items-start gap-1.5 text-warm">
      <TriangleAlert size={14} className="mt-0.5" aria-hidden />
      <span>{children}</span>
    </p>
  );
}

export function StagedFileCard({
  file,
  issues,
  onRemove,
}: {
  file: StagedFileView;
  issues: readonly Issue[];
  onRemove: () => void;
}) {
  const isBroken = file.error !== null;
  const Icon = isBroken ? CircleAlert : file.kind === "chat" ? MessageCircle : FileSpreadsheet;
  const hidden = issues.length - mostNotes;
  return (
    <li className="flex gap-3 rounded-card border border-line bg-surface px-3.5 py-3">
      <Icon size={18} className={isBroken ? "mt-px text-bad" : "mt-px text-accent"} aria-hidden />
      <div className="min-w-0 flex-1">
        <div className="flex items-center gap-2">
          <h2 className="selectable truncate font-section">{file.name}</h2>
          <span className="ml-auto flex items-center gap-1">
            {isBroken ? (
              <Pill tone="bad">Cannot be read</Pill>
            ) : (
              <Pill tone="accent">{file.label}</Pill>
            )}
            <IconButton
              icon={X}
              label={`Leave ${file.name} out`}
              className="size-control-sm"
              onClick={onRemove}
            />
          </span>
        </div>
        {isBroken ? (
          <p className="text-bad">{file.error}</p>
        ) : (
          <p className="tabular text-second">{contents(file)}</p>
        )}
        {issues.slice(0, mostNotes).map((issue, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two issues may be alike, and none moves
          <Note key={index}>{issue.message}</Note>
        ))}
        {hidden > 0 && <Note>{`${counted(hidden, "more note")} below`}</Note>}
      </div>
    </li>
  );
}
