// Always there: the way to anything, the webinars (newest first, as the core lists them), the work
// that is running, and the settings. In a very narrow window, or at 200 % zoom, it lies on top as a
// strip, and the webinars are in the palette.

import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { Plus, Search, Settings, Trash2 } from "lucide-react";
import { useMemo, useState } from "react";
import { useWebinars } from "@/api/queries";
import { InlineError } from "@/components/inline-error";
import { Keys } from "@/components/kbd";
import { Logo } from "@/components/logo";
import { ContextMenu } from "@/components/menu";
import { DeleteWebinar } from "@/features/webinars/delete-webinar";
import type { WebinarItemView } from "@/ipc/types";
import { type Action, useActions, useKeysInForce } from "@/lib/actions";
import { shortDay } from "@/lib/format";
import { ariaKeys } from "@/lib/keys";
import { RunningJobs } from "./running-jobs";
import { useUi } from "./ui-store";

const row =
  "flex h-8 shrink-0 items-center gap-2 whitespace-nowrap rounded-control border border-transparent px-2 text-second transition-colors hover:bg-hover hover:text-ink";
const activeRow = "bg-surface! border-line! text-ink! font-medium";

export function Sidebar() {
  const webinars = useWebinars();
  const navigate = useNavigate();
  const openId = useParams({ strict: false, select: (params) => params.webinarId });
  const setUi = useUi((state) => state.set);
  const [doomed, setDoomed] = useState<WebinarItemView | null>(null);
  const today = new Date();
  const paletteKeys = useKeysInForce("mod+k");
  const open = webinars.data?.find((webinar) => webinar.id === openId);
  const actions = useMemo<Action[]>(
    () => (open ? [{ id: "webinar.delete", run: () => setDoomed(open) }] : []),
    [open],
  );
  useActions("sidebar", actions);

  return (
    <aside
      aria-label="Sidebar"
      className="flex w-full shrink-0 items-center gap-2 border-b border-line bg-canvas px-2.5 py-2 mid:h-full mid:w-sidebar mid:flex-col mid:items-stretch mid:gap-0 mid:border-r mid:border-b-0 mid:pt-4 mid:pb-3"
    >
      <div className="flex items-center gap-2 px-2 mid:mb-3">
        <Logo />
        <span className="hidden font-title mid:inline">WebinarWins</span>
      </div>
      <button
        type="button"
        onClick={() => setUi({ paletteOpen: true })}
        aria-keyshortcuts={ariaKeys(paletteKeys)}
        className="flex h-8 shrink-0 items-center gap-2 rounded-control border border-line bg-surface px-2 text-second transition-colors hover:border-line-strong"
      >
        <Search size={14} aria-hidden />
        Go to anything
        <span className="ml-auto">
          <Keys keys="mod+k" />
        </span>
      </button>
      <nav
        aria-label="Webinars"
        className="flex min-h-0 flex-1 flex-col items-start mid:mt-4 mid:items-stretch"
      >
        <h2 className="mb-1.5 hidden px-2 text-caption text-second mid:block">Webinars</h2>
        {webinars.isError && <InlineError error={webinars.error} />}
        <ul className="hidden min-h-0 flex-col gap-px overflow-y-auto mid:flex">
          {webinars.data?.map((webinar) => (
            <li key={webinar.id}>
              <ContextMenu
                entries={[
                  {
                    id: "webinar.delete",
                    title: "Delete webinar…",
                    icon: Trash2,
                    danger: true,
                    ...(webinar.id === openId ? { keys: "shift+mod+backspace" } : {}),
                    run: () => setDoomed(webinar),
                  },
                ]}
              >
                <Link
                  to="/webinars/$webinarId/overview"
                  params={{ webinarId: webinar.id }}
                  draggable={false}
                  aria-current={webinar.id === openId ? "page" : undefined}
                  className={`${row} ${webinar.id === openId ? activeRow : ""}`}
                >
                  <span className="truncate" dir="auto" title={webinar.title}>
                    {webinar.title}
                  </span>
                  <span className="ml-auto shrink-0 text-caption font-body text-second">
                    {webinar.hostedAt && shortDay(webinar.hostedAt, today)}
                  </span>
                </Link>
              </ContextMenu>
            </li>
          ))}
        </ul>
        <Link
          to="/new"
          draggable={false}
          className={`${row} mt-px text-accent! font-medium`}
          activeProps={{ className: "bg-surface! border-line!" }}
        >
          <Plus size={15} aria-hidden />
          New webinar
        </Link>
      </nav>
      <RunningJobs />
      <Link to="/settings" draggable={false} className={row} activeProps={{ className: activeRow }}>
        <Settings size={15} aria-hidden />
        Settings
      </Link>
      <DeleteWebinar
        webinar={doomed}
        onClose={() => setDoomed(null)}
        onDeleted={(id) => id === openId && navigate({ to: "/" })}
      />
    </aside>
  );
}
