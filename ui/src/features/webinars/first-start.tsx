// The first start: exactly two choices, no account, no key, no wizard.

import { useNavigate } from "@tanstack/react-router";
import { FileUp, type LucideIcon, MonitorPlay } from "lucide-react";
import { usePickFiles } from "@/api/import-mutations";
import { useOpenSample } from "@/api/mutations";
import { InlineError } from "@/components/inline-error";
import { Logo } from "@/components/logo";

function Choice({
  icon: Icon,
  title,
  children,
  onClick,
  busy,
}: {
  icon: LucideIcon;
  title: string;
  children: string;
  onClick: () => void;
  busy: boolean;
}) {
  return (
    <button
      type="button"
      onClick={onClick}
      aria-disabled={busy}
      className="flex flex-1 flex-col items-start gap-1 rounded-card border border-line-strong bg-surface p-5 text-left transition-colors hover:border-accent"
    >
      <Icon size={22} className="mb-3 text-accent" aria-hidden />
      <span className="font-section">{title}</span>
      <span className="text-second">{children}</span>
    </button>
  );
}

export function FirstStart() {
  const navigate = useNavigate();
  const sample = useOpenSample();
  const pick = usePickFiles();
  const busy = sample.isPending || pick.isPending;

  const openSample = () =>
    sample.mutate(
      {},
      {
        onSuccess: ({ webinarId }) =>
          navigate({ to: "/webinars/$webinarId/overview", params: { webinarId } }),
      },
    );
  const importOwn = () =>
    pick.mutate(
      { staging: null, webinar: null },
      {
        onSuccess: (staging) => {
          if (staging) navigate({ to: "/new", search: { staging: staging.id } });
        },
      },
    );

  return (
    <main className="flex h-full flex-col items-center justify-center overflow-y-auto bg-canvas p-6">
      <div className="flex w-full max-w-sheet flex-col gap-5">
        <div className="flex items-center gap-3">
          <Logo className="size-9" />
          <div>
            <h1 className="text-title font-title">WebinarWins</h1>
            <p className="text-second">A personal follow-up for everyone who registered.</p>
          </div>
        </div>
        <div className="flex flex-col gap-3 mid:flex-row">
          <Choice
            icon={MonitorPlay}
            title="Open the sample webinar"
            onClick={() => !busy && openSample()}
            busy={busy}
          >
            45 invented people, 79 messages. See the whole journey in five minutes.
          </Choice>
          <Choice
            icon={FileUp}
            title="Import your own"
            onClick={() => !busy && importOwn()}
            busy={busy}
          >
            The files your webinar platform exports. You can also drop them on this window.
          </Choice>
        </div>
        {sample.isError && <InlineError error={sample.error} />}
        {pick.isError && <InlineError error={pick.error} />}
        <p className="text-third">Everything stays on this computer. Nothing is sent to anyone.</p>
      </div>
    </main>
  );
}
