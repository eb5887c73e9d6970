// Who the preview is for, and what the text would write to them.

import { useEffect, useState } from "react";
import { usePeople, useTemplatePreview, useWebinars } from "@/api/queries";
import type { Language, Tier } from "@/ipc/types";
import { everybody } from "@/lib/people-query";

/** The value as it was when nobody had changed it for a moment. */
function useSettled(value: string, millis: number): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), millis);
    return () => clearTimeout(timer);
  }, [value, millis]);
  return settled;
}

const pauseMillis = 250;

/** More than anybody picks from a list by hand. */
const mostPeople = 100;

/** The newest webinar and its first person of the tier, until others are chosen. */
export function usePreview(language: Language, tier: Tier | null, text: string) {
  const [chosenWebinar, chooseWebinar] = useState<string | null>(null);
  const [chosenPerson, choosePerson] = useState<string | null>(null);
  const webinars = useWebinars();
  const webinar = webinars.data?.find((each) => each.id === chosenWebinar) ?? webinars.data?.[0];
  const found = usePeople(
    webinar?.id ?? "",
    tier ? { ...everybody, tiers: [tier] } : { ...everybody, standings: ["replay_only"] },
    mostPeople,
    webinar !== undefined,
  );
  const people = webinar ? (found.data ?? []) : [];
  const person = people.find((each) => each.id === chosenPerson) ?? people[0] ?? null;
  const settled = useSettled(text, pauseMillis);
  const isReady = webinars.isSuccess && (webinar === undefined || !found.isPending);
  const answer = useTemplatePreview(language, settled, person?.id ?? null, isReady);

  return {
    webinars: webinars.data ?? [],
    webinar: webinar ?? null,
    chooseWebinar,
    people,
    person,
    choosePerson,
    data: answer.data,
    error: answer.error ?? found.error ?? webinars.error,
    /** Whether the answer is about the text as it stands. */
    isCurrent: settled === text && answer.isSuccess && !answer.isPlaceholderData,
  };
}

export type Preview = ReturnType<typeof usePreview>;
