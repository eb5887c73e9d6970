// The subject while it is written, with how long it is and what a phone shows of it.

import { clsx } from "clsx";
import { type RefObject, useId } from "react";
import type { Finding } from "@/ipc/types";
import { findingMark } from "./editor-findings";
import { longestSubject } from "./insert-words";
import { phoneShows, subjectGuide } from "./subject-guide";

export function SubjectField({
  value,
  onChange,
  onEnter,
  onFocus,
  field,
  findings,
}: {
  value: string;
  onChange: (subject: string) => void;
  onEnter: () => void;
  onFocus: () => void;
  field: RefObject<HTMLInputElement | null>;
  /** What the checks say of the subject; an input cannot underline words, so they are quoted below. */
  findings: readonly Finding[];
}) {
  const guideId = useId();
  const findingsId = useId();
  const { length, onPhone } = subjectGuide(value);
  return (
    <div className="mt-2">
      <label>
        <span className="sr-only">Subject</span>
        <input
          ref={field}
          onFocus={onFocus}
          value={value}
          maxLength={longestSubject}
          autoComplete="off"
          spellCheck
          aria-describedby={`${guideId} ${findingsId}`}
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
      {findings.length > 0 && (
        <ul
          id={findingsId}
          aria-label="What the checks say of the subject"
          className="mt-0.5 text-caption"
        >
          {findings.map(({ rule, severity, excerpt, message }) => (
            <li key={`${rule} ${excerpt}`} className="wrap-anywhere">
              {excerpt && (
                <>
                  <bdi className={findingMark[severity]}>{excerpt}</bdi>{" "}
                </>
              )}
              <span className="text-second">{message}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
