// What the Overview asks and does beyond its numbers.

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { call } from "@/ipc/client";
import type { ChartKind, LineChoice, ReportView } from "@/ipc/types";
import { keys } from "./keys";
import { useCommand } from "./mutations";
import { refreshWork } from "./query-client";

/** The first `most` people worth a call; the overview itself has the first few. */
export const useCallList = (webinar: string, most: number, enabled: boolean) =>
  useQuery({
    queryKey: keys.calls(webinar, most),
    queryFn: () => call("call_list", { webinar, most }),
    placeholderData: keepPreviousData,
    enabled,
  });

/** What was written in a minute or about a topic; nothing is asked without a choice. */
export const useLines = (webinar: string, choice: LineChoice | null) =>
  useQuery({
    queryKey: keys.lines(webinar, choice ?? { of: "minute", value: 0 }),
    queryFn: () => call("line_list", { webinar, choice: choice ?? { of: "minute", value: 0 } }),
    enabled: choice !== null,
  });

export const useTrend = () => useQuery({ queryKey: keys.trend, queryFn: () => call("trend_list") });

export const useReturning = (webinar: string) =>
  useQuery({
    queryKey: keys.returning(webinar),
    queryFn: () => call("returning_get", { webinar }),
  });

/** Says what became of a question, for all who asked it. */
export const useAnswerQuestion = () => useCommand("question_answer", refreshWork);

// Each resolves to the name of the file, or to null when the person chose none.

const named = (view: ReportView | null) => view?.fileName ?? null;

export const saveCallList = (webinar: string, kind: "pdf" | "csv", most: number) =>
  call("report_save", { webinar, kind: kind === "pdf" ? "calls_pdf" : "calls_csv", most }).then(
    named,
  );

export const saveReport = (webinar: string) =>
  call("report_save", { webinar, kind: "overview_pdf", most: 0 }).then(named);

/** `data` is the picture in base64. */
export const saveChart = (name: string, kind: ChartKind, data: string) =>
  call("chart_save", { name, kind, data }).then(named);
