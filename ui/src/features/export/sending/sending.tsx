// Sending from here, through the user's own mail service: off until it is set up, then a plan that is confirmed by its
// number, a minute in which nothing leaves, the sending at work, and its report.

import { Send, Settings2 } from "lucide-react";
import { useState } from "react";
import { isAtWork, useSending, useSendingSetup } from "@/api/sending";
import { Button } from "@/components/button";
import { InlineError } from "@/components/inline-error";
import { SectionTitle } from "@/components/panel";
import { SkeletonLines } from "@/components/skeleton";
import { AtWork } from "./at-work";
import { Plan } from "./plan";
import { Report } from "./report";
import { Setup } from "./setup";

export function Sending({ webinarId }: { webinarId: string }) {
  const setup = useSendingSetup();
  const sending = useSending(webinarId);
  const [isSettingUp, setSettingUp] = useState(false);
  const error = setup.error ?? sending.error;
  if (error) return <InlineError error={error} className="mt-7" />;
  if (!setup.data || sending.data === undefined) {
    return (
      <div className="mt-7">
        <SkeletonLines lines={2} label="Sending is loading" />
      </div>
    );
  }
  const latest = sending.data;
  const isOver = latest === null || latest.state === "done" || latest.state === "stopped";
  const { isReady } = setup.data;
  return (
    <section aria-label="Send from here" className="mt-7">
      <SectionTitle
        aside={isReady && `${setup.data.setup.fromEmail}`}
        action={
          isReady &&
          isOver &&
          !isSettingUp && (
            <Button size="sm" kind="ghost" icon={Settings2} onClick={() => setSettingUp(true)}>
              Change the set-up
            </Button>
          )
        }
      >
        Or send from here
      </SectionTitle>
      {latest &&
        (isAtWork(latest) ? (
          <AtWork sending={latest} />
        ) : (
          <Report key={latest.id} sending={latest} />
        ))}
      {isOver &&
        (isSettingUp ? (
          <Setup view={setup.data} onDone={() => setSettingUp(false)} />
        ) : isReady ? (
          <Plan webinarId={webinarId} />
        ) : (
          <div className="mt-3 flex items-start gap-3 rounded-card border border-line bg-surface p-4">
            <Send size={18} className="mt-px text-third" aria-hidden />
            <div className="min-w-0 flex-1">
              <p>
                Through your own SendGrid or Resend account: one mail a person, never two. Off until
                you set it up.
              </p>
              <p className="mt-0.5 text-second">
                Both want the consent of everybody who gets a mail. Without it, export the mails and
                send them from your own mailbox.
              </p>
            </div>
            <Button onClick={() => setSettingUp(true)}>Set up sending</Button>
          </div>
        ))}
    </section>
  );
}
