// Takes the next step of a webinar: goes to its place, and starts the drafts where they are the step.

import { useNavigate } from "@tanstack/react-router";
import { useStartDrafts } from "@/api/mutations";
import { useSettings } from "@/api/queries";
import { saidFailure } from "@/components/toast";
import { everyTier, plainRun } from "@/lib/run-options";
import type { NextStep } from "./next-step";

export function useTakeStep(webinarId: string) {
  const navigate = useNavigate();
  const settings = useSettings();
  const start = useStartDrafts();

  const take = (step: NextStep) => {
    if (step.kind === "draft") {
      const engine = settings.data?.engine.engine ?? "templates";
      start.mutate(
        { webinar: webinarId, engine, scope: everyTier, options: plainRun },
        { onError: saidFailure },
      );
    }
    navigate({ to: `/webinars/$webinarId/${step.place}`, params: { webinarId } });
  };
  return { take, isPending: start.isPending };
}
