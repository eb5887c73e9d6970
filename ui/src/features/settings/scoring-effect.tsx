// What other numbers would do, before they do it: the tiers and the scores before and after, who would
// move, and whose drafts were written for another tier.

import { ArrowRight } from "lucide-react";
import { TierBadge } from "@/components/tier-badge";
import type { ScoringPreviewView, ScoringSettings } from "@/ipc/types";
import { counted } from "@/lib/words";

/** More names than fit in a glance; the rest is a number. */
const mostNames = 8;

/** "3 people would change tier: 2 from Warm to Hot, 1 from Cool to Warm." */
export function movesSentence(view: ScoringPreviewView, isNewest: boolean): string {
  const tier = {
    hot: "Hot",
    warm: "Warm",
    cool: "Cool",
    cold: "Cold",
    no_show: "No-Show",
  } as const;
  const where = isNewest ? "In your newest webinar, " : "";
  const moves = view.changes.map(
    ({ from, to, people }) => `${people.toLocaleString("en-US")} from ${tier[from]} to ${tier[to]}`,
  );
  const words =
    view.moved === 0
      ? "nobody would change tier."
      : `${counted(view.moved, "person", "people")} would change tier: ${moves.join(", ")}.`;
  const sentence = `${where}${words}`;
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

/** The scores of those who came, before as an outline and after as a filled column, with the limits. */
function Distribution({
  view: { bandsBefore, bandsAfter },
  settings,
}: {
  view: ScoringPreviewView;
  settings: ScoringSettings;
}) {
  const most = Math.max(1, ...bandsBefore, ...bandsAfter);
  const step = 100 / bandsAfter.length;
  return (
    <figure className="mt-3">
      <svg
        viewBox="0 0 100 36"
        preserveAspectRatio="none"
        className="block h-24 w-full"
        aria-hidden
      >
        {bandsAfter.map((people, band) => {
          const [before, after] = [bandsBefore[band] ?? 0, people].map(
            (count) => (count / most) * 34,
          );
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a band is its place
            <g key={band}>
              <rect
                x={band * step + step * 0.12}
                width={step * 0.76}
                y={35 - (after ?? 0)}
                height={after}
                className="fill-accent"
              />
              <rect
                x={band * step + step * 0.04}
                width={step * 0.92}
                y={35 - (before ?? 0)}
                height={before}
                vectorEffect="non-scaling-stroke"
                className="fill-none stroke-third"
              />
            </g>
          );
        })}
        {[settings.hotFrom, settings.warmFrom, settings.coolFrom].map((limit) => (
          <line
            key={limit}
            x1={limit}
            x2={limit}
            y1={0}
            y2={35}
            vectorEffect="non-scaling-stroke"
            strokeDasharray="3 3"
            className="stroke-line-strong"
          />
        ))}
        <line
          x1={0}
          x2={100}
          y1={35}
          y2={35}
          vectorEffect="non-scaling-stroke"
          className="stroke-line-strong"
        />
      </svg>
      <figcaption className="mt-1 flex justify-between text-caption text-third">
        <span>0</span>
        <span>Scores after (filled) and now (outlined); dashed: where tiers begin</span>
        <span>100</span>
      </figcaption>
    </figure>
  );
}

export function ScoringEffect({
  view,
  settings,
  isNewest,
}: {
  view: ScoringPreviewView;
  settings: ScoringSettings;
  /** The effect is shown on the newest webinar, which itself stays as it is. */
  isNewest: boolean;
}) {
  if (view.before.length === 0) return null;
  return (
    <section aria-label="Effect" className="rounded-card border border-line bg-sunken px-3.5 py-3">
      <p role="status" className="font-medium">
        {movesSentence(view, isNewest)}
      </p>
      {view.drafts > 0 && !isNewest && (
        <p className="mt-1 text-second">
          {counted(view.drafts, "draft")} of theirs {view.drafts === 1 ? "was" : "were"} written for
          the tier they have now. They are marked in the queue.
        </p>
      )}
      <ul className="tabular mt-2 flex flex-wrap gap-x-4 gap-y-1.5">
        {view.after.map(({ tier, people }, index) => {
          const before = view.before[index]?.people ?? 0;
          return (
            <li key={tier} className="flex items-center gap-1.5">
              <TierBadge tier={tier} />
              {before === people ? (
                <span className="text-second">{people.toLocaleString("en-US")}</span>
              ) : (
                <span>
                  <span className="text-second">{before.toLocaleString("en-US")} to </span>
                  <span className="font-section">{people.toLocaleString("en-US")}</span>
                </span>
              )}
            </li>
          );
        })}
      </ul>
      <Distribution view={view} settings={settings} />
      {view.moves.length > 0 && (
        <ul className="mt-2.5 flex flex-col gap-1 border-t border-line pt-2.5">
          {view.moves.slice(0, mostNames).map((move) => (
            <li key={move.attendeeId} className="flex items-center gap-2">
              <bdi className="min-w-0 truncate">{move.label}</bdi>
              <span className="ml-auto flex items-center gap-1.5">
                <TierBadge tier={move.from} />
                <ArrowRight size={13} className="text-third" aria-label="to" />
                <TierBadge tier={move.to} />
              </span>
            </li>
          ))}
          {view.moved > mostNames && (
            <li className="text-second">
              and {(view.moved - mostNames).toLocaleString("en-US")} more
            </li>
          )}
        </ul>
      )}
    </section>
  );
}
