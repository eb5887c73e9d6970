// A score as the sum that it is: one line a signal, its share as a bar, what it adds at the right.

import type { Score, ScorePart } from "@/ipc/types";
import { percent, score as scoreText } from "@/lib/format";
import { counted, signalName } from "@/lib/words";
import { Meter } from "./progress";

/** "Focus 97 %", "8 messages": the signal with its raw value. */
function partName({ signal, raw }: ScorePart): string {
  switch (signal) {
    case "messages":
      return counted(raw, "message");
    case "questions":
      return counted(raw, "question");
    default:
      return `${signalName[signal]} ${percent(raw)}`;
  }
}

export function ScoreParts({ score }: { score: Score }) {
  return (
    <>
      {score.parts.length > 0 && (
        <dl className="tabular grid grid-cols-[auto_1fr_auto] items-center gap-x-3 gap-y-0.5">
          {score.parts.map((part) => (
            <div key={part.signal} className="col-span-3 grid grid-cols-subgrid items-center">
              <dt className="text-second">{partName(part)}</dt>
              <Meter percent={part.points} tone="accent" className="w-full" />
              <dd className="text-right">
                {scoreText(part.contribution)}
                <span className="sr-only"> of {scoreText(part.weight)}</span>
              </dd>
            </div>
          ))}
        </dl>
      )}
      {score.notes.map((note) => (
        <p key={note} className="mt-1.5 text-caption text-second">
          {note}
        </p>
      ))}
    </>
  );
}
