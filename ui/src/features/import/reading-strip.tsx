// How far the files are read. The first rows are there already; the numbers come at the end.

import { clsx } from "clsx";
import { CirclePause } from "lucide-react";
import { useReadOn, useStopReading } from "@/api/import-mutations";
import { Button } from "@/components/button";
import { InlineError } from "@/components/inline-error";
import { Progress } from "@/components/progress";
import type { StagingView } from "@/ipc/types";
import { counted } from "@/lib/words";

/** A screen reader hears of each quarter, not of each percent. */
const spokenStep = 25;

export function ReadingStrip({ view, className }: { view: StagingView; className?: string }) {
  const stop = useStopReading();
  const readOn = useReadOn();
  const { reading } = view;
  const failure = stop.error ?? readOn.error;
  const files = counted(view.files.length, "file");
  const spoken =
    reading.state === "running"
      ? `Reading, ${Math.floor(reading.percent / spokenStep) * spokenStep} percent`
      : reading.state === "stopped"
        ? "Reading stopped"
        : "";
  return (
    <>
      <p role="status" className="sr-only">
        {spoken}
      </p>
      {reading.state !== "done" && (
        <section
          aria-label="Reading"
          className={clsx("rounded-card border border-line bg-sunken px-3.5 py-2.5", className)}
        >
          {reading.state === "running" ? (
            <>
              <div className="flex items-center gap-2">
                <p className="min-w-0 flex-1">
                  <span className="font-medium">Reading {files}</span>{" "}
                  <span className="tabular text-second">{reading.percent} %</span>
                </p>
                <Button
                  size="sm"
                  kind="ghost"
                  busy={stop.isPending}
                  onClick={() => stop.mutate({ staging: view.id })}
                >
                  Cancel
                </Button>
              </div>
              <Progress
                className="mt-1.5"
                value={reading.percent}
                total={100}
                label="Files read, in percent"
              />
            </>
          ) : (
            <div className="flex flex-wrap items-center gap-2">
              <CirclePause size={15} className="text-warm" aria-hidden />
              <p className="min-w-0 flex-1 text-second">
                <span className="font-medium text-ink">Reading stopped.</span> Only the first rows
                of the files are known.
              </p>
              <Button
                size="sm"
                busy={readOn.isPending}
                onClick={() => readOn.mutate({ staging: view.id })}
              >
                Read {files}
              </Button>
            </div>
          )}
          {failure && <InlineError error={failure} className="mt-2" />}
        </section>
      )}
    </>
  );
}
