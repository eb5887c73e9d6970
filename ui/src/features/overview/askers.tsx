// Who asked a question: short names in the row, and all of them with their own words, person and draft on request.

import { Link } from "@tanstack/react-router";
import { PenLine } from "lucide-react";
import { Popover } from "@/components/popover";
import type { QuestionView } from "@/ipc/types";
import { counted } from "@/lib/words";
import { askerNames } from "./question-words";

export function Askers({ question, webinarId }: { question: QuestionView; webinarId: string }) {
  const { askers } = question;
  const full = askers.map(({ author }) => author).join(", ");
  return (
    <Popover
      label={`Who asked: ${full}`}
      className="max-h-80 w-panel overflow-y-auto"
      trigger={
        <button
          type="button"
          title={full}
          aria-label={`Who asked: ${full}`}
          className="max-w-40 shrink-0 truncate rounded-tag text-second hover:text-accent"
        >
          <bdi>{askerNames(askers)}</bdi>
        </button>
      }
    >
      <p className="font-section">{counted(askers.length, "person asked", "times asked")}</p>
      <ul className="mt-2 flex flex-col gap-2">
        {askers.map((asker, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same person may ask the same twice
          <li key={index}>
            <p className="flex items-center gap-2">
              {asker.attendeeId ? (
                <Link
                  to="/webinars/$webinarId/people"
                  params={{ webinarId }}
                  search={{ person: asker.attendeeId }}
                  draggable={false}
                  className="min-w-0 truncate rounded-tag font-medium text-accent hover:underline"
                >
                  <bdi>{asker.author}</bdi>
                </Link>
              ) : (
                <span className="min-w-0 truncate">
                  <bdi className="font-medium">{asker.author}</bdi>{" "}
                  <span className="text-third">nobody on the list</span>
                </span>
              )}
              {asker.minute !== null && (
                <span className="tabular shrink-0 text-caption text-third">
                  minute {Math.max(0, Math.floor(asker.minute))}
                </span>
              )}
              {asker.draftId && (
                <Link
                  to="/webinars/$webinarId/drafts"
                  params={{ webinarId }}
                  search={{ draft: asker.draftId }}
                  draggable={false}
                  aria-label={`Open the draft for ${asker.author}`}
                  title="Open the draft"
                  className="ml-auto shrink-0 rounded-tag p-1 text-second hover:bg-hover hover:text-ink"
                >
                  <PenLine size={14} aria-hidden />
                </Link>
              )}
            </p>
            <p className="selectable wrap-anywhere text-second" dir="auto">
              {asker.text}
            </p>
          </li>
        ))}
      </ul>
    </Popover>
  );
}
