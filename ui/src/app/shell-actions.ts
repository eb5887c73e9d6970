// The actions that exist everywhere; what they are called and their keys stand in lib/action-list.
// Pages add their own through lib/actions.

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

const themes: readonly Appearance[] = ["system", "light", "dark"];

const places: readonly Place[] = ["import", "overview", "people", "drafts", "export"];

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
        run: () => setUi({ paletteOpen: true }),
      },
      {
        id: "shortcuts.show",
        run: () => setUi({ shortcutsOpen: true }),
      },
      {
        id: "settings.open",
        run: () => navigate({ to: "/settings" }),
      },
      { id: "go.settings", run: () => navigate({ to: "/settings" }) },
      {
        id: "templates.open",
        run: () => navigate({ to: "/settings/templates" }),
      },
      {
        id: "data.reveal",
        run: () => reveal({}, { onError: saidFailure }),
      },
      {
        id: "history.undo",
        title: history?.undo ? `Undo: ${history.undo.label}` : "Undo",
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
        run: () => navigate({ to: "/new" }),
      },
      {
        id: "import.pick",
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
        ? places.map((place) => ({
            id: `go.${place}`,
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
              run: () => take(step),
            },
          ]
        : []),
      ...themes.map((appearance) => ({
        id: `theme.${appearance}`,
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
