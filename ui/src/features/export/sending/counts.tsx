// What became of everybody in a sending; the numbers add up to those who were planned.

import type { SendingView } from "@/ipc/types";

export function Counts({ sending }: { sending: SendingView }) {
  const isOver = sending.state === "done" || sending.state === "stopped";
  const counts: [string, number, string][] = [
    ["Sent", sending.sent, "text-good"],
    ["Failed", sending.failed, "text-bad"],
    ["Unknown", sending.unknown, "text-warm"],
    ["Taken out", sending.dropped, ""],
    ["Suppressed", sending.suppressed, ""],
    [isOver ? "Not reached" : "Waiting", sending.waiting + sending.underWay, ""],
  ];
  return (
    <dl aria-label="Outcomes" className="tabular mt-3 grid grid-cols-3 gap-2 mid:grid-cols-6">
      {counts.map(([word, count, tone]) => (
        <div key={word} className="flex flex-col">
          <dt className="order-last text-caption text-second">{word}</dt>
          <dd className={count > 0 ? `font-section ${tone}` : "text-third"}>
            {count.toLocaleString("en-US")}
          </dd>
        </div>
      ))}
    </dl>
  );
}
