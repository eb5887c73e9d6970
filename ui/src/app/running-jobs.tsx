// Long work in sight from every page: how far it is, a way to stop it, and, when it was cut off by a
// crash, a way to go on. A job that ended well says nothing: the counts say it.

import { Play, X } from "lucide-react";
import { useCancelJob, useResumeJob } from "@/api/mutations";
import { useIsPausing } from "@/api/pausing";
import { useJobs } from "@/api/queries";
import { IconButton } from "@/components/button";
import { Progress } from "@/components/progress";
import { saidFailure } from "@/components/toast";
import type { JobView } from "@/ipc/types";
import { counted } from "@/lib/words";

/** What stands above a job that is told of; the others are over. */
const titles: Record<JobView["state"], string> = {
  queued: "Waiting",
  running: "Writing drafts",
  overnight: "Writing overnight",
  paused: "Paused",
  interrupted: "Interrupted",
  done: "",
  cancelled: "",
  stopped: "",
};

function JobLine({ job }: { job: JobView }) {
  const cancel = useCancelJob();
  const resume = useResumeJob();
  const isPausing = useIsPausing(job);
  const isOvernight = job.state === "overnight";
  const isRunning = job.state === "running" || job.state === "queued" || isOvernight;
  const told = job.done + job.failed;
  return (
    <div className="flex flex-col gap-1.5 rounded-control border border-line bg-surface p-2">
      <div className="flex items-center gap-1">
        <p className="tabular min-w-0 flex-1 text-caption">
          <span className="font-medium">{isPausing ? "Pausing" : titles[job.state]}</span>{" "}
          <span className="text-second">
            {isOvernight
              ? counted(job.total, "mail")
              : `${told} of ${job.total}${isRunning ? "" : " done"}`}
          </span>
        </p>
        {isRunning ? (
          <IconButton
            icon={X}
            label="Stop writing drafts"
            className="size-control-sm"
            busy={cancel.isPending}
            onClick={() => cancel.mutate({ id: job.id }, { onError: saidFailure })}
          />
        ) : (
          <IconButton
            icon={Play}
            label={`Write the other ${job.total - told}`}
            className="size-control-sm"
            busy={resume.isPending}
            onClick={() => resume.mutate({ id: job.id, caps: null }, { onError: saidFailure })}
          />
        )}
      </div>
      {!isOvernight && <Progress value={told} total={job.total} label="Drafts written" />}
      {job.failed > 0 && <p className="text-caption text-bad">{job.failed} failed</p>}
    </div>
  );
}

export function RunningJobs() {
  const jobs = useJobs();
  const open = jobs.data?.filter((job) => titles[job.state] !== "");
  if (!open?.length) return null;
  return (
    <section aria-label="Running work" className="flex shrink-0 flex-col gap-1.5 mid:my-2">
      {open.map((job) => (
        <JobLine key={job.id} job={job} />
      ))}
    </section>
  );
}
