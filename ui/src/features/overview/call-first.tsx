// Whom to call first, and what to talk about: their own words, then what they did, and on request what to say.

import { Link, useNavigate } from "@tanstack/react-router";
import { Copy, PenLine, PhoneCall, Printer } from "lucide-react";
import { useState } from "react";
import { Button, IconButton } from "@/components/button";
import { copyText } from "@/components/copied";
import { TierBadge } from "@/components/tier-badge";
import type { CallView } from "@/ipc/types";
import { score } from "@/lib/format";
import { callText } from "./call-text";
import type { CallDeeds } from "./use-calls";

function ToSay({ call }: { call: CallView }) {
  return (
    <div className="selectable mt-1.5 mb-1 flex flex-col gap-1.5 border-l-2 border-line pl-2.5">
      <p className="wrap-anywhere" dir="auto">
        {call.firstLine}
      </p>
      {call.buying.map(({ kind, label, line }) => (
        <p key={kind} className="wrap-anywhere text-caption text-second">
          <span className="font-medium text-ink">About {label}:</span> <bdi>“{line}”</bdi>
        </p>
      ))}
      {call.points.length > 0 && (
        <ul className="list-disc pl-4 text-caption text-second">
          {call.points.map((point) => (
            <li key={point} className="wrap-anywhere" dir="auto">
              {point}
            </li>
          ))}
        </ul>
      )}
      <Button
        kind="link"
        icon={Copy}
        className="self-start text-caption"
        aria-label={`Copy what is known of ${call.label}`}
        onClick={() => void copyText(callText(call), `Copied ${call.label}.`)}
      >
        Copy
      </Button>
    </div>
  );
}

function Call({ call, place, webinarId }: { call: CallView; place: number; webinarId: string }) {
  const navigate = useNavigate();
  const [isOpen, setOpen] = useState(false);
  return (
    <li className="flex gap-3 border-t border-line py-2.5">
      <span className="tabular min-w-3 shrink-0 text-second" aria-hidden>
        {place}
      </span>
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2">
          <Link
            to="/webinars/$webinarId/people"
            params={{ webinarId }}
            search={{ person: call.attendeeId }}
            draggable={false}
            className="max-w-full rounded-tag wrap-anywhere font-section hover:text-accent"
          >
            <bdi>{call.label}</bdi>
          </Link>
          <TierBadge tier={call.tier} />
          <span className="tabular text-second">{score(call.score)}</span>
        </p>
        <p className="selectable mt-0.5 line-clamp-3 wrap-anywhere" dir="auto">
          {call.words ? `“${call.words}”` : <span className="text-second">No words in chat</span>}
        </p>
        <p className="text-caption text-second">{call.signals}</p>
        <div className="relative flex flex-wrap items-center gap-x-1.5 gap-y-1 pt-1">
          {call.buying.length > 0 && <span className="sr-only">Signs of buying:</span>}
          {call.buying.map(({ kind, label, line }) => (
            <span
              key={kind}
              title={`“${line}”`}
              className="inline-flex h-4.5 items-center rounded-full bg-accent-soft px-2 text-caption font-medium text-accent"
            >
              {label}
            </span>
          ))}
          <button
            type="button"
            aria-expanded={isOpen}
            aria-label={`What to say to ${call.label}`}
            className="rounded-tag text-caption text-accent hover:underline"
            onClick={() => setOpen(!isOpen)}
          >
            What to say
          </button>
        </div>
        {isOpen && <ToSay call={call} />}
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

export function CallFirst({
  calls,
  webinarId,
  deeds,
  attended,
}: {
  calls: readonly CallView[];
  webinarId: string;
  deeds: CallDeeds;
  attended: number;
}) {
  return (
    <section aria-label="Call these people first">
      <div className="mb-2 flex min-h-6 items-center gap-2">
        <PhoneCall size={15} className="text-second" aria-hidden />
        <h2 className="min-w-0 flex-1 font-section">Call these people first</h2>
        {calls.length > 0 && (
          <>
            <IconButton
              icon={Copy}
              label="Copy the list"
              keys="c"
              className="size-6!"
              onClick={deeds.copy}
            />
            <IconButton
              icon={Printer}
              label="Print the list"
              keys="shift+p"
              className="size-6!"
              onClick={deeds.print}
            />
            <Button kind="link" aria-label="Save the list as PDF" onClick={() => deeds.save("pdf")}>
              PDF
            </Button>
            <Button kind="link" aria-label="Save the list as CSV" onClick={() => deeds.save("csv")}>
              CSV
            </Button>
          </>
        )}
      </div>
      {calls.length === 0 ? (
        <p className="text-second">
          {attended === 0
            ? "Nobody came, so nobody is worth a call yet. Write to everyone who registered instead."
            : "Nobody who came is worth a call yet."}
        </p>
      ) : (
        <ol>
          {calls.map((call, index) => (
            <Call key={call.attendeeId} call={call} place={index + 1} webinarId={webinarId} />
          ))}
        </ol>
      )}
      {deeds.hasMore && (
        <Button kind="link" busy={deeds.isReading} onClick={deeds.more}>
          Name 20 more
        </Button>
      )}
    </section>
  );
}
