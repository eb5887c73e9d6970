// One file as a card: what it is taken for and how surely, what is in it, what was mended, where
// each of its rows went, and what only the user can say about it.

import { clsx } from "clsx";
import {
  ChevronRight,
  CircleAlert,
  ClipboardList,
  FileSpreadsheet,
  type LucideIcon,
  MessageCircle,
  MessageCircleQuestionMark,
  TriangleAlert,
  UserPlus,
  Wrench,
  X,
} from "lucide-react";
import { Button, IconButton } from "@/components/button";
import { Switch } from "@/components/checkbox";
import { Pill } from "@/components/pill";
import type { FileChoice, FileKindView, StagedFileView } from "@/ipc/types";
import { localTime } from "@/lib/format";
import { counted } from "@/lib/words";
import { accountLine } from "./account";
import { FileQuestions } from "./file-questions";
import { FormatChoice } from "./format-choice";
import { confidenceWords, isGuess } from "./reading-words";

const icons: Record<FileKindView, LucideIcon> = {
  attendance: FileSpreadsheet,
  registrations: UserPlus,
  chat: MessageCircle,
  questions: MessageCircleQuestionMark,
  polls: ClipboardList,
};

export interface FileDeeds {
  onRemove: (file: StagedFileView) => void;
  onChoose: (file: StagedFileView, choice: Partial<FileChoice>) => void;
  onReplace: (file: StagedFileView, replace: boolean) => void;
  onShowNotes: () => void;
}

function contents({ account, encoding, period }: StagedFileView): string {
  const { people, attended, messages, questions, pollAnswers } = account;
  const parts = [
    people > 0 &&
      counted(people, "person", "people") +
        (attended > 0 ? `, ${attended.toLocaleString("en-US")} came` : ""),
    messages > questions && counted(messages, "message"),
    questions > 0 && counted(questions, "question"),
    pollAnswers > 0 && counted(pollAnswers, "poll answer"),
    encoding,
    period,
  ];
  return parts.filter(Boolean).join(" · ");
}

function Repairs({ repairs }: { repairs: readonly string[] }) {
  const [only] = repairs;
  if (only === undefined) return null;
  if (repairs.length === 1) {
    return (
      <p className="selectable mt-1 flex items-start gap-1.5 text-second">
        <Wrench size={14} className="mt-0.5 text-third" aria-hidden />
        <span className="min-w-0 wrap-anywhere">{only}</span>
      </p>
    );
  }
  return (
    <details className="group mt-1">
      <summary className="flex w-fit list-none items-center gap-1.5 rounded-tag text-second hover:text-ink">
        <Wrench size={14} className="text-third" aria-hidden />
        {counted(repairs.length, "thing")} repaired
        <ChevronRight
          size={14}
          className="text-third transition-transform group-open:rotate-90"
          aria-hidden
        />
      </summary>
      <ul className="selectable mt-1 flex list-disc flex-col gap-0.5 pl-9 text-second">
        {repairs.map((repair) => (
          <li key={repair}>{repair}</li>
        ))}
      </ul>
    </details>
  );
}

/** Leads from the card to the notes below. */
function NotesLink({
  file,
  notes,
  onShow,
}: {
  file: StagedFileView;
  notes: number;
  onShow: () => void;
}) {
  if (notes === 0) return null;
  return (
    <p className="mt-1 flex items-center gap-1.5">
      <TriangleAlert size={14} className="text-warm" aria-hidden />
      <Button kind="link" aria-label={`${counted(notes, "note")} on ${file.name}`} onClick={onShow}>
        {counted(notes, "note")}
      </Button>
    </p>
  );
}

export function StagedFileCard({
  file,
  notes,
  deeds,
}: {
  file: StagedFileView;
  /** How many issues are about it. */
  notes: number;
  deeds: FileDeeds;
}) {
  const isBroken = file.error !== null;
  const Icon = isBroken ? CircleAlert : file.kind ? icons[file.kind] : FileSpreadsheet;
  return (
    <li className="flex gap-3 rounded-card border border-line bg-surface px-3.5 py-3">
      <Icon size={18} className={isBroken ? "mt-px text-bad" : "mt-px text-accent"} aria-hidden />
      <div className="min-w-0 flex-1">
        <div className="flex items-center gap-2">
          <h2 className="selectable min-w-0 truncate font-section" title={file.name}>
            <bdi>{file.name}</bdi>
          </h2>
          <span className="ml-auto flex max-w-3/5 shrink-0 items-center gap-1">
            {isBroken ? (
              <Pill tone="bad">Cannot be read</Pill>
            ) : (
              <span
                className={clsx(
                  "mr-0.5 whitespace-nowrap text-caption",
                  isGuess(file) ? "text-warm" : "text-third",
                )}
              >
                {confidenceWords(file)}
                {isGuess(file) && ", check it"}
              </span>
            )}
            <FormatChoice file={file} onChoose={(format) => deeds.onChoose(file, { format })} />
            <IconButton
              icon={X}
              label={`Leave ${file.name} out`}
              className="size-control-sm"
              onClick={() => deeds.onRemove(file)}
            />
          </span>
        </div>
        {isBroken ? (
          <p className="selectable text-bad">{file.error}</p>
        ) : (
          <p className="text-second">{contents(file)}</p>
        )}
        {file.account.total > 0 && (
          <p className="selectable tabular mt-0.5 text-caption text-third">
            {accountLine(file.account)}
          </p>
        )}
        {file.preset && (
          <p className="mt-0.5 text-second">
            Columns as saved in <span className="font-medium text-ink">{file.preset}</span>
          </p>
        )}
        <Repairs repairs={file.repairs} />
        <NotesLink file={file} notes={notes} onShow={deeds.onShowNotes} />
        <FileQuestions file={file} onChoose={(choice) => deeds.onChoose(file, choice)} />
        {file.replaces && (
          <div className="mt-2">
            <Switch
              checked={file.replaces.chosen}
              onChange={(replace) => deeds.onReplace(file, replace)}
              hint={
                file.replaces.chosen
                  ? "What only the earlier file says goes; your edits and approvals stay."
                  : "Both files are read together."
              }
            >
              Replaces {file.replaces.name}, imported {localTime(file.replaces.importedAt)}
            </Switch>
          </div>
        )}
      </div>
    </li>
  );
}
