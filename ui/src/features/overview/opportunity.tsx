// What the tiers are worth if the user's own assumptions hold. Nothing here is known; all of it is labelled so.

import { Link } from "@tanstack/react-router";
import { SectionTitle } from "@/components/panel";
import { TierBadge } from "@/components/tier-badge";
import type { OverviewView } from "@/ipc/types";
import { price, roundPrice } from "@/lib/format";
import { tierName } from "@/lib/words";
import { AssumedNumber } from "./assumed-number";
import { useAssumptions } from "./use-assumptions";

type Percents = [number | null, number | null, number | null, number | null, number | null];

export function Opportunity({ view, webinarId }: { view: OverviewView; webinarId: string }) {
  const { assumptions, change } = useAssumptions();
  const { opportunity, tiers } = view;
  const amounts = new Map(opportunity.tiers.map((line) => [line.tier, line.amount]));
  const setPercent = (index: number, percent: number | null) =>
    change(({ percentBuying }) => {
      const next: Percents = [...percentBuying];
      next[index] = percent;
      return { percentBuying: next };
    });
  return (
    <section aria-label="Opportunity" className="mt-5 border-t border-line pt-4">
      <SectionTitle
        aside={`your assumptions${opportunity.price ? `, at ${price(opportunity.price)}` : ""}`}
      >
        Opportunity
      </SectionTitle>
      {opportunity.price ? (
        assumptions && (
          <>
            <ul className="tabular mt-2 flex flex-col gap-1">
              {tiers.map(({ tier, people }, index) => {
                const amount = amounts.get(tier);
                return (
                  <li key={tier} className="flex items-center gap-1.5">
                    <span className="w-21 shrink-0">
                      <TierBadge tier={tier} />
                    </span>
                    <span className="min-w-0 flex-1 truncate text-right text-second">
                      {people.toLocaleString("en-US")} ×
                    </span>
                    <AssumedNumber
                      label={`Of a hundred ${tierName[tier]} people, how many buy`}
                      value={assumptions.percentBuying[index] ?? null}
                      most={100}
                      save={(percent) => setPercent(index, percent)}
                      className="w-11!"
                    />
                    <span className="text-second">%</span>
                    <span className="min-w-16 text-right font-section">
                      {amount ? roundPrice(amount) : ""}
                    </span>
                  </li>
                );
              })}
            </ul>
            {opportunity.total ? (
              <p className="tabular mt-2 flex border-t border-line pt-2">
                <span>If that holds</span>
                <span className="ml-auto font-section">{roundPrice(opportunity.total)}</span>
              </p>
            ) : (
              <p className="mt-2 text-caption text-third">
                Say how many of a hundred buy in each tier. The program does not guess it.
              </p>
            )}
          </>
        )
      ) : (
        <p className="mt-1 text-second">
          There is no price yet.{" "}
          <Link
            to="/webinars/$webinarId/import"
            params={{ webinarId }}
            draggable={false}
            className="rounded-tag text-accent hover:underline"
          >
            Set it under Import
          </Link>{" "}
          to see what the tiers may be worth.
        </p>
      )}
    </section>
  );
}
