// What stays while a person moves through a webinar: its title, the five places in the order of the
// journey with their counts, and the next step.

import { Link, Outlet, useLocation, useParams } from "@tanstack/react-router";
import { Download, type LucideIcon, PenLine, Sparkles } from "lucide-react";
import type { ReactNode } from "react";
import { useJobs, useWebinar } from "@/api/queries";
import { Button } from "@/components/button";
import { InlineError } from "@/components/inline-error";
import { PageActionsPlace } from "@/components/page";
import { Pill } from "@/components/pill";
import { Skeleton } from "@/components/skeleton";
import { Tooltip } from "@/components/tooltip";
import { AskedRunDialog } from "@/features/drafts/run-dialog";
import type { WebinarCounts, WebinarDetails } from "@/ipc/types";
import { listed } from "@/lib/action-list";
import { longTime, price } from "@/lib/format";
import { type NextStep, nextStep, type Place } from "./next-step";
import { useTakeStep } from "./take-step";

const places: readonly { place: Place; title: string }[] = [
  { place: "import", title: "Import" },
  { place: "overview", title: "Overview" },
  { place: "people", title: "People" },
  { place: "drafts", title: "Drafts" },
  { place: "export", title: "Export" },
];

function count(place: Place, counts: WebinarCounts): ReactNode {
  switch (place) {
    case "people":
      return <Pill>{counts.people.toLocaleString("en-US")}</Pill>;
    case "drafts":
      return (
        counts.toReview > 0 && (
          <Pill tone="accent">{counts.toReview.toLocaleString("en-US")} to review</Pill>
        )
      );
    case "export":
      return counts.approved > 0 && <Pill>{counts.approved.toLocaleString("en-US")} ready</Pill>;
    default:
      return null;
  }
}

/** "1 Oct 2025, 09:00 PDT", "60 min", "AI Evolution Lab, $97, 48 hours": what is known, no more. */
function meta(details: WebinarDetails): string[] {
  const offer = [details.offerName, details.price && price(details.price), details.deadline];
  return [
    details.hostedAt ? longTime(details.hostedAt) : "",
    details.durationMinutes ? `${Math.round(details.durationMinutes)} min` : "",
    offer.filter(Boolean).join(", "),
  ].filter(Boolean);
}

const stepIcon: Record<NextStep["kind"], LucideIcon> = {
  draft: Sparkles,
  review: PenLine,
  export: Download,
};

export function WebinarFrame() {
  const { webinarId } = useParams({ from: "/webinars/$webinarId" });
  const webinar = useWebinar(webinarId);
  const jobs = useJobs();
  const place = useLocation({ select: (location) => location.pathname.split("/").at(-1) });
  const { take, isPending } = useTakeStep(webinarId);

  if (webinar.isError) {
    return (
      <main className="p-6">
        <InlineError error={webinar.error} />
      </main>
    );
  }
  const isDrafting = jobs.data?.some(
    (job) => job.webinarId === webinarId && job.state === "running",
  );
  const step = webinar.data && nextStep(webinar.data.counts, isDrafting ?? false);

  return (
    <main className="flex h-full min-w-0 flex-col">
      <header className="border-b border-line px-6 pt-3.5">
        <div className="flex min-h-11 items-start gap-4">
          <div className="min-w-0 flex-1">
            {webinar.data ? (
              <>
                <h1
                  className="selectable truncate text-title font-title"
                  title={webinar.data.details.title}
                >
                  {webinar.data.details.title}
                </h1>
                <p className="mt-0.5 flex flex-wrap gap-x-3.5 text-second">
                  {meta(webinar.data.details).map((part) => (
                    <span key={part}>{part}</span>
                  ))}
                </p>
              </>
            ) : (
              <Skeleton className="h-5 w-80" />
            )}
          </div>
          <PageActionsPlace />
          {step && step.place !== place && (
            <Button
              kind="primary"
              icon={stepIcon[step.kind]}
              busy={isPending}
              onClick={() => take(step)}
            >
              {step.title}
            </Button>
          )}
        </div>
        <nav aria-label="Webinar" className="-mb-px mt-2 flex">
          {places.map(({ place: to, title }) => (
            <Tooltip key={to} text={listed(`go.${to}`)?.title} keys={listed(`go.${to}`)?.keys}>
              <Link
                to={`/webinars/$webinarId/${to}`}
                params={{ webinarId }}
                draggable={false}
                className="flex h-10 items-center gap-1.5 border-b-2 border-transparent px-2.5 text-second transition-colors hover:text-ink focus-visible:-outline-offset-2"
                activeProps={{ className: "border-accent! text-ink! font-medium" }}
              >
                {/* As wide as in bold, so that no tab moves when another is opened. */}
                <span
                  data-title={title}
                  className="after:invisible after:block after:h-0 after:font-medium after:content-[attr(data-title)]"
                >
                  {title}
                </span>
                {webinar.data && count(to, webinar.data.counts)}
              </Link>
            </Tooltip>
          ))}
        </nav>
      </header>
      <div className="min-h-0 flex-1">
        <Outlet />
      </div>
      <AskedRunDialog />
    </main>
  );
}
