// The same address in other webinars, each a way to that person there.

import { Link } from "@tanstack/react-router";
import { TierBadge } from "@/components/tier-badge";
import type { ElsewhereView } from "@/ipc/types";
import { longTime, score } from "@/lib/format";
import { standingName } from "@/lib/words";

export function Elsewhere({ others }: { others: readonly ElsewhereView[] }) {
  return (
    <ul className="-mx-2 flex flex-col">
      {others.map((other) => (
        <li key={other.attendeeId}>
          <Link
            to="/webinars/$webinarId/people"
            params={{ webinarId: other.webinarId }}
            search={{ person: other.attendeeId }}
            draggable={false}
            className="flex items-center gap-2 rounded-control px-2 py-1.5 hover:bg-hover"
          >
            <span className="min-w-0 flex-1">
              <span className="block truncate font-medium">
                <bdi>{other.title}</bdi>
              </span>
              <span className="block truncate text-caption text-second">
                {[other.hostedAt && longTime(other.hostedAt), standingName[other.standing]]
                  .filter(Boolean)
                  .join(" · ")}
              </span>
            </span>
            {other.standing === "attended" && (
              <span className="tabular font-section">{score(other.score)}</span>
            )}
            <TierBadge tier={other.tier} />
          </Link>
        </li>
      ))}
    </ul>
  );
}
