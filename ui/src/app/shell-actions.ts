// The actions that exist everywhere. Ids are what the native menu sends; keep them in step with it
// (desktop/menu.rs). Pages add their own through lib/actions.

import { useNavigate } from "@tanstack/react-router";
import { useMemo } from "react";
import { usePickFiles } from "@/api/import-mutations";
import {
  useOpenSample,
  useRedo,
  useRevealFolder,
  useUndo,
  useUpdateSettings,
} from "@/api/mutations";
import { useHistory, useJobs, useSettings, useWebinar } from "@/api/queries";
import { said, saidFailure } from "@/components/toast";
import type { Appearance, DraftChangeView } from "@/ipc/types";
import { type Action, useActions } from "@/lib/actions";
import { changeWords } from "@/lib/words";
import { nextStep, type Place } from "./next-step";
import { useTakeStep } from "./take-step";
import { useUi } from "./ui-store";

const themes: readonly { appearance: Appearance; title: string }[] = [
  { appearance: "system", title: "Theme: as the system" },
  { appearance: "light", title: "Theme: light" },
  { appearance: "dark", title: "Theme: dark" },
];

const places: readonly { place: Place; title: string; keys: string }[] = [
  { place: "import", title: "Go to Import", keys: "g i" },
  { place: "overview", title: "Go to Overview", keys: "g o" },
  { place: "people", title: "Go to People", keys: "g p" },
  { place: "drafts", title: "Go to Drafts", keys: "g d" },
  { place: "export", title: "Go to Export", keys: "g e" },
];

const sayChange = (change: DraftChangeView, none: string) => said(changeWords(change, none));

export function useShellActions(webinarId: string | undefined): void {
  const navigate = useNavigate();
  const setUi = useUi((state) => state.set);
  const settings = useSettings().data;
  const counts = useWebinar(webinarId ?? "", webinarId !== undefined).data?.counts;
  const isDrafting = useJobs().data?.some(
    (job) => job.webinarId === webinarId && job.state === "running",
  );
  const { take } = useTakeStep(webinarId ?? "");
  const { mutate: undo } = useUndo();
  const { mutate: redo } = useRedo();
  const history = useHistory().data;
  const { mutate: pick, isPending: isPicking } = usePickFiles();
  const { mutate: openSample } = useOpenSample();
  const { mutate: reveal } = useRevealFolder();
  const { mutate: saveSettings } = useUpdateSettings();

  const actions = useMemo<Action[]>(() => {
    const step = webinarId && counts ? nextStep(counts, isDrafting ?? false) : null;
    return [
      {
        id: "palette.open",
        title: "Go to anything",
        group: "General",
        keys: "mod+k",
        whileWriting: true,
        quiet: true,
        run: () => setUi({ paletteOpen: true }),
      },
      {
        id: "shortcuts.show",
        title: "Show keyboard shortcuts",
        group: "General",
        keys: "?",
        run: () => setUi({ shortcutsOpen: true }),
      },
      {
        id: "settings.open",
        title: "Open settings",
        group: "General",
        keys: "mod+,",
        whileWriting: true,
        run: () => navigate({ to: "/settings" }),
      },
      {
        id: "templates.open",
        title: "Edit templates",
        group: "General",
        run: () => navigate({ to: "/settings/templates" }),
      },
      {
        id: "data.reveal",
        title: "Show where your data lives",
        group: "General",
        run: () => reveal({}, { onError: saidFailure }),
      },
      {
        id: "history.undo",
        title: history?.undo ? `Undo: ${history.undo.label}` : "Undo",
        group: "Edit",
        keys: "mod+z",
        run: () =>
          undo(
            {},
            {
              onSuccess: (done) => sayChange(done, "There is nothing to undo."),
              onError: saidFailure,
            },
          ),
      },
      {
        id: "history.redo",
        title: history?.redo ? `Redo: ${history.redo.label}` : "Redo",
        group: "Edit",
        keys: "shift+mod+z",
        run: () =>
          redo(
            {},
            {
              onSuccess: (done) => sayChange(done, "There is nothing to do again."),
              onError: saidFailure,
            },
          ),
      },
      {
        id: "webinar.new",
        title: "New webinar",
        group: "Webinars",
        keys: "mod+n",
        whileWriting: true,
        run: () => navigate({ to: "/new" }),
      },
      {
        id: "import.pick",
        title: "Import files…",
        group: "Webinars",
        keys: "mod+o",
        whileWriting: true,
        // The menu's accelerator and the shortcut may both arrive; one dialog is enough.
        when: () => !isPicking,
        run: () =>
          pick(
            { staging: null, webinar: null },
            {
              onSuccess: (staging) => {
                if (staging) navigate({ to: "/new", search: { staging: staging.id } });
              },
              onError: saidFailure,
            },
          ),
      },
      {
        id: "sample.open",
        title: "Open the sample webinar",
        group: "Webinars",
        run: () =>
          openSample(
            {},
            {
              onSuccess: (done) =>
                navigate({
                  to: "/webinars/$webinarId/overview",
                  params: { webinarId: done.webinarId },
                }),
              onError: saidFailure,
            },
          ),
      },
      ...(webinarId
        ? places.map(({ place, title, keys }) => ({
            id: `go.${place}`,
            title,
            group: "This webinar",
            keys,
            run: () =>
              void navigate({ to: `/webinars/$webinarId/${place}`, params: { webinarId } }),
          }))
        : []),
      ...(step
        ? [
            {
              id: "step.next",
              title: step.title,
              group: "This webinar",
              keys: "mod+enter",
              run: () => take(step),
            },
          ]
        : []),
      ...themes.map(({ appearance, title }) => ({
        id: `theme.${appearance}`,
        title,
        group: "Appearance",
        when: () => settings !== undefined && settings.appearance !== appearance,
        run: () => {
          if (settings) saveSettings({ ...settings, appearance }, { onError: saidFailure });
        },
      })),
    ];
  }, [
    webinarId,
    counts,
    isDrafting,
    settings,
    history,
    navigate,
    setUi,
    take,
    undo,
    redo,
    pick,
    isPicking,
    openSample,
    reveal,
    saveSettings,
  ]);
  useActions("shell", actions);
}
