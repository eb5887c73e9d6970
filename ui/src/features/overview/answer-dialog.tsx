// The user's answer to a question. It is a fact for the mails of those who asked; nothing that is written changes by it.

import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useAnswerQuestion } from "@/api/overview";
import { Button } from "@/components/button";
import { Dialog } from "@/components/dialog";
import { Field, Textarea } from "@/components/field";
import { InlineError } from "@/components/inline-error";
import type { QuestionView } from "@/ipc/types";
import { askForRun } from "@/lib/asked-run";
import { askerNames, draftsWords, writeWords } from "./question-words";

/** A mail holds a few sentences of it; the core refuses more. */
const longest = 2000;

export function AnswerDialog({
  webinarId,
  question,
  onClose,
}: {
  webinarId: string;
  question: QuestionView;
  onClose: () => void;
}) {
  const [text, setText] = useState(question.answer?.text ?? "");
  const [isSaved, setSaved] = useState(false);
  const navigate = useNavigate();
  const { mutate, isPending, error, isError } = useAnswerQuestion();
  const drafts = [...new Set(question.askers.flatMap(({ draftId }) => draftId ?? []))];
  const [only] = drafts;
  const people = [...new Set(question.askers.flatMap(({ attendeeId }) => attendeeId ?? []))];
  const save = () =>
    mutate(
      { webinar: webinarId, key: question.key, choice: { kind: "text", text } },
      { onSuccess: () => setSaved(true) },
    );
  const open = () => {
    onClose();
    void navigate({
      to: "/webinars/$webinarId/drafts",
      params: { webinarId },
      search: drafts.length === 1 ? { draft: only } : { asked: true },
    });
  };
  const write = () => {
    onClose();
    askForRun({ webinarId, scope: { of: "people", ids: people }, rewrite: drafts.length > 0 });
  };
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={isSaved ? "Answer saved" : "Answer in drafts"}
      className="overflow-y-auto!"
    >
      <div className="px-5 pt-2 pb-5">
        <p className="selectable wrap-anywhere" dir="auto">
          “{question.text}”
        </p>
        <p className="mt-0.5 text-caption text-third">
          <bdi>{askerNames(question.askers, 6)}</bdi>
        </p>
        {isSaved ? (
          <>
            <p role="status" className="mt-4">
              {draftsWords(question.askers)}
            </p>
            <div className="mt-5 flex justify-end gap-2">
              <Button onClick={onClose}>Close</Button>
              {drafts.length > 0 && (
                <Button onClick={open}>
                  {drafts.length === 1 ? "Open the draft" : "Open the drafts"}
                </Button>
              )}
              {people.length > 0 && (
                <Button kind="primary" onClick={write}>
                  {writeWords(people.length, drafts.length)}
                </Button>
              )}
            </div>
          </>
        ) : (
          <form
            onSubmit={(event) => {
              event.preventDefault();
              save();
            }}
          >
            <Field
              label="Your answer"
              hint="Goes as a fact into the mails of those who asked, in the words of the mail."
              className="mt-4"
            >
              <Textarea
                autoFocus
                rows={4}
                maxLength={longest}
                dir="auto"
                value={text}
                onChange={(event) => setText(event.target.value)}
                onKeyDown={(event) => {
                  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && text.trim()) {
                    event.preventDefault();
                    save();
                  }
                }}
              />
            </Field>
            {isError && <InlineError error={error} className="mt-3" />}
            <div className="mt-4 flex justify-end gap-2">
              <Button onClick={onClose}>Cancel</Button>
              <Button kind="primary" type="submit" busy={isPending} disabled={text.trim() === ""}>
                Save the answer
              </Button>
            </div>
          </form>
        )}
      </div>
    </Dialog>
  );
}
