// What one person wrote and chose: messages with what they answer and how they were answered, and
// the answers to polls.

import { CornerDownRight, Lock, Reply } from "lucide-react";
import { Pill } from "@/components/pill";
import type { Answer, AnswerKind, MessageView, PollAnswerView } from "@/ipc/types";
import { clockTime } from "@/lib/format";

const answerWords: Record<AnswerKind, string> = {
  live: "Answered live",
  text: "Answered in writing",
  dismissed: "Dismissed",
  open: "Not answered",
};

function Answered({ answer }: { answer: Answer }) {
  const isOpen = answer.kind === "open" || answer.kind === "dismissed";
  return (
    <div className="mt-1 flex items-start gap-1.5 text-second">
      <CornerDownRight size={14} className="mt-0.5 text-third" aria-hidden />
      <p className="selectable min-w-0 wrap-anywhere">
        <span className={isOpen ? "font-medium text-warm" : "font-medium"}>
          {answerWords[answer.kind]}
          {answer.by && ` by ${answer.by}`}
        </span>
        {answer.text && (
          <>
            {": "}
            <bdi className="whitespace-pre-line">{answer.text}</bdi>
          </>
        )}
      </p>
    </div>
  );
}

export function Message({ message }: { message: MessageView }) {
  const when =
    message.minute !== null ? `minute ${Math.round(message.minute)}` : (message.at ?? "");
  return (
    <li>
      <p className="tabular flex items-center gap-2 text-caption text-second">
        {when}
        {message.isQuestion && <Pill tone="accent">Question</Pill>}
        {message.isPrivate && (
          <Pill>
            <Lock size={11} className="mr-1" aria-hidden />
            Private, never quoted
          </Pill>
        )}
      </p>
      {message.replyTo && (
        <p className="flex items-center gap-1.5 text-caption text-third">
          <Reply size={13} aria-hidden />
          <span className="min-w-0 truncate">
            reply to “<bdi>{message.replyTo}</bdi>”
          </span>
        </p>
      )}
      <p className="selectable wrap-anywhere">
        <bdi>{message.text}</bdi>
      </p>
      {message.answer && <Answered answer={message.answer} />}
    </li>
  );
}

export function Answers({ answers }: { answers: readonly PollAnswerView[] }) {
  return (
    <dl className="flex flex-col gap-2.5">
      {answers.map((answer, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a poll may be run twice, and none moves
        <div key={index}>
          <dt className="selectable text-second wrap-anywhere">
            <bdi>{answer.question}</bdi>
            {answer.at && <span className="tabular text-caption"> · {clockTime(answer.at)}</span>}
          </dt>
          <dd className="selectable font-medium wrap-anywhere">
            <bdi>{answer.answers.join(", ") || "no answer"}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  );
}
