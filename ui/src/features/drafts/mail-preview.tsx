// The mail exactly as its recipient will see it: the core's HTML in a sealed frame, or its plain text,
// as wide as a phone or as a window.

import { clsx } from "clsx";
import { Monitor, Smartphone } from "lucide-react";
import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { IconButton } from "@/components/button";
import { Segmented } from "@/components/segmented";
import type { DraftView } from "@/ipc/types";
import { oneOf, useRemembered } from "@/lib/remembered";
import { previewPage } from "./preview-page";
import { subjectGuide } from "./subject-guide";

const views = ["marked", "html", "text"] as const;
export type MailView = (typeof views)[number];

const widths = ["desktop", "phone"] as const;
type MailWidth = (typeof widths)[number];

/** How the user wants to see mails: remembered on this computer. */
export function useMailView() {
  const [view, setView] = useRemembered<MailView>("drafts.view", "marked", oneOf(views));
  const [width, setWidth] = useRemembered<MailWidth>("drafts.width", "desktop", oneOf(widths));
  /** The next way of looking, for the key. */
  const turn = () => setView(views[(views.indexOf(view) + 1) % views.length] ?? "marked");
  return { view, setView, width, setWidth, turn };
}

export type MailViewChoice = ReturnType<typeof useMailView>;

export function ViewChoice({ view, setView, width, setWidth }: MailViewChoice) {
  return (
    <div className="mt-2.5 flex items-center gap-2">
      <Segmented
        label="Show the mail"
        value={view}
        onChange={setView}
        choices={[
          { value: "marked", label: "With marks" },
          { value: "html", label: "As sent" },
          { value: "text", label: "Plain text" },
        ]}
      />
      {view !== "marked" && (
        <span className="ml-auto flex">
          {(["desktop", "phone"] as const).map((each) => (
            <IconButton
              key={each}
              icon={each === "phone" ? Smartphone : Monitor}
              label={each === "phone" ? "As wide as a phone" : "As wide as a window"}
              aria-pressed={width === each}
              onClick={() => setWidth(each)}
              className={clsx(width === each && "bg-accent-soft text-accent!")}
            />
          ))}
        </span>
      )}
    </div>
  );
}

/** Light or dark as the window is: a mail without colours of its own follows its reader's program. */
function useScheme(): "light" | "dark" {
  return useSyncExternalStore(
    (listener) => {
      const media = window.matchMedia("(prefers-color-scheme: dark)");
      const watcher = new MutationObserver(listener);
      watcher.observe(document.documentElement, { attributeFilter: ["data-theme"] });
      media.addEventListener("change", listener);
      return () => {
        watcher.disconnect();
        media.removeEventListener("change", listener);
      };
    },
    () => {
      const chosen = document.documentElement.dataset.theme;
      if (chosen === "light" || chosen === "dark") return chosen;
      return window.matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
    },
  );
}

function HtmlFrame({ html, title }: { html: string; title: string }) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [height, setHeight] = useState(0);
  const scheme = useScheme();

  // The frame is as tall as its mail, so that the pane scrolls it, by wheel and by keys.
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const measure = () => {
      const body = element.contentDocument?.body;
      if (body) setHeight(Math.ceil(body.getBoundingClientRect().height));
    };
    element.addEventListener("load", measure);
    const watcher = new ResizeObserver(measure);
    watcher.observe(element);
    return () => {
      element.removeEventListener("load", measure);
      watcher.disconnect();
    };
  }, []);

  return (
    <iframe
      ref={frame}
      title={title}
      // No scripts, no forms, no windows, no way out. The same origin only lets its height be measured.
      sandbox="allow-same-origin"
      referrerPolicy="no-referrer"
      srcDoc={previewPage(html, scheme)}
      // Nothing in it takes the keyboard or the pointer, so that the keys of the page always work.
      tabIndex={-1}
      style={{ height, colorScheme: scheme }}
      className="pointer-events-none block w-full"
    />
  );
}

export function MailPreview({
  draft,
  view,
  width,
}: {
  draft: DraftView;
  view: "html" | "text";
  width: MailWidth;
}) {
  const { onPhone } = subjectGuide(draft.mail.subject);
  return (
    <div
      className={clsx(
        "overflow-hidden rounded-card border border-line",
        width === "phone" && "mx-auto w-phone max-w-full",
      )}
    >
      {width === "phone" && (
        <p className="border-b border-line bg-sunken px-5 py-2 text-caption text-second wrap-anywhere">
          In the list: <bdi className="font-medium text-ink">{onPhone ?? draft.mail.subject}</bdi>
        </p>
      )}
      {view === "html" ? (
        <HtmlFrame html={draft.html} title={`The mail to ${draft.item.label}`} />
      ) : (
        <pre
          dir="auto"
          className="selectable p-5 font-mono text-body whitespace-pre-wrap wrap-anywhere"
        >
          {draft.text}
        </pre>
      )}
    </div>
  );
}
