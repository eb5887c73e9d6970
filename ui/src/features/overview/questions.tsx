// What was asked and what became of it: the unanswered ones first, and all of them on request.

import { Check, CircleCheck, CircleQuestionMark, RotateCcw } from "lucide-react";
import { type Ref, useState } from "react";
import { useAnswerQuestion } from "@/api/overview";
import { Button, IconButton } from "@/components/button";
import { SectionTitle } from "@/components/panel";
import { Pill } from "@/components/pill";
import { said, saidFailure } from "@/components/toast";
import type { AnswerChoice, OverviewView, QuestionView } from "@/ipc/types";
import { counted } from "@/lib/words";
import { AnswerDialog } from "./answer-dialog";
import { Askers } from "./askers";
import { choiceBefore, stateWords } from "./question-words";

/** As many as fit beside the list of calls. */
const shortList = 6;

function Question({
  question,
  webinarId,
  onAnswer,
  onChoose,
}: {
  question: QuestionView;
  webinarId: string;
  onAnswer: () => void;
  onChoose: (choice: AnswerChoice, done: string) => void;
}) {
  const isOpen = question.state === "no";
  const Icon = isOpen ? CircleQuestionMark : CircleCheck;
  return (
    <li className="flex min-h-8 flex-wrap items-center gap-x-2.5 py-1 mid:flex-nowrap">
      <Icon size={15} className={isOpen ? "text-warm" : "text-good"} aria-hidden />
      <div className="min-w-60 flex-1">
        <p className="selectable line-clamp-3 wrap-anywhere" dir="auto" title={question.text}>
          {question.text}
        </p>
        {!isOpen && (
          <p className="text-caption text-third">
            {stateWords(question)}
            {question.answer?.text && (
              <span className="selectable wrap-anywhere">
                : <bdi>“{question.answer.text}”</bdi>
              </span>
            )}
          </p>
        )}
      </div>
      <Askers question={question} webinarId={webinarId} />
      <span className="flex w-44 shrink-0 items-center justify-end gap-1">
        {isOpen ? (
          <>
            <IconButton
              icon={Check}
              label="Mark as answered"
              aria-label={`Mark as answered: ${question.text}`}
              className="size-control-sm!"
              onClick={() => onChoose({ kind: "live" }, "Marked as answered live.")}
            />
            <Button
              kind="ghost"
              size="sm"
              aria-label={`Answer in drafts: ${question.text}`}
              onClick={onAnswer}
            >
              Answer in drafts
            </Button>
          </>
        ) : (
          <>
            {question.isDecided && question.state === "text" && (
              <Button
                kind="ghost"
                size="sm"
                aria-label={`Change the answer: ${question.text}`}
                onClick={onAnswer}
              >
                Change
              </Button>
            )}
            <Button
              kind="ghost"
              size="sm"
              icon={RotateCcw}
              aria-label={`Open again: ${question.text}`}
              onClick={() => onChoose({ kind: "open" }, "Open again.")}
            >
              Open again
            </Button>
          </>
        )}
      </span>
    </li>
  );
}

export function Questions({
  view,
  webinarId,
  isWhole,
  onWhole,
  ref,
}: {
  view: OverviewView;
  webinarId: string;
  /** Whether answered ones are shown too. */
  isWhole: boolean;
  onWhole: (isWhole: boolean) => void;
  ref: Ref<HTMLElement>;
}) {
  const [answered, setAnswered] = useState<QuestionView | null>(null);
  const { mutate } = useAnswerQuestion();
  const { asked, openQuestions, allQuestions } = view;
  const open = asked.filter(({ state }) => state === "no");
  const shown = isWhole ? asked : open.slice(0, shortList);

  const choose = (question: QuestionView, choice: AnswerChoice, done: string) => {
    const before = choiceBefore(question);
    const tell = (next: AnswerChoice, onSuccess?: () => void) =>
      mutate(
        { webinar: webinarId, key: question.key, choice: next },
        { ...(onSuccess ? { onSuccess } : {}), onError: saidFailure },
      );
    tell(choice, () => said(done, () => tell(before), "question"));
  };

  return (
    <section ref={ref} aria-label="Unanswered questions" className="mt-7">
      <SectionTitle
        aside={openQuestions > 0 && <Pill tone="warn">{openQuestions}</Pill>}
        action={
          (isWhole || allQuestions > Math.min(open.length, shortList)) &&
          allQuestions > 0 && (
            <Button kind="link" aria-expanded={isWhole} onClick={() => onWhole(!isWhole)}>
              {isWhole ? "Unanswered only" : `All ${allQuestions.toLocaleString("en-US")}`}
            </Button>
          )
        }
      >
        {isWhole ? "Questions" : "Unanswered questions"}
      </SectionTitle>
      {allQuestions === 0 ? (
        <p className="mt-1 text-second">
          Nobody asked anything, as far as the files show. A chat or a report of questions and
          answers can be added under Import.
        </p>
      ) : (
        shown.length === 0 && (
          <p className="mt-1 text-second">
            {counted(
              allQuestions,
              "question was asked and it is",
              "questions were asked and all are",
            )}{" "}
            answered.
          </p>
        )
      )}
      <ul className="mt-1.5">
        {shown.map((question) => (
          <Question
            key={question.key}
            question={question}
            webinarId={webinarId}
            onAnswer={() => setAnswered(question)}
            onChoose={(choice, done) => choose(question, choice, done)}
          />
        ))}
      </ul>
      {isWhole && allQuestions > asked.length && (
        <p className="mt-1 text-caption text-third">
          The first {asked.length} of {allQuestions.toLocaleString("en-US")}, the unanswered ones
          before the others.
        </p>
      )}
      {answered && (
        <AnswerDialog webinarId={webinarId} question={answered} onClose={() => setAnswered(null)} />
      )}
    </section>
  );
}
