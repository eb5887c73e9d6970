// A sending that is held back or at work: one big stop, the numbers, and a way out for single people.

import { Pause, Square } from "lucide-react";
import { useEffect, useState } from "react";
import { usePauseSending, useStopSending } from "@/api/sending";
import { Button } from "@/components/button";
import { InlineError } from "@/components/inline-error";
import { Progress } from "@/components/progress";
import type { SendingView } from "@/ipc/types";
import { counted } from "@/lib/words";
import { Counts } from "./counts";
import { Waiting } from "./waiting";

/** Seconds that are left, counted down between the words of the core. */
function useSecondsLeft(sending: SendingView): number {
  const [left, setLeft] = useState(sending.secondsLeft);
  useEffect(() => {
    const until = Date.now() + sending.secondsLeft * 1000;
    const count = () => setLeft(Math.max(0, Math.ceil((until - Date.now()) / 1000)));
    count();
    const timer = window.setInterval(count, 250);
    return () => window.clearInterval(timer);
  }, [sending.secondsLeft]);
  return left;
}

export function AtWork({ sending }: { sending: SendingView }) {
  const left = useSecondsLeft(sending);
  const stop = useStopSending();
  const pause = usePauseSending();
  const isHeld = sending.state === "holding";
  const toSend = sending.waiting + sending.underWay;
  const done = sending.planned - toSend;
  return (
    <div className="mt-3 flex flex-col gap-4 rounded-card border border-accent bg-surface p-4 outline-1 outline-accent">
      {isHeld ? (
        <div className="flex flex-wrap items-center gap-4">
          <p className="tabular w-14 text-center text-title font-title" aria-hidden>
            {left} s
          </p>
          <div className="min-w-0 flex-1">
            <p className="font-section" role="status">
              {counted(sending.waiting, "mail")} to send. Nothing has left yet.
            </p>
            <p className="text-second">The first one leaves in about {left} seconds.</p>
          </div>
        </div>
      ) : (
        <div>
          <p className="tabular mb-2 flex justify-between" role="status">
            <span className="font-section">Sending through {sending.service}</span>
            <span>
              {done.toLocaleString("en-US")} of {sending.planned.toLocaleString("en-US")}
            </span>
          </p>
          <Progress value={done} total={sending.planned} label="Mails sent" />
          <Counts sending={sending} />
        </div>
      )}
      {(stop.error ?? pause.error) && <InlineError error={stop.error ?? pause.error} />}
      <div className="flex gap-2">
        <Button
          kind="danger"
          size="lg"
          icon={Square}
          className="flex-1"
          busy={stop.isPending}
          onClick={() => stop.mutate({ id: sending.id })}
        >
          {isHeld ? "Stop, send nothing" : `Stop, leave out the last ${toSend}`}
        </Button>
        <Button
          size="lg"
          icon={Pause}
          busy={pause.isPending}
          onClick={() => pause.mutate({ id: sending.id })}
        >
          Pause
        </Button>
      </div>
      <Waiting sending={sending} />
    </div>
  );
}
