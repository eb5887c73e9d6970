// When somebody was there, on a line as long as the webinar: a bar for each session, a tick for each
// message, which shows the message when it is pressed.

import { clsx } from "clsx";
import { useId, useState } from "react";
import type { AttendeeView, Session } from "@/ipc/types";
import { counted, listed } from "@/lib/words";

/** A caption longer than this is a number of sessions instead. */
const mostTold = 3;

/** The times of presence: the sessions, or, where the file has none, from first joining to last leaving. */
export function timesOf({
  sessions,
  joinMinute,
  exitMinute,
}: Pick<AttendeeView, "sessions" | "joinMinute" | "exitMinute">): Session[] {
  if (sessions.length > 0) return sessions;
  if (joinMinute === null || exitMinute === null) return [];
  return [{ from: joinMinute, to: exitMinute }];
}

/** "there 0 to 21 and 25 to 61", or "there 7 times, 0 to 61" */
export function timesInWords(times: readonly Session[]): string {
  const span = ({ from, to }: Session) => `${Math.round(from)} to ${Math.round(to)}`;
  if (times.length <= mostTold) return `there ${listed(times.map(span))}`;
  const from = Math.min(...times.map((each) => each.from));
  const to = Math.max(...times.map((each) => each.to));
  return `there ${times.length} times, ${span({ from, to })}`;
}

export function Presence({ person, length }: { person: AttendeeView; length: number | null }) {
  const [shown, setShown] = useState<number | null>(null);
  const messageId = useId();
  const { messages } = person;
  const told = shown === null ? undefined : messages[shown];
  const times = timesOf(person);
  if (times.length === 0) return null;
  const said = messages.flatMap((message) => (message.minute === null ? [] : [message.minute]));
  const end = Math.max(length ?? 0, ...times.map(({ to }) => to), ...said, 1);
  const place = (minute: number) => `${(Math.max(0, minute) / end) * 100}%`;
  const words = timesInWords(times);
  return (
    <figure>
      <div className="relative h-6">
        <span
          role="img"
          aria-label={`${words} of ${Math.round(end)} minutes, ${counted(said.length, "message")}`}
          className="absolute inset-x-0 top-1/2 h-1 -translate-y-1/2 rounded-full bg-noshow-soft"
        />
        {times.map(({ from, to }) => (
          <span
            key={`${from} ${to}`}
            className="absolute top-1/2 h-1 min-w-0.5 -translate-y-1/2 rounded-full bg-accent"
            style={{ left: place(from), width: place(to - Math.max(0, from)) }}
          />
        ))}
        {messages.map((message, index) =>
          message.minute === null ? null : (
            <button
              type="button"
              // biome-ignore lint/suspicious/noArrayIndexKey: messages have no identity but their place
              key={index}
              aria-label={`${message.isQuestion ? "Question" : "Message"} at minute ${Math.round(message.minute)}`}
              aria-expanded={index === shown}
              aria-controls={messageId}
              onClick={() => setShown(index === shown ? null : index)}
              className="group absolute top-0 flex h-6 w-2 -translate-x-1/2 items-center justify-center rounded-tag"
              style={{ left: place(message.minute) }}
            >
              <span
                className={clsx(
                  "rounded-full bg-ink group-hover:w-1",
                  index === shown ? "w-1" : "w-0.5",
                  message.isQuestion ? "h-5" : "h-3",
                )}
              />
            </button>
          ),
        )}
      </div>
      <figcaption className="tabular flex justify-between gap-2 text-caption text-second">
        <span className="shrink-0">minute 0</span>
        <span className="text-center">{words}</span>
        <span className="shrink-0">{Math.round(end)}</span>
      </figcaption>
      <p id={messageId} role="status" className="selectable wrap-anywhere not-empty:mt-1">
        {told && (
          <>
            <span className="tabular text-caption text-second">
              minute {Math.round(told.minute ?? 0)}{" "}
            </span>
            <bdi>{told.text}</bdi>
          </>
        )}
      </p>
    </figure>
  );
}
