// Who was there at each minute, with the chat. A minute under the pointer, or chosen by the arrow keys, shows its
// numbers and its messages; a click or Enter pins it below the picture.

import { Link } from "@tanstack/react-router";
import { X } from "lucide-react";
import { type KeyboardEvent, type PointerEvent, useDeferredValue, useState } from "react";
import { saveChart, useLines } from "@/api/overview";
import { IconButton } from "@/components/button";
import { ChartFrame } from "@/components/chart-frame";
import { SectionTitle } from "@/components/panel";
import type { CurveView } from "@/ipc/types";
import { counted } from "@/lib/words";
import { curveWords, dropWords, marksOf, minuteWords } from "./curve-data";
import { CurveDrawing } from "./curve-drawing";
import { LinesList } from "./lines-list";

const title = "Who was there, minute by minute";
/** Lines of a minute that are shown beside the pointer; all of them when it is pinned. */
const glimpse = 4;

function MinuteCard({
  webinarId,
  curve,
  minute,
}: {
  webinarId: string;
  curve: CurveView;
  minute: number;
}) {
  const written = curve.messages[minute] ?? 0;
  // While the pointer moves on, the numbers go with it and the messages follow.
  const asked = useDeferredValue(minute);
  const lines = useLines(
    webinarId,
    (curve.messages[asked] ?? 0) > 0 ? { of: "minute", value: asked } : null,
  );
  const isLeft = minute < curve.people.length / 2;
  return (
    <div
      aria-hidden
      className="float pointer-events-none absolute top-14 z-10 w-64 rounded-control border border-line bg-surface px-3 py-2 text-caption"
      style={
        isLeft
          ? { left: `calc(${((minute + 0.5) / curve.people.length) * 100}% + 10px)` }
          : { right: `calc(${(1 - (minute + 0.5) / curve.people.length) * 100}% + 10px)` }
      }
    >
      <p className="tabular font-section">
        Minute {minute}: {minuteWords(curve, minute)}
      </p>
      {written > 0 && asked === minute && lines.data && (
        <ul className="mt-1">
          {lines.data.slice(0, glimpse).map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines may be the same, and none moves
            <li key={index} className="truncate text-second">
              <bdi className="text-ink">{line.author}</bdi>: <bdi>{line.text}</bdi>
            </li>
          ))}
          {lines.data.length > glimpse && (
            <li className="text-third">{lines.data.length - glimpse} more: click to see them</li>
          )}
        </ul>
      )}
    </div>
  );
}

/** Where a key leads from a minute; null for a key that leads nowhere. */
function steppedMinute(key: string, from: number | null, minutes: number): number | null {
  const at = from ?? -1;
  const goal = {
    ArrowRight: at + 1,
    ArrowUp: at + 1,
    ArrowLeft: from === null ? minutes - 1 : at - 1,
    ArrowDown: from === null ? minutes - 1 : at - 1,
    PageUp: at + 10,
    PageDown: at - 10,
    Home: 0,
    End: minutes - 1,
  }[key];
  return goal === undefined ? null : Math.max(0, Math.min(minutes - 1, goal));
}

function tableOf(curve: CurveView) {
  const marks = marksOf(curve);
  return {
    caption: "People and messages in each minute",
    columns: ["Minute", "People", "Messages", "Began"],
    rows: curve.people.map((people, minute) => [
      minute,
      people,
      curve.messages[minute] ?? 0,
      marks
        .filter((mark) => Math.floor(mark.minute) === minute)
        .map((mark) => mark.title)
        .join(", "),
    ]),
  };
}

function Departures({ webinarId, curve }: { webinarId: string; curve: CurveView }) {
  const { drops, leftBeforeOffer, offerMinute, unknown } = curve;
  return (
    <ul className="mt-1.5 flex flex-wrap gap-x-4 gap-y-0.5 text-second">
      {drops.map((drop) => (
        <li key={drop.minute} className="min-w-0 wrap-anywhere">
          {dropWords(drop)}
        </li>
      ))}
      {drops.length === 0 && <li>No part lost more people than come and go anyway.</li>}
      {leftBeforeOffer !== null && leftBeforeOffer > 0 && (
        <li>
          <Link
            to="/webinars/$webinarId/people"
            params={{ webinarId }}
            search={{ before_offer: true }}
            draggable={false}
            title={`The offer was made in minute ${Math.floor(offerMinute ?? 0)}. Opens who had left by then.`}
            className="rounded-tag text-accent hover:underline"
          >
            {leftBeforeOffer.toLocaleString("en-US")} left before the offer
          </Link>
        </li>
      )}
      {leftBeforeOffer === 0 && <li>Nobody left before the offer.</li>}
      {unknown > 0 && (
        <li className="text-third">
          {counted(unknown, "person has", "people have")} no times in the files and{" "}
          {unknown === 1 ? "is" : "are"} not in the picture.
        </li>
      )}
    </ul>
  );
}

export function MinuteByMinute({
  webinarId,
  curve,
  attended,
}: {
  webinarId: string;
  curve: CurveView | null;
  attended: number;
}) {
  const [minute, setMinute] = useState<number | null>(null);
  const [pinned, setPinned] = useState<number | null>(null);
  if (!curve || curve.people.length === 0) {
    return (
      <section aria-label={title} className="mt-6">
        <SectionTitle>{title}</SectionTitle>
        <p className="mt-1 text-second">
          {attended === 0
            ? "Nobody came, so there is nothing to draw."
            : "No file of this webinar says when people came and left. A report with join and leave times draws this picture."}
        </p>
      </section>
    );
  }
  const minutes = curve.people.length;
  const shown = minute ?? pinned;
  const under = (event: PointerEvent<HTMLDivElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    const at = Math.floor(((event.clientX - left) / width) * minutes);
    return Math.max(0, Math.min(minutes - 1, at));
  };
  const pin = (at: number | null) => setPinned(at === pinned ? null : at);
  const onKeyDown = (event: KeyboardEvent) => {
    const next = steppedMinute(event.key, shown, minutes);
    if (next !== null) setMinute(next);
    else if (event.key === "Enter" || event.key === " ") pin(shown);
    else if (event.key === "Escape" && shown !== null) {
      setMinute(null);
      setPinned(null);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <ChartFrame
      title={title}
      aside="with chat"
      words={curveWords(curve)}
      hideWords
      table={tableOf(curve)}
      name="who-was-there"
      save={saveChart}
      className="mt-6"
    >
      <div
        role="slider"
        tabIndex={0}
        aria-label="Minute of the webinar"
        aria-valuemin={0}
        aria-valuemax={minutes - 1}
        aria-valuenow={shown ?? 0}
        aria-valuetext={
          shown === null
            ? "No minute chosen; use the arrow keys"
            : `Minute ${shown}: ${minuteWords(curve, shown)}`
        }
        className="relative rounded-control"
        onPointerMove={(event) => setMinute(under(event))}
        onPointerLeave={() => setMinute(null)}
        onPointerDown={(event) => pin(under(event))}
        onBlur={() => setMinute(null)}
        onKeyDown={onKeyDown}
      >
        <div aria-hidden>
          <CurveDrawing curve={curve} minute={shown} />
        </div>
        {minute !== null && minute !== pinned && (
          <MinuteCard webinarId={webinarId} curve={curve} minute={minute} />
        )}
      </div>
      {pinned !== null && (
        <div className="mb-2 rounded-card border border-line bg-sunken px-3 py-2">
          <div className="flex items-center gap-2">
            <h3 className="tabular flex-1 font-section">
              Minute {pinned}: {minuteWords(curve, pinned)}
            </h3>
            <IconButton
              icon={X}
              label="Close the minute"
              className="size-6!"
              onClick={() => setPinned(null)}
            />
          </div>
          <section
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard
            tabIndex={0}
            aria-label={`Messages of minute ${pinned}`}
            className="mt-1 max-h-52 overflow-y-auto"
          >
            <LinesList
              webinarId={webinarId}
              choice={{ of: "minute", value: pinned }}
              none="Nothing was written to everybody in this minute."
            />
          </section>
        </div>
      )}
      <Departures webinarId={webinarId} curve={curve} />
    </ChartFrame>
  );
}
