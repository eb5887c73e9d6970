// When somebody was there, on a line as long as the webinar, with a tick for each message.

import { clsx } from "clsx";
import type { AttendeeView } from "@/ipc/types";
import { counted } from "@/lib/words";

const whole = (minute: number) => Math.round(minute);

export function Presence({ person, length }: { person: AttendeeView; length: number | null }) {
  const { joinMinute, exitMinute, messages } = person;
  if (joinMinute === null || exitMinute === null) return null;
  const said = messages.flatMap((message) => (message.minute === null ? [] : [message.minute]));
  const end = Math.max(length ?? 0, exitMinute, ...said, 1);
  const place = (minute: number) => `${(Math.max(0, minute) / end) * 100}%`;
  const words = `There from minute ${whole(joinMinute)} to minute ${whole(exitMinute)} of ${whole(end)}`;
  return (
    <figure>
      <div
        role="img"
        aria-label={`${words}, ${counted(said.length, "message")}`}
        className="relative h-6"
      >
        <span className="absolute inset-x-0 top-1/2 h-1 -translate-y-1/2 rounded-full bg-noshow-soft" />
        <span
          className="absolute top-1/2 h-1 -translate-y-1/2 rounded-full bg-accent"
          style={{ left: place(joinMinute), width: place(exitMinute - joinMinute) }}
        />
        {messages.map((message, index) =>
          message.minute === null ? null : (
            <span
              // biome-ignore lint/suspicious/noArrayIndexKey: messages have no identity but their place
              key={index}
              className={clsx(
                "absolute top-1/2 w-0.5 -translate-1/2 rounded-full bg-ink",
                message.isQuestion ? "h-5" : "h-3",
              )}
              style={{ left: place(message.minute) }}
            />
          ),
        )}
      </div>
      <figcaption className="tabular flex justify-between text-caption text-second">
        <span>minute 0</span>
        <span>
          there {whole(joinMinute)} to {whole(exitMinute)}
        </span>
        <span>{whole(end)}</span>
      </figcaption>
    </figure>
  );
}
