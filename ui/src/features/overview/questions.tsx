// What was asked, oldest first. Whether a question was answered in the room no file says, so the
// list claims nothing: it shows who waits for what, and leads to the person.

import { Link } from "@tanstack/react-router";
import { CircleQuestionMark } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/button";
import { SectionTitle } from "@/components/panel";
import { Pill } from "@/components/pill";
import type { QuestionView } from "@/ipc/types";
import { clockTime } from "@/lib/format";

/** As many as fit beside the list of calls. */
const shortList = 6;

export function Questions({
  asked,
  webinarId,
}: {
  asked: readonly QuestionView[];
  webinarId: string;
}) {
  const [isWhole, setWhole] = useState(false);
  if (asked.length === 0) return null;
  const shown = isWhole ? asked : asked.slice(0, shortList);
  return (
    <section aria-label="Questions" className="mt-7">
      <SectionTitle
        aside={<Pill tone="warn">{asked.length}</Pill>}
        action={
          asked.length > shortList && (
            <Button kind="link" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
              {isWhole ? `First ${shortList}` : `All ${asked.length}`}
            </Button>
          )
        }
      >
        Questions asked
      </SectionTitle>
      <ul className="mt-1.5">
        {shown.map((question, index) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: a question may be asked twice, and none moves
            key={index}
            className="flex min-h-8 items-center gap-2.5 py-1"
          >
            <CircleQuestionMark size={15} className="text-warm" aria-hidden />
            <span className="selectable min-w-0 flex-1">{question.text}</span>
            <span className="tabular shrink-0 text-caption text-third">
              {question.at && clockTime(question.at)}
            </span>
            {question.attendeeId ? (
              <Link
                to="/webinars/$webinarId/people"
                params={{ webinarId }}
                search={{ person: question.attendeeId }}
                draggable={false}
                title={question.author}
                className="max-w-2/5 shrink-0 truncate rounded-tag text-second hover:text-accent"
                dir="auto"
              >
                {question.author}
              </Link>
            ) : (
              <span
                className="max-w-2/5 shrink-0 truncate text-second"
                dir="auto"
                title={question.author}
              >
                {question.author}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
