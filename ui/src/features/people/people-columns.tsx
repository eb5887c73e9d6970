// The columns of the table of people. Unknown is a dash, never a zero.

import type { ColumnDef } from "@tanstack/react-table";
import { clsx } from "clsx";
import { Meter } from "@/components/progress";
import { TierBadge } from "@/components/tier-badge";
import type { VirtualColumnMeta } from "@/components/virtual-table";
import type { AttendeeRowView, DraftMarkView, PeopleSort } from "@/ipc/types";
import { percent, score } from "@/lib/format";
import { draftStatusName } from "@/lib/words";

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
    meta: meta("minmax(120px, 3fr)", "name", { firstAscending: true }),
    cell: ({ row }) => (
      <bdi className={clsx("font-medium", !row.original.name && "text-second")}>
        {row.original.name || "(no name)"}
      </bdi>
    ),
  },
  {
    id: "email",
    header: "E-mail",
    meta: meta("minmax(120px, 3fr)", "email", { firstAscending: true }),
    cell: ({ row }) => (
      <span className="selectable text-second">{row.original.email ?? "no address"}</span>
    ),
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
    meta: meta("78px", "score", { align: "right" }),
    cell: ({ row }) =>
      row.original.attended ? (
        <span className="font-section">{score(row.original.score)}</span>
      ) : (
        <span className="text-third">–</span>
      ),
  },
  {
    id: "focus",
    header: "Focus",
    meta: meta("122px", "focus"),
    cell: ({ row }) => <Share value={row.original.focusPercent} />,
  },
  {
    id: "attendance",
    header: "Attendance",
    meta: meta("122px", "attendance"),
    cell: ({ row }) => <Share value={row.original.attendancePercent} />,
  },
  {
    id: "messages",
    header: "Msgs",
    meta: meta("62px", "messages", { align: "right" }),
    cell: ({ row }) => <Count value={row.original.messages} />,
  },
  {
    id: "questions",
    header: "Qs",
    meta: meta("50px", "questions", { align: "right" }),
    cell: ({ row }) => <Count value={row.original.questions} />,
  },
  {
    id: "draft",
    header: "Draft",
    meta: meta("104px"),
    cell: ({ row }) => {
      const { word, tone } = draftWords(row.original.draft);
      return <span className={tone}>{word}</span>;
    },
  },
];

/** Where there is no room for all columns, those that people look for first stay. */
export const fewColumns = { focus: false, attendance: false };
export const fewestColumns = { ...fewColumns, questions: false };
