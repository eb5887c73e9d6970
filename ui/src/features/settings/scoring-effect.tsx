// What other numbers would do, before they do it: the tiers before and after, and who would move.

import { ArrowRight } from "lucide-react";
import { TierBadge } from "@/components/tier-badge";
import type { ScoringPreviewView } from "@/ipc/types";
import { counted } from "@/lib/words";

/** More names than fit in a glance; the rest is a number. */
const mostNames = 6;

export function ScoringEffect({
  view,
  isNewest,
}: {
  view: ScoringPreviewView;
  /** The effect is shown on the newest webinar, which itself stays as it is. */
  isNewest: boolean;
}) {
  if (view.before.length === 0) return null;
  const where = isNewest ? "In your newest webinar, " : "";
  const words =
    view.moves.length === 0
      ? "nobody would change tier."
      : `${counted(view.moves.length, "person", "people")} would change tier.`;
  const sentence = `${where}${words}`;
  return (
    <section aria-label="Effect" className="rounded-card border border-line bg-sunken px-3.5 py-3">
      <p role="status" className="font-medium">
        {sentence.charAt(0).toUpperCase() + sentence.slice(1)}
      </p>
      <ul className="tabular mt-2 flex flex-wrap gap-x-4 gap-y-1.5">
        {view.after.map(({ tier, people }, index) => {
          const before = view.before[index]?.people ?? 0;
          return (
            <li key={tier} className="flex items-center gap-1.5">
              <TierBadge tier={tier} />
              {before === people ? (
                <span className="text-second">{people}</span>
              ) : (
                <span>
                  <span className="text-second">{before} to </span>
                  <span className="font-section">{people}</span>
                </span>
              )}
            </li>
          );
        })}
      </ul>
      {view.moves.length > 0 && (
        <ul className="mt-2.5 flex flex-col gap-1 border-t border-line pt-2.5">
          {view.moves.slice(0, mostNames).map((move) => (
            <li key={move.attendeeId} className="flex items-center gap-2">
              <span className="min-w-0 truncate">{move.label}</span>
              <span className="ml-auto flex items-center gap-1.5">
                <TierBadge tier={move.from} />
                <ArrowRight size={13} className="text-third" aria-label="to" />
                <TierBadge tier={move.to} />
              </span>
            </li>
          ))}
          {view.moves.length > mostNames && (
            <li className="text-second">and {view.moves.length - mostNames} more</li>
          )}
        </ul>
      )}
    </section>
  );
}
