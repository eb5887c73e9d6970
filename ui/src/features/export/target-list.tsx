// Where the mails go: one choice among all targets, grouped by what they are, and about the chosen one below its group.

import { clsx } from "clsx";
import { RadioGroup } from "radix-ui";
import type { ExportTargetView } from "@/ipc/types";
import { TargetHelp } from "./target-help";

const groups: readonly { group: string; title: string }[] = [
  { group: "lists", title: "Sheets and lists" },
  { group: "newsletters", title: "Newsletter tools" },
  { group: "outreach", title: "Outreach and mail merge" },
  { group: "files", title: "Mails as files" },
];

export function TargetList({
  targets,
  value,
  onChange,
}: {
  targets: readonly ExportTargetView[];
  value: string;
  onChange: (code: string) => void;
}) {
  const chosen = targets.find((target) => target.code === value);
  return (
    <RadioGroup.Root
      aria-label="Where to?"
      value={value}
      onValueChange={onChange}
      className="flex flex-col gap-4"
    >
      {groups.map(({ group, title }) => (
        <div key={group}>
          <h3 className="mb-1.5 text-caption text-second">{title}</h3>
          <div className="grid grid-cols-2 gap-2 wide:grid-cols-3">
            {targets
              .filter((target) => target.group === group)
              .map((target) => (
                <RadioGroup.Item
                  key={target.code}
                  value={target.code}
                  className={clsx(
                    "rounded-card border bg-surface px-3 py-2 text-left outline-offset-0 transition-colors",
                    target.code === value
                      ? "border-accent font-medium outline-1 outline-accent"
                      : "border-line hover:border-line-strong",
                  )}
                >
                  {target.name}
                </RadioGroup.Item>
              ))}
          </div>
          {chosen?.group === group && <TargetHelp target={chosen} />}
        </div>
      ))}
    </RadioGroup.Root>
  );
}
