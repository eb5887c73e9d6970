// The call list on paper: rendered beside the window's contents, which the printer does not see (app/styles.css).

import { useEffect } from "react";
import { createPortal } from "react-dom";
import type { CallView } from "@/ipc/types";
import { score } from "@/lib/format";
import { tierName } from "@/lib/words";

export function CallPrint({
  title,
  calls,
  onDone,
}: {
  title: string;
  calls: readonly CallView[];
  onDone: () => void;
}) {
  useEffect(() => {
    window.addEventListener("afterprint", onDone);
    window.print();
    return () => window.removeEventListener("afterprint", onDone);
  }, [onDone]);
  return createPortal(
    <article className="on-paper" aria-hidden>
      <h1 className="text-title font-title">Call these people first</h1>
      <p className="mb-3">{title}</p>
      <ol>
        {calls.map((call, index) => (
          <li key={call.attendeeId} className="break-inside-avoid border-t border-line py-2">
            <p className="font-section">
              {index + 1}. <bdi>{call.label}</bdi>, {tierName[call.tier]}, {score(call.score)}
              {call.email && <span className="ml-2 font-body">{call.email}</span>}
            </p>
            {call.words && <p dir="auto">“{call.words}”</p>}
            <p className="text-caption">{call.signals}</p>
            <p className="mt-1" dir="auto">
              To begin with: {call.firstLine}
            </p>
            <ul className="list-disc pl-5 text-caption">
              {call.buying.map(({ kind, label, line }) => (
                <li key={kind} dir="auto">
                  About {label}: “{line}”
                </li>
              ))}
              {call.points.map((point) => (
                <li key={point} dir="auto">
                  {point}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </article>,
    document.body,
  );
}
