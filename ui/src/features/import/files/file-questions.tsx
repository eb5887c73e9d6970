// What only the user can say about a file, answered by one click: which number of a date is the day,
// and whether garbled letters shall be mended. The file is read again at once.

import { clsx } from "clsx";
import { Check, CircleHelp } from "lucide-react";
import type { ReactNode } from "react";
import type { FileChoice, FileQuestionView, StagedFileView } from "@/ipc/types";

function Reading({
  isChosen,
  onChoose,
  children,
}: {
  isChosen: boolean;
  onChoose: () => void;
  children: ReactNode;
}) {
  return (
    <button
      type="button"
      aria-pressed={isChosen}
      onClick={onChoose}
      className={clsx(
        "inline-flex min-h-control-sm max-w-full items-center gap-1.5 rounded-control border px-2.5 py-0.5 text-left font-medium transition-colors",
        isChosen
          ? "border-accent bg-accent-soft text-accent"
          : "border-line-strong bg-surface hover:bg-hover",
      )}
    >
      {isChosen && <Check size={14} aria-hidden />}
      <span className="min-w-0 wrap-anywhere">{children}</span>
    </button>
  );
}

function Asked({ words, children }: { words: ReactNode; children: ReactNode }) {
  return (
    <div className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1.5 rounded-control bg-warm-soft px-2.5 py-2">
      <p className="flex min-w-0 items-start gap-1.5 text-warm">
        <CircleHelp size={15} className="mt-0.5" aria-hidden />
        <span className="min-w-0 wrap-anywhere">{words}</span>
      </p>
      <span className="flex flex-wrap gap-1.5">{children}</span>
    </div>
  );
}

function Question({
  question,
  choice,
  onChoose,
}: {
  question: FileQuestionView;
  choice: FileChoice;
  onChoose: (choice: Partial<FileChoice>) => void;
}) {
  if (question.kind === "day_order") {
    return (
      <Asked words={<>Which day is {question.example}?</>}>
        <Reading
          isChosen={choice.dayOrder === "day_first"}
          onChoose={() => onChoose({ dayOrder: "day_first" })}
        >
          {question.dayFirst}
        </Reading>
        <Reading
          isChosen={choice.dayOrder === "month_first"}
          onChoose={() => onChoose({ dayOrder: "month_first" })}
        >
          {question.monthFirst}
        </Reading>
      </Asked>
    );
  }
  return (
    <Asked words="Some letters look garbled.">
      <Reading isChosen={choice.mendLetters} onChoose={() => onChoose({ mendLetters: true })}>
        Mend: <bdi>{question.after}</bdi>
      </Reading>
      <Reading isChosen={false} onChoose={() => onChoose({ mendLetters: false })}>
        Keep: <bdi>{question.before}</bdi>
      </Reading>
    </Asked>
  );
}

export function FileQuestions({
  file,
  onChoose,
}: {
  file: StagedFileView;
  onChoose: (choice: Partial<FileChoice>) => void;
}) {
  const asks = (kind: FileQuestionView["kind"]) =>
    file.questions.some((question) => question.kind === kind);
  const { dayOrder, mendLetters } = file.choice;
  const taken = [
    dayOrder !== null &&
      !asks("day_order") && {
        words:
          dayOrder === "day_first" ? "Dates have the day first." : "Dates have the month first.",
        back: { dayOrder: null },
      },
    mendLetters &&
      !asks("mend_letters") && {
        words: "Garbled letters are mended.",
        back: { mendLetters: false },
      },
  ].filter((each) => each !== false);
  return (
    <>
      {file.questions.map((question) => (
        <Question
          key={question.kind}
          question={question}
          choice={file.choice}
          onChoose={onChoose}
        />
      ))}
      {taken.map(({ words, back }) => (
        <p key={words} className="mt-1 flex items-center gap-1.5 text-second">
          <Check size={14} className="text-accent" aria-hidden />
          {words}
          <button
            type="button"
            className="rounded-tag font-medium text-accent hover:underline"
            onClick={() => onChoose(back)}
          >
            Undo
          </button>
        </p>
      ))}
    </>
  );
}
