// What models were used for and what that cost: the sums of months, and each run below them.

import { useUsage } from "@/api/queries";
import { InlineError } from "@/components/inline-error";
import { SkeletonLines } from "@/components/skeleton";
import type { UsageEntryView } from "@/ipc/types";
import { dollars, localTime, monthName } from "@/lib/format";
import { Section } from "./section";

const number = (value: number) => value.toLocaleString("en-US");

function Rows({ entries, isMonth }: { entries: readonly UsageEntryView[]; isMonth: boolean }) {
  return entries.map((entry) => (
    <tr key={`${entry.at} ${entry.model}`} className="border-t border-line">
      <th scope="row" className="py-1.5 pr-3 text-left font-body">
        {isMonth ? monthName(entry.at) : localTime(entry.at)}
        {!isMonth && (
          <span className="block text-caption text-second wrap-anywhere">
            <bdi>{entry.webinar ?? "A deleted webinar"}</bdi>, {entry.model || "unknown model"}
          </span>
        )}
      </th>
      <td className="tabular py-1.5 pr-3 text-right">{number(entry.usage.requests)}</td>
      <td className="tabular py-1.5 pr-3 text-right">{number(entry.usage.promptTokens)}</td>
      <td className="tabular py-1.5 pr-3 text-right">{number(entry.usage.cachedTokens)}</td>
      <td className="tabular py-1.5 pr-3 text-right">{number(entry.usage.completionTokens)}</td>
      <td className="tabular py-1.5 text-right">
        {entry.cost === null ? "–" : dollars(entry.cost)}
      </td>
    </tr>
  ));
}

function Table({
  caption,
  entries,
  isMonth,
}: {
  caption: string;
  entries: readonly UsageEntryView[];
  isMonth: boolean;
}) {
  return (
    <section
      aria-label={caption}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard
      tabIndex={0}
      className="max-h-72 overflow-auto"
    >
      <table className="w-full min-w-panel-lg">
        <caption className="pb-1 text-left font-medium">{caption}</caption>
        <thead className="text-caption text-second">
          <tr>
            <th scope="col" className="pr-3 text-left font-body">
              When
            </th>
            {["Requests", "Sent", "From cache", "Received", "Cost"].map((heading) => (
              <th key={heading} scope="col" className="pr-3 text-right font-body last:pr-0">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Rows entries={entries} isMonth={isMonth} />
        </tbody>
      </table>
    </section>
  );
}

export function UsageSection() {
  const usage = useUsage();
  return (
    <Section
      title="Use of models"
      about="What was sent and received, in tokens, and what that cost by the prices known then. A dash where a price was not known."
    >
      {usage.isError && <InlineError error={usage.error} />}
      {usage.isPending && <SkeletonLines lines={3} label="Loading what models used" />}
      {usage.data?.entries.length === 0 && (
        <p className="text-second">No model has been asked yet.</p>
      )}
      {usage.data && usage.data.entries.length > 0 && (
        <>
          <Table caption="By month" entries={usage.data.months} isMonth />
          <Table caption="By run" entries={usage.data.entries} isMonth={false} />
        </>
      )}
    </Section>
  );
}
