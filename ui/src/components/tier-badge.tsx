// A tier always has a colour, an icon and a word, so that nothing is said by colour alone.

import { clsx } from "clsx";
import { Droplets, Flame, type LucideIcon, Moon, Snowflake, Sun } from "lucide-react";
import type { Tier } from "@/ipc/types";
import { tierName } from "@/lib/words";

interface TierLook {
  icon: LucideIcon;
  text: string;
  soft: string;
  fill: string;
}

export const tierLook: Record<Tier, TierLook> = {
  hot: { icon: Flame, text: "text-hot", soft: "bg-hot-soft", fill: "bg-hot" },
  warm: { icon: Sun, text: "text-warm", soft: "bg-warm-soft", fill: "bg-warm" },
  cool: { icon: Droplets, text: "text-cool", soft: "bg-cool-soft", fill: "bg-cool" },
  cold: { icon: Snowflake, text: "text-cold", soft: "bg-cold-soft", fill: "bg-cold" },
  no_show: { icon: Moon, text: "text-noshow", soft: "bg-noshow-soft", fill: "bg-noshow-fill" },
};

export function TierBadge({
  tier,
  count,
  className,
}: {
  tier: Tier;
  count?: number;
  className?: string;
}) {
  const look = tierLook[tier];
  const Icon = look.icon;
  return (
    <span
      className={clsx(
        "inline-flex h-5 items-center gap-1 whitespace-nowrap rounded-tag px-1.5 text-caption font-medium",
        look.soft,
        look.text,
        className,
      )}
    >
      <Icon size={13} aria-hidden />
      <span>
        {tierName[tier]}
        {count !== undefined && ` ${count.toLocaleString("en-US")}`}
      </span>
    </span>
  );
}
