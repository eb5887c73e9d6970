// Approving what was read of several drafts: how many, and whom not and why, before it is done.

import { useApprovable } from "@/api/queries";
import { Button } from "@/components/button";
import { InlineError } from "@/components/inline-error";
import type { DraftChangeView, DraftItemView, DraftScope } from "@/ipc/types";
import { counted } from "@/lib/words";

const reasons = [
  ["unread", "Not read yet"],
  ["warned", "With a warning"],
  ["flagged", "Words that look like instructions"],
  ["blocked", "Blocked"],
] as const;

/** Names of a reason that are written out; the rest is a number. */
const mostNames = 12;

function Left({ view, items }: { view: DraftChangeView; items: readonly DraftItemView[] }) {
  const labels = new Map(items.map(({ id, label }) => [id, label]));
  const groups = reasons.filter(([reason]) => view[reason].length > 0);
  if (groups.length === 0) return null;
  return (
    <details className="mb-2">
      <summary className="rounded-tag text-accent">Whom not</summary>
      <dl className="selectable mt-1.5 flex max-h-40 flex-col gap-1.5 overflow-y-auto text-caption">
        {groups.map(([reason, words]) => {
          const ids = view[reason];
          const rest = ids.length - mostNames;
          return (
            <div key={reason}>
              <dt className="text-second">
                {words} ({ids.length.toLocaleString("en-US")})
              </dt>
              <dd className="wrap-anywhere">
                {ids.slice(0, mostNames).map((id, at) => (
                  <span key={id}>
                    {at > 0 && ", "}
                    <bdi>{labels.get(id)}</bdi>
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
  items,
  busy,
  onApprove,
}: {
  scope: DraftScope;
  items: readonly DraftItemView[];
  busy: boolean;
  onApprove: () => void;
}) {
  const { data, error, isFetching } = useApprovable(scope, true);
  const waiting = items.filter(({ status }) => status === "to_review").length;
  const count = data?.changed.length ?? 0;
  return (
    <section aria-label="Approve">
      <p role="status" className="mb-2 text-second">
        {waiting === 0
          ? "None of these drafts waits for your review."
          : (data?.note ?? "Looking which of them you have read.")}
      </p>
      {data && <Left view={data} items={items} />}
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
