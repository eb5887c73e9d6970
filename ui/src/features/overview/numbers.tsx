// The numbers of one webinar. What a file does not say is left out, never shown as 0.

import type { OverviewView } from "@/ipc/types";
import { percent } from "@/lib/format";
import { counted } from "@/lib/words";

function NumberCard({ value, label, note }: { value: string; label: string; note: string }) {
  return (
    <div className="min-w-24 flex-1">
      <dd className="tabular text-number font-title">{value}</dd>
      <dt className="text-second">{label}</dt>
      <dd className="tabular text-caption text-third">{note}</dd>
    </div>
  );
}

export function Numbers({ view }: { view: OverviewView }) {
  const cards = [
    {
      value: view.registered.toLocaleString("en-US"),
      label: "registered",
      note: counted(view.registered - view.attended, "no-show"),
    },
    {
      value: view.attended.toLocaleString("en-US"),
      label: "came",
      note: view.attendanceRate === null ? "" : `${percent(view.attendanceRate)} of the list`,
    },
    ...(view.averageFocus === null
      ? []
      : [{ value: percent(view.averageFocus), label: "average focus", note: "of those who came" }]),
    ...(view.averageAttendance === null
      ? []
      : [
          {
            value: percent(view.averageAttendance),
            label: "average stay",
            note: "of the webinar",
          },
        ]),
    {
      value: view.messages.toLocaleString("en-US"),
      label: view.messages === 1 ? "message" : "messages",
      note: counted(view.questions, "question"),
    },
  ];
  return (
    <dl aria-label="Numbers" className="flex flex-wrap gap-x-4 gap-y-3">
      {cards.map((card) => (
        <NumberCard key={card.label} {...card} />
      ))}
    </dl>
  );
}
