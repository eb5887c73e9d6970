// What the webinar says, in the order of what to do: how it went, who was there, what was left unanswered, how it was
// spread, and how it stands beside others; at the side whom to call first and what it may be worth.

import { useParams } from "@tanstack/react-router";
import { FileDown } from "lucide-react";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { saveReport } from "@/api/overview";
import { useOverview, useWebinar } from "@/api/queries";
import { Button, IconButton } from "@/components/button";
import { InlineError } from "@/components/inline-error";
import { Page, PageActions } from "@/components/page";
import { Column, Panel } from "@/components/panel";
import { SkeletonLines } from "@/components/skeleton";
import { said, saidFailure } from "@/components/toast";
import { useWide } from "@/components/use-wide";
import { type Action, useActions } from "@/lib/actions";
import { Across } from "./across";
import { CallFirst } from "./call-first";
import { CallPrint } from "./call-print";
import { Distributions } from "./distributions";
import { MinuteByMinute } from "./minute-by-minute";
import { Numbers } from "./numbers";
import { Opportunity } from "./opportunity";
import { Questions } from "./questions";
import { TierBar } from "./tier-bar";
import { Origins, Topics } from "./topics";
import { useCalls } from "./use-calls";

export function OverviewPage() {
  const { webinarId } = useParams({ from: "/webinars/$webinarId/overview" });
  // What was opened on one webinar is not open on the next.
  return <OverviewOf key={webinarId} webinarId={webinarId} />;
}

function OverviewOf({ webinarId }: { webinarId: string }) {
  const overview = useOverview(webinarId);
  const webinar = useWebinar(webinarId);
  // In a narrow window whom to call comes before how things were spread, not at the very end.
  const isWide = useWide();
  const [isPrinting, setPrinting] = useState(false);
  const [isWhole, setWhole] = useState(false);
  const print = useCallback(() => setPrinting(true), []);
  const printed = useCallback(() => setPrinting(false), []);
  const { calls, deeds } = useCalls(webinarId, overview.data, print);

  const questions = useRef<HTMLElement>(null);
  const latest = useRef(deeds);
  useEffect(() => {
    latest.current = deeds;
  });
  const hasCalls = calls.length > 0;
  const { hasMore } = deeds;
  const hasQuestions = (overview.data?.allQuestions ?? 0) > 0;
  const actions = useMemo<Action[]>(() => {
    const ifCalls = () => hasCalls;
    return [
      {
        id: "overview.questions",
        when: () => hasQuestions,
        run: () => {
          setWhole((now) => !now);
          questions.current?.scrollIntoView({ block: "nearest" });
        },
      },
      { id: "overview.more", when: () => hasMore, run: () => latest.current.more() },
      { id: "overview.copy_calls", when: ifCalls, run: () => latest.current.copy() },
      { id: "overview.print_calls", when: ifCalls, run: () => latest.current.print() },
      { id: "overview.calls_pdf", when: ifCalls, run: () => latest.current.save("pdf") },
      { id: "overview.calls_csv", when: ifCalls, run: () => latest.current.save("csv") },
      {
        id: "overview.report",
        run: () =>
          void saveReport(webinarId)
            .then((file) => file !== null && said(`Saved ${file}.`))
            .catch(saidFailure),
      },
    ];
  }, [webinarId, hasCalls, hasMore, hasQuestions]);
  useActions("overview", actions);

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
  const toDo = (
    <>
      <CallFirst calls={calls} webinarId={webinarId} deeds={deeds} attended={view.attended} />
      <Opportunity view={view} webinarId={webinarId} />
    </>
  );
  return (
    <Page>
      <PageActions>
        <IconButton
          icon={FileDown}
          label="Save the Overview as PDF"
          keys="mod+s"
          onClick={() => actions.at(-1)?.run()}
        />
      </PageActions>
      <Column label="Overview">
        <Numbers view={view} />
        <TierBar tiers={view.tiers} webinarId={webinarId} />
        {view.notes.map((note) => (
          <p key={note} className="mt-3 text-second">
            {note}
          </p>
        ))}
        <MinuteByMinute webinarId={webinarId} curve={view.curve} attended={view.attended} />
        <Questions
          ref={questions}
          view={view}
          webinarId={webinarId}
          isWhole={isWhole}
          onWhole={setWhole}
        />
        {!isWide && <div className="mt-7">{toDo}</div>}
        <Distributions view={view} />
        <Topics topics={view.topics} webinarId={webinarId} hasMessages={view.messages > 0} />
        <Origins domains={view.domains} locations={view.locations} webinarId={webinarId} />
        <Across webinarId={webinarId} />
      </Column>
      {isWide && (
        <Panel label="Call these people first" className="wide:w-panel-lg">
          {toDo}
        </Panel>
      )}
      {isPrinting && (
        <CallPrint title={webinar.data?.details.title ?? ""} calls={calls} onDone={printed} />
      )}
    </Page>
  );
}
