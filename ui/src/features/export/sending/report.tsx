// How a sending ended: the numbers, why it halted, and those whose outcome the user has to look at.

import { CircleCheck, CirclePause, Play, Square, TriangleAlert } from "lucide-react";
import {
  useMarkArrived,
  useRecipients,
  useResumeSending,
  useSendAgain,
  useStopSending,
} from "@/api/sending";
import { Button } from "@/components/button";
import { InlineError } from "@/components/inline-error";
import type { SendingState, SendingView } from "@/ipc/types";
import { counted } from "@/lib/words";
import { Counts } from "./counts";
import { Waiting } from "./waiting";

function heading({ state, sent, waiting }: SendingView): string {
  const left = `${counted(sent, "mail")} sent, ${waiting.toLocaleString("en-US")} left; none will be repeated`;
  const words: Record<SendingState, string> = {
    holding: "Held back",
    sending: "Sending",
    paused: `Paused: ${left}`,
    halted: `Halted: ${left}`,
    interrupted: `Interrupted: ${left}`,
    stopped: `Stopped: ${counted(sent, "mail")} sent, ${counted(waiting, "person", "people")} not reached`,
    done: `${counted(sent, "mail")} sent`,
  };
  return words[state];
}

export function Report({ sending }: { sending: SendingView }) {
  const resume = useResumeSending();
  const stop = useStopSending();
  const canResume = ["paused", "halted", "interrupted"].includes(sending.state);
  const isGood = sending.state === "done" && sending.failed + sending.unknown === 0;
  const Icon = isGood ? CircleCheck : sending.state === "paused" ? CirclePause : TriangleAlert;
  return (
    <div className="mt-3 rounded-card border border-line bg-surface p-4">
      <p className="flex items-start gap-2 font-section" role="status">
        <Icon size={17} className={isGood ? "text-good" : "text-warm"} aria-hidden />
        {heading(sending)}
      </p>
      {sending.message && <p className="selectable mt-1">{sending.message}</p>}
      <Counts sending={sending} />
      {(resume.error ?? stop.error) && (
        <InlineError error={resume.error ?? stop.error} className="mt-3" />
      )}
      {canResume && (
        <>
          <div className="my-3 flex gap-2">
            <Button
              kind="primary"
              icon={Play}
              busy={resume.isPending}
              onClick={() => resume.mutate({ id: sending.id })}
            >
              Send the other {sending.waiting.toLocaleString("en-US")}
            </Button>
            <Button
              icon={Square}
              busy={stop.isPending}
              onClick={() => stop.mutate({ id: sending.id })}
            >
              Stop for good
            </Button>
          </div>
          {sending.waiting > 0 && <Waiting sending={sending} />}
        </>
      )}
      {sending.unknown > 0 && <Open sending={sending} state="unknown" />}
      {sending.failed > 0 && <Open sending={sending} state="failed" />}
    </div>
  );
}

const explained = {
  unknown:
    "The answer was lost: each of these may have a mail or not. Look them up in your service, by address. Nothing is sent to them again by itself.",
  failed: "These surely got nothing.",
};

function Open({ sending, state }: { sending: SendingView; state: "unknown" | "failed" }) {
  const people = useRecipients(sending.id, [state]);
  const arrived = useMarkArrived();
  const again = useSendAgain();
  const error = people.error ?? arrived.error ?? again.error;
  const title = state === "unknown" ? "Unknown" : "Failed";
  return (
    <section aria-label={title} className="mt-4">
      <h3 className="font-section">{title}</h3>
      <p className="text-second">{explained[state]}</p>
      {error && <InlineError error={error} className="mt-2" />}
      <ul className="mt-2 border-t border-line">
        {(people.data ?? []).map(({ id, label, address, reason }) => (
          <li
            key={id}
            className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line py-1.5"
          >
            <div className="min-w-0 flex-1">
              <p className="wrap-anywhere">
                <bdi>{label}</bdi> <span className="selectable text-second">{address}</span>
              </p>
              <p className="text-caption text-second">{reason}</p>
            </div>
            {state === "unknown" && (
              <Button
                size="sm"
                aria-label={`The mail to ${label} did arrive`}
                onClick={() => arrived.mutate({ id })}
              >
                It did arrive
              </Button>
            )}
            {sending.state !== "stopped" && (
              <Button
                size="sm"
                aria-label={`Send again to ${label}`}
                onClick={() => again.mutate({ id })}
              >
                Send again
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
