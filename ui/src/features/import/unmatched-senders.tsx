// Chat names that match nobody on the list, or several. Their messages are kept, and count for no
// one rather than for the wrong one.

import { SectionTitle } from "@/components/panel";
import { Pill } from "@/components/pill";
import type { UnmatchedSenderView } from "@/ipc/types";
import { counted, listed } from "@/lib/words";

function explanation({ messages, candidates }: UnmatchedSenderView): string {
  const wrote = `wrote ${counted(messages, "message")}`;
  return candidates.length > 0
    ? `${wrote} and may be ${listed(candidates).replace(" and ", " or ")}.`
    : `${wrote} and is nobody on the list.`;
}

/** Beyond this the rest is a number; the notes name every line. */
const mostSenders = 20;

export function UnmatchedSenders({ senders }: { senders: readonly UnmatchedSenderView[] }) {
  if (senders.length === 0) return null;
  return (
    <section aria-label="Who is this?" className="mt-6">
      <SectionTitle aside={<Pill tone="warn">{senders.length}</Pill>}>Who is this?</SectionTitle>
      <ul className="mt-2 flex flex-col gap-1">
        {senders.slice(0, mostSenders).map((sender) => (
          <li key={`${sender.name} ${sender.email}`} className="selectable">
            “{sender.name || sender.email}”{" "}
            <span className="text-second">{explanation(sender)}</span>
          </li>
        ))}
        {senders.length > mostSenders && (
          <li className="text-second">and {senders.length - mostSenders} more</li>
        )}
      </ul>
      <p className="mt-1 text-caption text-third">
        These messages are kept, and count for nobody rather than for the wrong person.
      </p>
    </section>
  );
}
