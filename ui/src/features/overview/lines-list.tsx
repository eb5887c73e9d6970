// Lines of the chat and the questions: who, when, and the words.

import { Link } from "@tanstack/react-router";
import { clsx } from "clsx";
import { useLines } from "@/api/overview";
import { InlineError } from "@/components/inline-error";
import type { LineChoice } from "@/ipc/types";

/** The core gives so many at most. */
const mostLines = 500;

export function LinesList({
  webinarId,
  choice,
  none,
}: {
  webinarId: string;
  choice: LineChoice;
  /** What to say where there are none. */
  none: string;
}) {
  const lines = useLines(webinarId, choice);
  if (lines.isError) return <InlineError error={lines.error} />;
  if (!lines.data) return <p className="text-third">Reading…</p>;
  if (lines.data.length === 0) return <p className="text-second">{none}</p>;
  const isMinute = choice.of === "minute";
  return (
    <>
      <ul className="flex flex-col gap-1.5">
        {lines.data.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines may be the same, and none moves
          <li key={index} className={isMinute ? "flex gap-3" : undefined}>
            <p
              className={clsx(
                "tabular flex gap-2 text-caption text-third",
                isMinute && "w-36 shrink-0 pt-px",
              )}
            >
              {line.attendeeId ? (
                <Link
                  to="/webinars/$webinarId/people"
                  params={{ webinarId }}
                  search={{ person: line.attendeeId }}
                  draggable={false}
                  className="min-w-0 truncate rounded-tag text-second hover:text-accent"
                >
                  <bdi>{line.author}</bdi>
                </Link>
              ) : (
                <bdi className="min-w-0 truncate">{line.author}</bdi>
              )}
              {!isMinute && line.minute !== null && (
                <span className="shrink-0">minute {Math.max(0, Math.floor(line.minute))}</span>
              )}
            </p>
            <p className="selectable min-w-0 flex-1 wrap-anywhere" dir="auto">
              {line.text}
            </p>
          </li>
        ))}
      </ul>
      {lines.data.length === mostLines && (
        <p className="mt-2 text-caption text-third">The first {mostLines} lines.</p>
      )}
    </>
  );
}
