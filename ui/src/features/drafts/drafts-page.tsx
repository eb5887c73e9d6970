// The Drafts page of a webinar: a start while there is no draft, and from then on the review.

import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";
import { useWebinar } from "@/api/queries";
import { Button } from "@/components/button";
import { InlineError } from "@/components/inline-error";
import { PageActions } from "@/components/page";
import { SkeletonLines } from "@/components/skeleton";
import type { DraftsSearch } from "@/lib/search";
import { Bulk } from "./bulk";
import { queryOf } from "./queue-query";
import { Review } from "./review";
import { StartRun } from "./start-run";
import { useQueue } from "./use-queue";

export function DraftsPage() {
  const { webinarId } = useParams({ from: "/webinars/$webinarId/drafts" });
  const search = useSearch({ from: "/webinars/$webinarId/drafts" });
  const navigate = useNavigate({ from: "/webinars/$webinarId/drafts" });
  const webinar = useWebinar(webinarId);
  const { draft, sort = "risk", find, tiers, states, asked, rule, engine, edited } = search;
  const query = useMemo(
    () => queryOf({ find, tiers, states, asked, rule, engine, edited }, sort),
    [find, tiers, states, asked, rule, engine, edited, sort],
  );

  const change = useCallback(
    (next: DraftsSearch) =>
      void navigate({ search: (before) => ({ ...before, ...next }), replace: true }),
    [navigate],
  );
  const choose = useCallback((id: string) => change({ draft: id }), [change]);
  const queue = useQueue(webinarId, query, draft ?? null, choose);
  const { view, error } = queue;

  if (error) {
    return (
      <InlineError
        error={error}
        action={<Button onClick={queue.onRetry}>Try again</Button>}
        className="m-6"
      />
    );
  }
  if (!view || !webinar.data) {
    return (
      <div className="p-6">
        <SkeletonLines lines={9} label="Drafts are loading" />
      </div>
    );
  }
  const { counts } = webinar.data;
  if (view.all.drafts === 0) return <StartRun webinarId={webinarId} counts={counts} />;
  return (
    <>
      <PageActions>
        <Bulk webinarId={webinarId} meant={queue.meant} counts={counts} />
      </PageActions>
      <Review
        queue={queue}
        view={view}
        missing={Math.max(0, counts.mailable - counts.drafts)}
        suppressed={counts.doNotContact}
        onSort={(next) => change({ sort: next })}
        onFilter={change}
        onChoose={choose}
      />
    </>
  );
}
