// Approving what was read of several drafts: how many, and whom not and why, before it is done.

import { useApprovable } from "@/api/queries";
import { Button } from "@/components/button";
import { InlineError } from "@/components/inline-error";
import type { DraftScope, LeftDraftsView, LeftReason } from "@/ipc/types";
import { counted } from "@/lib/words";

const reasonWords: Record<LeftReason, string> = {
  unread: "Not read yet",
  warned: "With a warning",
  flagged: "Words that look like instructions",
  blocked: "Blocked",
};

function Left({ groups }: { groups: readonly LeftDraftsView[] }) {
  if (groups.length === 0) return null;
  return (
    <details className="mb-2">
      <summary className="rounded-tag text-accent">Which not, and why</summary>
      <dl className="selectable mt-1.5 flex max-h-40 flex-col gap-1.5 overflow-y-auto text-caption">
        {groups.map(({ reason, drafts, labels }) => {
          const rest = drafts - labels.length;
          return (
            <div key={reason}>
              <dt className="text-second">
                {reasonWords[reason]} ({drafts.toLocaleString("en-US")})
              </dt>
              <dd className="wrap-anywhere">
                {labels.map((label, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: two people may have one name
                  <span key={at}>
                    {at > 0 && ", "}
                    <bdi>{label}</bdi>
                  </span>
                ))}
                {rest > 0 && ` and ${rest.toLocaleString("en-US")} more`}
              </dd>
            </div>
          );
        })}
      </dl>
    </details>
  );
}

export function BulkApprove({
  scope,
  waiting,
  busy,
  onApprove,
}: {
  scope: DraftScope;
  /** How many of these drafts wait for their reader. */
  waiting: number;
  busy: boolean;
  onApprove: () => void;
}) {
  const { data, error, isFetching } = useApprovable(scope, true);
  const count = data?.drafts ?? 0;
  return (
    <section aria-label="Approve">
      <p role="status" className="mb-2 text-second">
        {data && waiting === 0
          ? "None of these drafts waits for your review."
          : (data?.note ?? "Looking which of them you have read.")}
      </p>
      {data && <Left groups={data.left} />}
      <Button
        kind="primary"
        disabled={count === 0 || isFetching}
        busy={busy}
        onClick={onApprove}
        className="w-full"
      >
        Approve {counted(count, "draft")}
      </Button>
      {error && <InlineError error={error} className="mt-2" />}
    </section>
  );
}
