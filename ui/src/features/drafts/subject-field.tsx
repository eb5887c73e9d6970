// The subject while it is written, with how long it is and what a phone shows of it.

import { clsx } from "clsx";
import { useId } from "react";
import { phoneShows, subjectGuide } from "./subject-guide";

/** What the core takes at most. */
const longestSubject = 500;

export function SubjectField({
  value,
  onChange,
  onEnter,
}: {
  value: string;
  onChange: (subject: string) => void;
  onEnter: () => void;
}) {
  const guideId = useId();
  const { length, onPhone } = subjectGuide(value);
  return (
    <div className="mt-2">
      <label>
        <span className="sr-only">Subject</span>
        <input
          value={value}
          maxLength={longestSubject}
          autoComplete="off"
          spellCheck
          aria-describedby={guideId}
          // A pasted line break would start a header of its own in a mail.
          onChange={(event) => onChange(event.target.value.replace(/[\r\n]+/g, " "))}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
            event.preventDefault();
            onEnter();
          }}
          dir="auto"
          placeholder="Subject"
          className="-mx-2 w-[calc(100%+var(--spacing)*4)] rounded-control bg-transparent px-2 py-0.5 text-title font-title hover:bg-hover focus-visible:-outline-offset-2"
        />
      </label>
      <p id={guideId} className="tabular flex gap-1 text-caption text-third">
        <span className={clsx("shrink-0", length === 0 && "text-warm")}>
          {length === 0 ? "No subject yet" : `${length} characters`}
        </span>
        {length > 0 && (
          <span className="min-w-0 truncate">
            {onPhone === null
              ? `of about ${phoneShows} that phones show`
              : `, on phones: ${onPhone}`}
          </span>
        )}
      </p>
    </div>
  );
}
