// The columns of the table of people. Unknown is a dash, never a zero. People who do not count as
// audience are quieter, and the column "Came" says why.

import { clsx } from "clsx";
import { Meter } from "@/components/progress";
import { TierBadge } from "@/components/tier-badge";
import type { TableColumn } from "@/components/virtual-table";
import type { AttendeeRowView, DraftMarkView, PeopleColumn } from "@/ipc/types";
import { minutes, percent, score } from "@/lib/format";
import { draftStatusName, standingName, whyLeftOut } from "@/lib/words";

function Share({ value }: { value: number | null }) {
  if (value === null) return <span className="text-third">–</span>;
  return (
    <span className="inline-flex items-center gap-2 align-middle">
      <Meter percent={value} className="w-11" />
      <span className="tabular min-w-10 text-right">{percent(value)}</span>
    </span>
  );
}

function Count({ value }: { value: number }) {
  return value === 0 ? <span className="text-third">–</span> : value.toLocaleString("en-US");
}

/** Somebody else's word, in its own direction; a dash for none. */
function Word({ children, isQuiet }: { children: string | null | undefined; isQuiet: boolean }) {
  if (!children) return <span className="text-third">–</span>;
  return <bdi className={isQuiet ? "text-third" : "text-second"}>{children}</bdi>;
}

/** The words of the Draft column, and their colour. */
export function draftWords(draft: DraftMarkView | null): { word: string; tone: string } {
  if (!draft) return { word: "–", tone: "text-third" };
  if (draft.status !== "to_review") {
    return { word: draftStatusName[draft.status], tone: "text-good" };
  }
  if (draft.gravest === "block") return { word: "Blocked", tone: "text-bad" };
  if (draft.gravest === "warn") return { word: "Warning", tone: "text-warm" };
  return { word: draftStatusName.to_review, tone: "text-second" };
}

type Column = TableColumn<AttendeeRowView>;

const columns: Record<PeopleColumn, Omit<Column, "id">> = {
  name: {
    header: "Name",
    min: 110,
    grow: 4,
    sort: "name",
    firstAscending: true,
    cell: (row) => (
      <span
        className={clsx(
          row.isAudience ? "font-medium" : "text-third",
          !row.name && "font-body text-second",
        )}
      >
        {row.name || "(no name)"}
      </span>
    ),
  },
  email: {
    header: "E-mail",
    min: 120,
    grow: 5,
    sort: "email",
    firstAscending: true,
    cell: (row) => (
      <span
        className={clsx("selectable", row.isAudience && row.email ? "text-second" : "text-third")}
      >
        {row.email ?? "no address"}
      </span>
    ),
  },
  domain: {
    header: "Domain",
    min: 120,
    grow: 3,
    sort: "domain",
    firstAscending: true,
    cell: (row) => <Word isQuiet={!row.isAudience}>{row.email?.split("@")[1]}</Word>,
  },
  location: {
    header: "Location",
    min: 110,
    grow: 3,
    sort: "location",
    firstAscending: true,
    cell: (row) => <Word isQuiet={!row.isAudience}>{row.location}</Word>,
  },
  standing: {
    header: "Came",
    min: 106,
    sort: "standing",
    firstAscending: true,
    cell: (row) => (
      <span className={row.standing === "attended" ? undefined : "text-second"}>
        {standingName[row.standing]}
      </span>
    ),
  },
  tier: {
    header: "Tier",
    min: 104,
    sort: "tier",
    firstAscending: true,
    cell: (row) => <TierBadge tier={row.tier} className="align-middle" />,
  },
  score: {
    header: "Score",
    min: 74,
    align: "right",
    sort: "score",
    cell: (row) =>
      row.standing === "attended" ? (
        <span className="font-section">{score(row.score)}</span>
      ) : (
        <span className="text-third">–</span>
      ),
  },
  focus: {
    header: "Focus",
    min: 110,
    sort: "focus",
    cell: (row) => <Share value={row.focusPercent} />,
  },
  attendance: {
    header: "Attendance",
    min: 110,
    sort: "attendance",
    cell: (row) => <Share value={row.attendancePercent} />,
  },
  minutes: {
    header: "There for",
    min: 88,
    align: "right",
    sort: "minutes",
    cell: (row) =>
      row.attendanceMinutes === null ? (
        <span className="text-third">–</span>
      ) : (
        minutes(row.attendanceMinutes)
      ),
  },
  messages: {
    header: "Msgs",
    min: 64,
    align: "right",
    sort: "messages",
    cell: (row) => <Count value={row.messages} />,
  },
  questions: {
    header: "Qs",
    min: 52,
    align: "right",
    sort: "questions",
    cell: (row) => <Count value={row.questions} />,
  },
  draft: {
    header: "Draft",
    min: 94,
    sort: "draft",
    firstAscending: true,
    cell: (row) => {
      const { word, tone } = draftWords(row.draft);
      return <span className={tone}>{word}</span>;
    },
  },
};

/** What a column is called where there is no heading above it. */
export const columnName: Record<PeopleColumn, string> = {
  ...(Object.fromEntries(Object.entries(columns).map(([id, { header }]) => [id, header])) as Record<
    PeopleColumn,
    string
  >),
  messages: "Messages",
  questions: "Questions",
  minutes: "Minutes present",
};

export const everyColumn = Object.keys(columns) as PeopleColumn[];

/** Those that are shown until others are chosen. */
export const usualColumns: readonly PeopleColumn[] = [
  "name",
  "email",
  "tier",
  "score",
  "focus",
  "attendance",
  "messages",
  "questions",
  "draft",
];

const whyColumn: Column = {
  id: "why",
  header: "Why left out",
  min: 160,
  grow: 3,
  cell: (row) => <span className="text-second">{whyLeftOut(row)}</span>,
};

/** Which of the usual columns give way, first to last, where there is less room. */
const without: Record<"all" | "few" | "fewest", readonly PeopleColumn[]> = {
  all: [],
  few: ["focus", "attendance"],
  fewest: ["focus", "attendance", "questions", "email"],
};

/**
 * The columns to draw. Chosen ones are all drawn, and the table scrolls sideways where they need
 * more room; for people who are left out, the reason stands in place of tier, score and draft.
 */
export function columnsToDraw(
  chosen: readonly PeopleColumn[] | null,
  room: "all" | "few" | "fewest",
  areLeftOut: boolean,
): { ids: PeopleColumn[]; columns: Column[] } {
  const ids = (
    areLeftOut
      ? (["name", "email", "standing", "attendance", "messages"] as const)
      : (chosen ?? usualColumns)
  ).filter((id) => (chosen && !areLeftOut) || !without[room].includes(id));
  const drawn: Column[] = ids.map((id) => ({ id, ...columns[id] }));
  return { ids, columns: areLeftOut ? [...drawn, whyColumn] : drawn };
}
