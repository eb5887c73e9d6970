// What there is to know about the receiver while their mail is read: when they were there, and what
// they wrote.

import { useParams } from "@tanstack/react-router";
import { useAttendee, useWebinar } from "@/api/queries";
import { SectionTitle } from "@/components/panel";
import { Pill } from "@/components/pill";
import { Presence, timesOf } from "@/components/presence";
import { counted } from "@/lib/words";

/** More than this is read on the person's own page. */
const messagesShown = 5;

export function PersonStory({ attendeeId }: { attendeeId: string }) {
  const { webinarId } = useParams({ from: "/webinars/$webinarId/drafts" });
  const { data: person } = useAttendee(attendeeId);
  const length = useWebinar(webinarId).data?.details.durationMinutes ?? null;
  if (person?.row.id !== attendeeId) return null;
  const hasTimes = timesOf(person).length > 0;
  if (!hasTimes && person.messages.length === 0) return null;
  // Questions first: they are what a mail answers.
  const told = person.messages
    .toSorted((a, b) => Number(b.isQuestion) - Number(a.isQuestion))
    .slice(0, messagesShown);
  const left = person.messages.length - told.length;
  return (
    <section aria-label="Timeline" className="mt-5 border-t border-line pt-4">
      <SectionTitle className="mb-2">Timeline</SectionTitle>
      {hasTimes && <Presence key={attendeeId} person={person} length={length} />}
      {told.length > 0 && (
        <ol className="mt-2 flex flex-col gap-2">
          {told.map((message, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: messages have no identity but their place
            <li key={index}>
              <p className="tabular flex items-center gap-2 text-caption text-second">
                {message.minute === null
                  ? (message.at ?? "")
                  : `minute ${Math.round(message.minute)}`}
                {message.isQuestion && <Pill tone="accent">Question</Pill>}
                {message.isPrivate && <Pill>Private</Pill>}
              </p>
              <p className="selectable line-clamp-4 wrap-anywhere">
                <bdi>{message.text}</bdi>
              </p>
            </li>
          ))}
        </ol>
      )}
      {left > 0 && (
        <p className="mt-2 text-caption text-second">
          {counted(left, "more message")}, on the People page.
        </p>
      )}
    </section>
  );
}
