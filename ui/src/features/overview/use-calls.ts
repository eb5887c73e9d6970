// The call list as far as it is wanted, and what can be done with it.

import { useCallback, useState } from "react";
import { saveCallList, useCallList } from "@/api/overview";
import { copyText } from "@/components/copied";
import { said, saidFailure } from "@/components/toast";
import type { OverviewView } from "@/ipc/types";
import { counted } from "@/lib/words";
import { callListText } from "./call-text";

/** What the overview brings along, and how many more one click names. */
const first = 5;
const step = 20;

export interface CallDeeds {
  hasMore: boolean;
  isReading: boolean;
  more: () => void;
  copy: () => void;
  save: (kind: "pdf" | "csv") => void;
  print: () => void;
}

export function useCalls(webinar: string, view: OverviewView | undefined, print: () => void) {
  const [most, setMost] = useState(first);
  const longer = useCallList(webinar, most, most > first);
  const calls = (most > first ? longer.data : undefined) ?? view?.callFirst ?? [];
  // Only who came is worth a call.
  const hasMore = calls.length >= first && calls.length < (view?.attended ?? 0);

  const more = useCallback(() => setMost((now) => now + step), []);
  const copy = () =>
    void copyText(
      callListText(calls),
      `Copied ${counted(calls.length, "person", "people")} to call.`,
    );
  const save = (kind: "pdf" | "csv") => {
    saveCallList(webinar, kind, calls.length)
      .then((file) => file !== null && said(`Saved ${file}.`))
      .catch(saidFailure);
  };
  const deeds: CallDeeds = { hasMore, isReading: longer.isFetching, more, copy, save, print };
  return { calls, deeds };
}
