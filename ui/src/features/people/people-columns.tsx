// The columns of the table of people. Unknown is a dash, never a zero. People who do not count as
// audience are quieter, and the column "Came" says why.

import type { ColumnDef } from "@tanstack/react-table";
import { clsx } from "clsx";
import { Meter } from "@/components/progress";
import { TierBadge } from "@/components/tier-badge";
import type { VirtualColumnMeta } from "@/components/virtual-table";
import type { AttendeeRowView, DraftMarkView, PeopleSort } from "@/ipc/types";
import { percent, score } from "@/lib/format";
import { draftStatusName, standingName, whyLeftOut } from "@/lib/words";

const meta = (
  track: string,
  sort?: PeopleSort,
  more: Pick<VirtualColumnMeta, "align" | "firstAscending"> = {},
): VirtualColumnMeta => ({ track, ...(sort ? { sort } : {}), ...more });

function Share({ value }: { value: number | null }) {
  if (value === null) return <span className="text-third">–</span>;
  return (
    <span className="inline-flex items-center gap-2 align-middle">
      <Meter percent={value} className="w-11" />
      {percent(value)}
    </span>
  );
}

function Count({ value }: { value: number }) {
  return value === 0 ? <span className="text-third">–</span> : value.toLocaleString("en-US");
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

export const columns: ColumnDef<AttendeeRowView>[] = [
  {
    id: "name",
    header: "Name",
    meta: meta("minmax(110px, 4fr)", "name", { firstAscending: true }),
    cell: ({ row }) => (
      <bdi
        className={clsx(
          row.original.isAudience ? "font-medium" : "text-third",
          !row.original.name && "text-second",
        )}
      >
        {row.original.name || "(no name)"}
      </bdi>
    ),
  },
  {
    id: "email",
    header: "E-mail",
    meta: meta("minmax(120px, 5fr)", "email", { firstAscending: true }),
    cell: ({ row }) => (
      <span className={clsx("selectable", row.original.isAudience ? "text-second" : "text-third")}>
        {row.original.email ?? "no address"}
      </span>
    ),
  },
  {
    id: "standing",
    header: "Came",
    meta: meta("100px"),
    cell: ({ row }) => (
      <span className={row.original.standing === "attended" ? undefined : "text-second"}>
        {standingName[row.original.standing]}
      </span>
    ),
  },
  {
    id: "why",
    header: "Why left out",
    meta: meta("minmax(160px, 3fr)"),
    cell: ({ row }) => <span className="text-second">{whyLeftOut(row.original)}</span>,
  },
  {
    id: "tier",
    header: "Tier",
    meta: meta("104px"),
    cell: ({ row }) => <TierBadge tier={row.original.tier} className="align-middle" />,
  },
  {
    id: "score",
    header: "Score",
    meta: meta("74px", "score", { align: "right" }),
    cell: ({ row }) =>
      row.original.standing === "attended" ? (
        <span className="font-section">{score(row.original.score)}</span>
      ) : (
        <span className="text-third">–</span>
      ),
  },
  {
    id: "focus",
    header: "Focus",
    meta: meta("110px", "focus"),
    cell: ({ row }) => <Share value={row.original.focusPercent} />,
  },
  {
    id: "attendance",
    header: "Attendance",
    meta: meta("110px", "attendance"),
    cell: ({ row }) => <Share value={row.original.attendancePercent} />,
  },
  {
    id: "messages",
    header: "Msgs",
    meta: meta("58px", "messages", { align: "right" }),
    cell: ({ row }) => <Count value={row.original.messages} />,
  },
  {
    id: "questions",
    header: "Qs",
    meta: meta("46px", "questions", { align: "right" }),
    cell: ({ row }) => <Count value={row.original.questions} />,
  },
  {
    id: "draft",
    header: "Draft",
    meta: meta("94px"),
    cell: ({ row }) => {
      const { word, tone } = draftWords(row.original.draft);
      return <span className={tone}>{word}</span>;
    },
  },
];

/**
 * Which columns are shown: where there is no room, those that people look for first; for people who
 * are left out, the reason in place of tier, score and draft.
 */
export function visibleColumns(
  room: "all" | "few" | "fewest",
  areLeftOut: boolean,
): Record<string, boolean> {
  const kind: Record<string, boolean> = areLeftOut
    ? { tier: false, score: false, focus: false, draft: false, questions: room === "all" }
    : { why: false };
  if (room === "all") return kind;
  const few = { focus: false, attendance: false, standing: areLeftOut, ...kind };
  if (room === "few") return few;
  return { ...few, questions: false, email: !areLeftOut };
}
