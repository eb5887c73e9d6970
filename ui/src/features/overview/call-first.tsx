// Whom to call first, and what to talk about: their own words, then what they did.

import { Link, useNavigate } from "@tanstack/react-router";
import { PenLine, PhoneCall } from "lucide-react";
import { IconButton } from "@/components/button";
import { Panel } from "@/components/panel";
import { TierBadge } from "@/components/tier-badge";
import type { CallView } from "@/ipc/types";
import { score } from "@/lib/format";

function Call({ call, place, webinarId }: { call: CallView; place: number; webinarId: string }) {
  const navigate = useNavigate();
  return (
    <li className="flex gap-3 border-t border-line py-2.5">
      <span className="tabular w-3 text-second" aria-hidden>
        {place}
      </span>
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2">
          <Link
            to="/webinars/$webinarId/people"
            params={{ webinarId }}
            search={{ person: call.attendeeId }}
            draggable={false}
            className="rounded-tag font-section hover:text-accent"
          >
            {call.label}
          </Link>
          <TierBadge tier={call.tier} />
          <span className="tabular text-second">{score(call.score)}</span>
        </p>
        <p className="selectable mt-0.5">
          {call.words ? `“${call.words}”` : <span className="text-second">No words in chat</span>}
        </p>
        <p className="text-caption text-second">{call.signals}</p>
      </div>
      {call.draftId && (
        <IconButton
          icon={PenLine}
          label={`Open the draft for ${call.label}`}
          className="self-center"
          onClick={() =>
            navigate({
              to: "/webinars/$webinarId/drafts",
              params: { webinarId },
              search: { draft: call.draftId ?? undefined },
            })
          }
        />
      )}
    </li>
  );
}

export function CallFirst({ calls, webinarId }: { calls: readonly CallView[]; webinarId: string }) {
  return (
    <Panel label="Call these people first" className="wide:w-panel-lg">
      <div className="mb-2.5 flex items-center gap-2">
        <PhoneCall size={15} className="text-second" aria-hidden />
        <h2 className="font-section">Call these people first</h2>
      </div>
      {calls.length === 0 ? (
        <p className="text-second">
          Nobody came, so nobody is worth a call yet. Write to everyone instead.
        </p>
      ) : (
        <ol>
          {calls.map((call, index) => (
            <Call key={call.attendeeId} call={call} place={index + 1} webinarId={webinarId} />
          ))}
        </ol>
      )}
    </Panel>
  );
}
