// The numbers of one webinar, each beside what is usual for this user. What a file does not say is left out, never
// shown as 0.

import { clsx } from "clsx";
import type { ReactNode } from "react";
import { Switch } from "@/components/checkbox";
import { Popover } from "@/components/popover";
import type { OverviewView } from "@/ipc/types";
import { percent } from "@/lib/format";
import { counted } from "@/lib/words";
import { AssumedNumber } from "./assumed-number";
import {
  attendanceElsewhere,
  type Comparison,
  countBeside,
  duration,
  shareBeside,
  type Tone,
} from "./comparisons";
import { useAssumptions } from "./use-assumptions";

const toneLook: Record<Tone, string> = { good: "text-good", bad: "text-bad", even: "text-third" };

const number = (value: number) => value.toLocaleString("en-US");

/** A caption that says more on request. */
const askingLook =
  "rounded-tag text-left underline decoration-line-strong decoration-dotted underline-offset-2 hover:text-ink";

function Card({
  value,
  label,
  beside,
  children,
}: {
  value: string;
  label: string;
  beside?: Comparison | null;
  children?: ReactNode;
}) {
  return (
    <div className="min-w-28 flex-1 basis-0">
      <dd className="tabular text-number font-title">{value}</dd>
      <dt className="text-second">{label}</dt>
      {beside && (
        <dd className={clsx("tabular text-caption", toneLook[beside.tone])}>{beside.words}</dd>
      )}
      {children && <dd className="text-caption text-third">{children}</dd>}
    </div>
  );
}

/** The share that came on a scale of 0 to 100 %, with a grey band where others were. */
function Elsewhere({ rate }: { rate: number }) {
  const { from, to, short, source } = attendanceElsewhere;
  return (
    <>
      <div aria-hidden className="relative mt-1 mb-0.5 h-2 max-w-28 rounded-tag bg-noshow-soft">
        <div
          className="absolute inset-y-0 bg-noshow-fill"
          style={{ left: `${from}%`, width: `${to - from}%` }}
        />
        <div className="absolute -inset-y-0.5 w-0.5 bg-ink" style={{ left: `${rate}%` }} />
      </div>
      <Popover
        label="How many come elsewhere"
        align="start"
        className="w-panel"
        trigger={
          <button
            type="button"
            className={`${askingLook} whitespace-nowrap`}
            aria-label={`${short}. ${source}`}
          >
            {short}
          </button>
        }
      >
        <p className="selectable">{source}</p>
      </Popover>
    </>
  );
}

function Assumed() {
  const { assumptions, change } = useAssumptions();
  if (!assumptions) return null;
  return (
    <Popover
      label="What is assumed"
      align="start"
      className="w-panel"
      trigger={
        <button type="button" className={askingLook}>
          against {assumptions.minutesAMail} min a mail by hand
        </button>
      }
    >
      <p className="font-section">Your assumptions</p>
      <p className="mt-2 flex items-center gap-2">
        <span className="flex-1">A personal mail takes by hand, in minutes</span>
        <AssumedNumber
          label="Minutes that a personal mail takes by hand"
          value={assumptions.minutesAMail}
          most={120}
          isNeeded
          save={(value) => change(() => ({ minutesAMail: value ?? 0 }))}
          className="w-14!"
        />
      </p>
      <p className="mt-1 text-caption text-third">
        Saved is the mails that you approved at that pace, less the time that you spent on reviewing
        them.
      </p>
      <div className="mt-3 border-t border-line pt-3">
        <Switch
          checked={assumptions.benchmarks}
          onChange={(benchmarks) => void change(() => ({ benchmarks }))}
        >
          Show figures of others beside mine
        </Switch>
        <p className="mt-1 text-caption text-third">{attendanceElsewhere.source}</p>
      </div>
    </Popover>
  );
}

export function Numbers({ view }: { view: OverviewView }) {
  const { usual, focus, attendance, attendanceRate: rate } = view;
  const { assumptions } = useAssumptions();
  const middle = focus ?? attendance;
  const usualMiddle = focus ? usual?.focus : usual?.attendance;
  return (
    <dl aria-label="Numbers" className="flex flex-wrap gap-x-4 gap-y-3">
      <Card
        value={number(view.registered)}
        label="registered"
        beside={usual && countBeside(view.registered, usual.registered)}
      >
        {!usual && view.registered > 0 && counted(view.registered - view.attended, "no-show")}
      </Card>
      <Card
        value={number(view.attended)}
        label="came"
        beside={
          rate === null
            ? null
            : typeof usual?.attendanceRate === "number"
              ? {
                  ...shareBeside(rate, usual.attendanceRate),
                  words: `${percent(rate)}, usual ${percent(usual.attendanceRate)}`,
                }
              : { words: `${percent(rate)} of the list`, tone: "even" }
        }
      >
        {assumptions?.benchmarks && rate !== null && <Elsewhere rate={rate} />}
      </Card>
      {middle && (
        <Card
          value={percent(middle.mean)}
          label={focus ? "average focus" : "average stay"}
          beside={typeof usualMiddle === "number" ? shareBeside(middle.mean, usualMiddle) : null}
        >
          median {percent(middle.median)}
        </Card>
      )}
      <Card
        value={number(view.messages)}
        label={view.messages === 1 ? "message" : "messages"}
        beside={usual && countBeside(view.messages, usual.messages)}
      >
        {counted(view.questions, "question")}
        {usual && `, usual\u00a0${number(Math.round(usual.questions))}`}
      </Card>
      <Card value={duration(view.saved.minutes)} label="saved so far">
        <Assumed />
      </Card>
    </dl>
  );
}
