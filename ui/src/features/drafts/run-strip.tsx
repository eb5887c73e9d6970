// Above the queue while drafts are still being written, or when a run ended before everybody had
// one: how far it is, why it stopped, who failed and why, and the way on.

import { Pause, Play, X } from "lucide-react";
import { useState } from "react";
import { useCancelJob, usePauseJob, useResumeJob } from "@/api/mutations";
import { useIsPausing } from "@/api/pausing";
import { useJobs } from "@/api/queries";
import { Button, IconButton } from "@/components/button";
import { InlineError } from "@/components/inline-error";
import { Progress } from "@/components/progress";
import type { JobView } from "@/ipc/types";
import { aboutHowLong, dollars } from "@/lib/format";
import { noCaps } from "@/lib/run-options";
import { counted } from "@/lib/words";

/** The newest run of a webinar, while there is something to tell about it. */
export function useOpenRun(webinarId: string): JobView | null {
  const job = useJobs().data?.find((each) => each.webinarId === webinarId);
  if (!job) return null;
  const isDone = job.state === "done" && job.failed === 0;
  return isDone || (job.state === "done" && job.done >= job.total) ? null : job;
}

/** Whether a run is at work, here or at a server, or will be by itself. */
export function isAtWork(job: JobView | null): boolean {
  return job?.state === "running" || job?.state === "queued" || job?.state === "overnight";
}

/** "12,400 tokens, $0.31 so far, about 2 minutes left" */
function spentWords(job: JobView): string {
  const spent = [
    `${job.tokens.toLocaleString("en-US")} tokens`,
    job.cost === null ? null : dollars(job.cost),
    job.cacheHits > 0 ? `${counted(job.cacheHits, "answer")} there already` : null,
  ];
  const told = job.done + job.failed;
  const left = told > 0 ? (job.seconds / told) * (job.total - told) : 0;
  const wait = job.state === "running" && left > 0 ? `, ${aboutHowLong(left)} left` : "";
  return `${spent.filter(Boolean).join(", ")} so far${wait}`;
}

function stateWords(job: JobView): string {
  const done = job.done.toLocaleString("en-US");
  const total = job.total.toLocaleString("en-US");
  switch (job.state) {
    case "running":
      return `Writing: ${done} of ${total}`;
    case "overnight":
      return `Being written overnight: ${counted(job.total - job.done, "mail")}`;
    case "queued":
      return `Waits for the run of another webinar, ${done} of ${total} done`;
    case "paused":
      return `Paused, ${done} of ${total} done`;
    case "interrupted":
      return `Interrupted, ${done} of ${total} done`;
    case "done":
      return `${done} of ${total} written`;
    default:
      return `Stopped, ${done} of ${total} done`;
  }
}

function Failures({ job }: { job: JobView }) {
  if (job.failed === 0) return null;
  return (
    <details className="mt-1">
      <summary className="rounded-tag text-bad">
        {counted(job.failed, "person", "people")} got no draft
      </summary>
      <ul className="selectable mt-1 flex max-h-40 flex-col gap-1.5 overflow-y-auto">
        {job.errors.map((error) => (
          <li key={error.attendeeId} className="wrap-anywhere">
            <bdi className="font-medium">{error.label}</bdi>{" "}
            <span className="text-second">{error.message}</span>
          </li>
        ))}
        {job.failed > job.errors.length && (
          <li className="text-second">and {job.failed - job.errors.length} more</li>
        )}
      </ul>
    </details>
  );
}

export function RunState({ job }: { job: JobView }) {
  const cancel = useCancelJob();
  const resume = useResumeJob();
  const pause = usePauseJob();
  const isRunning = isAtWork(job);
  // What was asked for is paid for, so a pause waits for those answers, which can take a while.
  const isPausing = useIsPausing(job);
  const isCapped = job.state === "stopped" && (job.caps.mostCost ?? job.caps.mostTokens) !== null;
  const left = job.total - job.done;
  const failure = cancel.error ?? resume.error ?? pause.error;
  return (
    <>
      <div className="flex items-center gap-2">
        <p role="status" className="tabular min-w-0 flex-1 font-medium">
          {isPausing
            ? `Pausing, ${job.done.toLocaleString("en-US")} of ${job.total.toLocaleString("en-US")} done`
            : stateWords(job)}
        </p>
        {isRunning ? (
          <>
            {job.engine === "openai" && job.state !== "overnight" && !isPausing && (
              <Button
                size="sm"
                icon={Pause}
                busy={pause.isPending}
                onClick={() => pause.mutate({ id: job.id })}
              >
                Pause
              </Button>
            )}
            <Button size="sm" busy={cancel.isPending} onClick={() => cancel.mutate({ id: job.id })}>
              Stop
            </Button>
          </>
        ) : (
          left > 0 && (
            <Button
              size="sm"
              icon={Play}
              busy={resume.isPending}
              onClick={() => resume.mutate({ id: job.id, caps: isCapped ? noCaps : null })}
            >
              Write the other {left.toLocaleString("en-US")}
              {isCapped && " without a limit"}
            </Button>
          )
        )}
      </div>
      {job.state !== "overnight" && (
        <Progress
          value={job.done + (isRunning ? job.failed : 0)}
          total={job.total}
          label="Drafts written"
          className="mt-2"
        />
      )}
      {isPausing && (
        <p className="mt-2 text-second">
          The answers that are under way are still waited for. Nothing new is asked.
        </p>
      )}
      {job.message && <p className="mt-2 text-second">{job.message}</p>}
      {job.tokens > 0 && <p className="tabular mt-1 text-caption text-third">{spentWords(job)}</p>}
      <Failures job={job} />
      {failure && <InlineError error={failure} className="mt-2" />}
    </>
  );
}

export function RunStrip({ webinarId, missing }: { webinarId: string; missing: number }) {
  const job = useOpenRun(webinarId);
  const [dismissed, setDismissed] = useState<string | null>(null);
  if (!job || job.id === dismissed) return null;
  // A run that ended early is of no interest once everybody has a draft by other means; one that writes
  // again is, until somebody says otherwise.
  const hasEnded = !isAtWork(job);
  if (hasEnded && !job.rewrite && missing === 0) return null;
  return (
    <div className="flex shrink-0 items-start gap-2 border-b border-line bg-surface px-5 py-3">
      <div className="min-w-0 flex-1">
        <RunState job={job} />
      </div>
      {hasEnded && job.rewrite && (
        <IconButton
          icon={X}
          label="Leave it at that"
          className="size-control-sm"
          onClick={() => setDismissed(job.id)}
        />
      )}
    </div>
  );
}
