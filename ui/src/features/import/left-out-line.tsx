// Who is on the list but does not count as audience, in one line, with the way to see and change it.

import { Link } from "@tanstack/react-router";
import { usePeople } from "@/api/queries";
import type { AttendeeRowView, PeopleQuery } from "@/ipc/types";
import { everybody } from "@/lib/people-query";
import { counted, listed, roleName, standingName } from "@/lib/words";

const everybodyLeftOut: PeopleQuery = { ...everybody, leftOut: true };

const group = ({ role, standing, kept }: AttendeeRowView): string => {
  if (role !== "audience") return roleName[role].toLowerCase();
  return kept === false ? "by you" : standingName[standing].toLowerCase();
};

/** "1 host, 2 speaker" would read badly; words that are counted get their plural here. */
const plural: Record<string, string> = {
  host: "hosts",
  speaker: "speakers",
  notetaker: "notetakers",
  team: "of the team",
};

/** "1 host, 2 speakers, 3 cancelled" */
export function leftOutWords(rows: readonly AttendeeRowView[]): string {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(group(row), (counts.get(group(row)) ?? 0) + 1);
  return listed(
    [...counts].map(([word, count]) => {
      const several = plural[word] ?? word;
      return counted(count, word === "team" ? several : word, several);
    }),
  );
}

export function LeftOutLine({ webinarId, count }: { webinarId: string; count: number }) {
  const people = usePeople(webinarId, everybodyLeftOut, count, count > 0).data;
  if (count === 0) return null;
  return (
    <p className="tabular text-second">
      {counted(count, "person", "people")} left out
      {people && people.length > 0 && `: ${leftOutWords(people)}`}.{" "}
      <Link
        to="/webinars/$webinarId/people"
        params={{ webinarId }}
        search={{ left: true }}
        draggable={false}
        className="rounded-tag font-medium text-accent hover:underline"
      >
        Show them
      </Link>
    </p>
  );
}
