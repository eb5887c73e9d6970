// The Drafts page of a webinar: a start while there is no draft, and from then on the review.

import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useCallback, useMemo, useState } from "react";
import { useDrafts, useWebinar } from "@/api/queries";
import { InlineError } from "@/components/inline-error";
import { PageActions } from "@/components/page";
import { SkeletonLines } from "@/components/skeleton";
import type { DraftSort } from "@/ipc/types";
import type { DraftFilter } from "@/lib/search";
import { Bulk } from "./bulk";
import { Review } from "./review";
import { meant, nothingSelected } from "./selection";
import { StartRun } from "./start-run";

export function DraftsPage() {
  const { webinarId } = useParams({ from: "/webinars/$webinarId/drafts" });
  const { sort = "risk", draft, ...filter } = useSearch({ from: "/webinars/$webinarId/drafts" });
  const navigate = useNavigate({ from: "/webinars/$webinarId/drafts" });
  const drafts = useDrafts(webinarId, sort);
  const webinar = useWebinar(webinarId);
  const [selection, setSelection] = useState(nothingSelected);

  const choose = useCallback(
    (id: string) =>
      void navigate({ search: (before) => ({ ...before, draft: id }), replace: true }),
    [navigate],
  );
  const sortBy = useCallback(
    (next: DraftSort) =>
      void navigate({ search: (before) => ({ ...before, sort: next }), replace: true }),
    [navigate],
  );
  const narrow = useCallback(
    (change: DraftFilter) => {
      // What was chosen among other drafts would be changed without being in sight.
      setSelection(nothingSelected);
      void navigate({ search: (before) => ({ ...before, ...change }), replace: true });
    },
    [navigate],
  );

  const { find, tiers, states, asked, rule, engine, edited } = filter;
  const several = useMemo(
    () => meant(drafts.data ?? [], { find, tiers, states, asked, rule, engine, edited }, selection),
    [drafts.data, find, tiers, states, asked, rule, engine, edited, selection],
  );

  if (drafts.isError) return <InlineError error={drafts.error} className="m-6" />;
  if (!drafts.data || !webinar.data) {
    return (
      <div className="p-6">
        <SkeletonLines lines={9} label="Drafts are loading" />
      </div>
    );
  }
  if (drafts.data.length === 0) {
    return <StartRun webinarId={webinarId} counts={webinar.data.counts} />;
  }
  return (
    <>
      <PageActions>
        <Bulk webinarId={webinarId} meant={several} counts={webinar.data.counts} />
      </PageActions>
      <Review
        webinarId={webinarId}
        items={drafts.data}
        missing={webinar.data.counts.mailable - webinar.data.counts.drafts}
        sort={sort}
        onSort={sortBy}
        filter={filter}
        onFilter={narrow}
        chosen={draft ?? null}
        onChoose={choose}
        selection={selection}
        onSelection={setSelection}
      />
    </>
  );
}
