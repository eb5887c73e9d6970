// A few words about the control under the pointer or the focus; never the only place of a fact.

import { Tooltip as Radix } from "radix-ui";
import type { ReactElement, ReactNode } from "react";
import { Keys } from "./kbd";

export const TooltipProvider = Radix.Provider;

export function Tooltip({
  text,
  keys,
  children,
  side = "bottom",
}: {
  text: ReactNode;
  keys?: string | undefined;
  children: ReactElement;
  side?: "top" | "bottom" | "left" | "right";
}) {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className="float z-50 flex max-w-reading items-center gap-2 rounded-control border border-line bg-surface px-2 py-1 text-caption text-ink animate-appear"
        >
          {text}
          {keys && <Keys keys={keys} />}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
