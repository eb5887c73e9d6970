// The window's frame: sidebar and page, the things that float over both, and what the host tells.
// The first start is the one place without a sidebar.

import { Outlet, useLocation, useNavigate, useParams } from "@tanstack/react-router";
import { FileUp } from "lucide-react";
import { useHostEvents } from "@/api/host-events";
import { useTargetFiles } from "@/api/import-mutations";
import { useWebinars } from "@/api/queries";
import { said, saidFailure } from "@/components/toast";
import type { JobView } from "@/ipc/types";
import { runAction } from "@/lib/actions";
import { counted } from "@/lib/words";
import { useNativeMenu } from "./native-menu";
import { Palette } from "./palette";
import { useShellActions } from "./shell-actions";
import { ShortcutSheet } from "./shortcut-sheet";
import { useShortcuts } from "./shortcuts";
import { Sidebar } from "./sidebar";
import { useUi } from "./ui-store";

function DropOverlay() {
  return (
    <div className="pointer-events-none fixed inset-0 z-50 flex items-center justify-center bg-scrim p-3 animate-appear">
      <div className="flex size-full flex-col items-center justify-center gap-2 rounded-card border-2 border-dashed border-accent bg-surface text-center">
        <FileUp size={28} className="text-accent" aria-hidden />
        <p className="text-title font-title">Drop to import</p>
        <p className="text-second">You see what will be read before anything is stored.</p>
      </div>
    </div>
  );
}

/** What a run came to. A cancel says nothing: the person did it, and the counts show what is kept. */
function sayEnd(job: JobView): void {
  if (job.state === "done") {
    const failed = job.failed > 0 ? `, ${job.failed} failed` : "";
    said(`${counted(job.done, "draft")} written${failed}.`);
  } else if (job.state === "stopped") {
    saidFailure({
      code: "stopped",
      message: `Stopped after ${job.done} of ${job.total}; what is written is kept.`,
      hint: job.message,
    });
  }
}

export function Shell() {
  const navigate = useNavigate();
  const webinars = useWebinars();
  const pathname = useLocation({ select: (location) => location.pathname });
  const webinarId = useParams({ strict: false, select: (params) => params.webinarId });
  const { mutate: aim } = useTargetFiles();
  const filesOver = useUi((state) => state.filesOver);
  const setUi = useUi((state) => state.set);

  useShellActions(webinarId);
  useShortcuts();
  useNativeMenu();
  useHostEvents({
    onFilesOver: (over) => setUi({ filesOver: over }),
    onFilesDropped: (staging, error) => {
      if (error) saidFailure(error);
      if (!staging) return;
      // Only the Import tab that is open takes them for its own webinar: anywhere else a new
      // webinar is meant. Aimed each time, since the set may be left over from another page, and
      // people must never land on another webinar's list by accident.
      const target = webinarId && pathname.endsWith("/import") ? webinarId : null;
      const search = { staging: staging.id };
      aim(
        { staging: staging.id, webinar: target },
        {
          onSuccess: () =>
            target === null
              ? navigate({ to: "/new", search })
              : navigate({
                  to: "/webinars/$webinarId/import",
                  params: { webinarId: target },
                  search,
                }),
          onError: saidFailure,
        },
      );
    },
    onMenu: (action) => {
      if (!runAction(action, "menu")) said("That is not possible here.");
    },
    onJobEnded: sayEnd,
    onFailure: saidFailure,
  });

  const isFirstStart = pathname === "/" && !webinars.data?.length;
  return (
    <div className="flex h-full flex-col mid:flex-row">
      {!isFirstStart && <Sidebar />}
      <div className="min-h-0 min-w-0 flex-1 mid:h-full">
        <Outlet />
      </div>
      <Palette webinarId={webinarId} />
      <ShortcutSheet />
      {filesOver && <DropOverlay />}
    </div>
  );
}
