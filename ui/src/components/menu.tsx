// Menus that drop from a button and menus under the right mouse button, from one list of entries.

import { clsx } from "clsx";
import type { LucideIcon } from "lucide-react";
import { ContextMenu as RadixContext, DropdownMenu as RadixMenu } from "radix-ui";
import type { ReactElement } from "react";
import { Keys } from "./kbd";

export interface MenuEntry {
  id: string;
  title: string;
  icon?: LucideIcon;
  keys?: string;
  danger?: boolean;
  disabled?: boolean;
  /** A hairline above. */
  apart?: boolean;
  run: () => void;
}

export const menuLook =
  "float z-50 min-w-40 overflow-hidden rounded-card border border-line bg-surface p-1 animate-appear";
export const menuItemLook =
  "flex h-7 items-center gap-2 rounded-tag px-2 outline-none data-[disabled]:opacity-50 data-[highlighted]:bg-hover focus-visible:outline-none";

function Entry({ entry, as: Item }: { entry: MenuEntry; as: typeof RadixMenu.Item }) {
  const Icon = entry.icon;
  return (
    <Item
      className={clsx(menuItemLook, entry.danger && "text-bad")}
      disabled={entry.disabled ?? false}
      onSelect={entry.run}
    >
      {Icon && <Icon size={15} aria-hidden />}
      <span>{entry.title}</span>
      {entry.keys && (
        <span className="ml-auto pl-4">
          <Keys keys={entry.keys} />
        </span>
      )}
    </Item>
  );
}

export function Menu({
  entries,
  children,
  align = "end",
}: {
  entries: readonly MenuEntry[];
  children: ReactElement;
  align?: "start" | "end";
}) {
  return (
    <RadixMenu.Root>
      <RadixMenu.Trigger asChild>{children}</RadixMenu.Trigger>
      <RadixMenu.Portal>
        <RadixMenu.Content align={align} sideOffset={4} collisionPadding={8} className={menuLook}>
          {entries.map((entry) => [
            entry.apart && (
              <RadixMenu.Separator key={`${entry.id}-line`} className="my-1 h-px bg-line" />
            ),
            <Entry key={entry.id} entry={entry} as={RadixMenu.Item} />,
          ])}
        </RadixMenu.Content>
      </RadixMenu.Portal>
    </RadixMenu.Root>
  );
}

export function ContextMenu({
  entries,
  children,
}: {
  entries: readonly MenuEntry[];
  children: ReactElement;
}) {
  return (
    <RadixContext.Root>
      <RadixContext.Trigger asChild>{children}</RadixContext.Trigger>
      <RadixContext.Portal>
        <RadixContext.Content collisionPadding={8} className={menuLook}>
          {entries.map((entry) => [
            entry.apart && (
              <RadixContext.Separator key={`${entry.id}-line`} className="my-1 h-px bg-line" />
            ),
            <Entry key={entry.id} entry={entry} as={RadixContext.Item} />,
          ])}
        </RadixContext.Content>
      </RadixContext.Portal>
    </RadixContext.Root>
  );
}
