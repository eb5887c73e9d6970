// What the webinar says: the numbers, the tiers, whom to call first with their own words, what was
// asked, and how attention was spread.

import { useParams } from "@tanstack/react-router";
import { useOverview } from "@/api/queries";
import { Button } from "@/components/button";
import { InlineError } from "@/components/inline-error";
import { Page } from "@/components/page";
import { Column } from "@/components/panel";
import { SkeletonLines } from "@/components/skeleton";
import { CallFirst } from "./call-first";
import { FocusBands } from "./focus-bands";
import { Numbers } from "./numbers";
import { Questions } from "./questions";
import { TierBar } from "./tier-bar";

export function OverviewPage() {
  const { webinarId } = useParams({ from: "/webinars/$webinarId/overview" });
  const overview = useOverview(webinarId);
  if (overview.isError) {
    return (
      <div className="p-6">
        <InlineError
          error={overview.error}
          action={
            <Button busy={overview.isFetching} onClick={() => overview.refetch()}>
              Try again
            </Button>
          }
        />
      </div>
    );
  }
  if (!overview.data) {
    return (
      <div className="p-6">
        <SkeletonLines lines={6} label="Working out the overview" />
      </div>
    );
  }
  const view = overview.data;
  return (
    <Page>
      <Column label="Overview">
        <Numbers view={view} />
        <TierBar tiers={view.tiers} webinarId={webinarId} />
        {view.notes.map((note) => (
          <p key={note} className="mt-3 text-second">
            {note}
          </p>
        ))}
        <FocusBands bands={view.focusBands} />
        <Questions asked={view.asked} webinarId={webinarId} />
      </Column>
      <CallFirst calls={view.callFirst} webinarId={webinarId} />
    </Page>
  );
}
