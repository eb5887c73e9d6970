// The window's frame: sidebar and page, the things that float over both, and what the host tells.
// The first start is the one place without a sidebar.

import { Outlet, useLocation, useNavigate, useParams } from "@tanstack/react-router";
import { FileUp } from "lucide-react";
import { useHostEvents } from "@/api/host-events";
import { useTargetFiles } from "@/api/mutations";
import { useWebinars } from "@/api/queries";
import { said, saidFailure } from "@/components/toast";
import { runAction } from "@/lib/actions";
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
      // webinar is meant, and people must never land on another webinar's list by accident.
      if (webinarId && pathname.endsWith("/import")) {
        aim(
          { staging: staging.id, webinar: webinarId },
          {
            onSuccess: () =>
              navigate({
                to: "/webinars/$webinarId/import",
                params: { webinarId },
                search: { staging: staging.id },
              }),
            onError: saidFailure,
          },
        );
      } else {
        navigate({ to: "/new", search: { staging: staging.id } });
      }
    },
    onMenu: (action) => {
      if (!runAction(action)) said("That is not possible here.");
    },
    onFailure: saidFailure,
  });

  const isFirstStart = pathname === "/" && !webinars.data?.length;
  return (
    <div className="flex h-full">
      {!isFirstStart && <Sidebar />}
      <div className="h-full min-w-0 flex-1">
        <Outlet />
      </div>
      <Palette webinarId={webinarId} />
      <ShortcutSheet />
      {filesOver && <DropOverlay />}
    </div>
  );
}
