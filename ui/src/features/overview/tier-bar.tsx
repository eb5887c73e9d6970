// All registrants as one bar, by tier; below it each tier with its number, which leads to its people.

import { Link } from "@tanstack/react-router";
import { clsx } from "clsx";
import { TierBadge, tierLook } from "@/components/tier-badge";
import type { TierCountView } from "@/ipc/types";
import { tierName } from "@/lib/words";

export function TierBar({
  tiers,
  webinarId,
}: {
  tiers: readonly TierCountView[];
  webinarId: string;
}) {
  const words = tiers.map(({ tier, people }) => `${tierName[tier]} ${people}`).join(", ");
  const isEmpty = tiers.every(({ people }) => people === 0);
  return (
    <section aria-label="Tiers" className="mt-5">
      <div
        role="img"
        aria-label={`People by tier: ${words}`}
        className={clsx("flex h-2.5 gap-0.5", isEmpty && "rounded-tag bg-noshow-soft")}
      >
        {tiers
          .filter(({ people }) => people > 0)
          .map(({ tier, people }) => (
            <div
              key={tier}
              className={clsx(
                "min-w-1 first:rounded-l-tag last:rounded-r-tag",
                tierLook[tier].fill,
              )}
              style={{ flexGrow: people }}
            />
          ))}
      </div>
      <ul className="mt-2.5 flex flex-wrap gap-x-4 gap-y-2">
        {tiers.map(({ tier, people }) => (
          <li key={tier}>
            <Link
              to="/webinars/$webinarId/people"
              params={{ webinarId }}
              search={{ tiers: [tier] }}
              draggable={false}
              aria-label={`Show the ${people} ${tierName[tier]} people`}
              className="flex items-center gap-2 rounded-tag"
            >
              <TierBadge tier={tier} />
              <span className="tabular font-section">{people.toLocaleString("en-US")}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
