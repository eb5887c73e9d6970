// Writing in a mail. It starts from the stored text once and then is the truth itself: what the core
// answers while a person types never goes back into the editor. It saves by itself (lib/autosave);
// leaving waits for that, and a refused text keeps the person here with the reason.

import { EditorContent, useEditor } from "@tiptap/react";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/button";
import { InlineError } from "@/components/inline-error";
import type { DraftEdit, DraftView, Mail } from "@/ipc/types";
import type { Autosave } from "@/lib/autosave";
import { EditEffect } from "./edit-effect";
import { FindingMarks, showFindings } from "./editor-findings";
import { extensions } from "./editor-schema";
import { EditorToolbar } from "./editor-toolbar";
import { InsertMenu } from "./insert-menu";
import { withWords } from "./insert-words";
import { blocksOf, docOf } from "./mail-doc";
import { To } from "./mail-pane";
import { Bar, column, Pane } from "./panes";
import { SaveMark, useSaveStatus } from "./save-mark";
import { SubjectField } from "./subject-field";

/** The mail as it is read (mail-text.tsx), so that nothing jumps when writing begins. */
const writingLook = [
  "min-h-full text-mail wrap-anywhere focus-visible:outline-none [&_p]:py-1 [&_p+p]:mt-1.5",
  "[&_ul]:mt-1.5 [&_ul]:list-disc [&_ul]:pl-5 [&_ul+p]:mt-1.5",
  "[&_p[data-role=signature]]:py-0 [&_p[data-role=signature]+p[data-role=signature]]:mt-0",
  "[&_p[data-role=footer]]:py-0 [&_p[data-role=footer]]:text-caption [&_p[data-role=footer]]:text-third",
  "[&_p[data-role=footer]+p[data-role=footer]]:mt-0",
  "[&_a]:font-medium [&_a]:text-accent [&_a]:underline [&_a]:underline-offset-2 [&_strong]:font-section",
].join(" ");

const withMarks = [...extensions, FindingMarks];

export function MailEditor({
  webinarId,
  mail,
  draft,
  autosave,
  onDone,
  onDrop,
}: {
  webinarId: string;
  /** The text to begin with; later values are ignored. */
  mail: Mail;
  /** What the core knows of the draft now, of which only what it says about the text is shown. */
  draft: DraftView;
  autosave: Autosave<DraftEdit>;
  onDone: () => void;
  /** Leaves without what could not be saved. */
  onDrop: () => void;
}) {
  const [subject, setSubject] = useState(mail.subject);
  const [start] = useState(() => docOf(mail.blocks));
  const latest = useRef(mail.subject);
  const subjectField = useRef<HTMLInputElement>(null);
  const [place, setPlace] = useState<"subject" | "mail">("mail");
  const { state, error } = useSaveStatus(autosave);

  const editor = useEditor({
    extensions: withMarks,
    content: start,
    onFocus: () => setPlace("mail"),
    // The editor's own autofocus asks for the focus once more a frame later, and would take it back from somebody
    // who has gone on to the subject by then.
    onCreate: ({ editor: now }) => {
      now.view.focus();
      // In a very small window the mail is below the queue.
      now.view.dom.scrollIntoView({ block: "nearest" });
    },
    editorProps: {
      attributes: {
        role: "textbox",
        "aria-label": "Mail",
        "aria-multiline": "true",
        class: writingLook,
      },
      // The editor swallows Escape, so that the action of the same key never hears of it.
      handleKeyDown: (_view, event) => {
        if (event.key !== "Escape" || event.isComposing) return false;
        onDone();
        return true;
      },
    },
    onUpdate: ({ editor: now }) =>
      autosave.push({ subject: latest.current, blocks: blocksOf(now.getJSON()) }),
  });

  // What the core says is about the text that is stored, which is the editor's once all is saved.
  useEffect(() => {
    if (state === "clean") showFindings(editor, draft.findings);
  }, [editor, draft.findings, state]);

  const changeSubject = (line: string) => {
    latest.current = line;
    setSubject(line);
    autosave.push({ subject: line, blocks: blocksOf(editor.getJSON()) });
  };

  /** Puts words where the person was writing last. */
  const insert = (words: string) => {
    const field = subjectField.current;
    if (place === "mail" || !field) {
      editor.commands.insertContent({ type: "text", text: words });
      return;
    }
    const end = subject.length;
    const next = withWords(subject, field.selectionStart ?? end, field.selectionEnd ?? end, words);
    // The cursor would jump to the end with the new value.
    field.value = next.line;
    field.setSelectionRange(next.cursor, next.cursor);
    changeSubject(next.line);
  };

  return (
    <>
      <Pane label="Edit the mail">
        <header className="shrink-0 border-b border-line px-6 pt-3.5 pb-2">
          <div className={column}>
            <To draft={draft} />
            <SubjectField
              value={subject}
              onChange={changeSubject}
              onEnter={() => editor.commands.focus("start")}
              onFocus={() => setPlace("subject")}
              field={subjectField}
              findings={
                state === "clean"
                  ? draft.findings.filter(({ span }) => span?.place === "subject")
                  : []
              }
            />
            <div className="-ml-1.5 mt-1.5 flex items-center gap-2">
              <EditorToolbar editor={editor} />
              <InsertMenu
                webinarId={webinarId}
                attendeeId={draft.item.attendeeId}
                place={place}
                onInsert={insert}
                onClosed={() => {
                  if (place === "subject") subjectField.current?.focus();
                  else editor.commands.focus();
                }}
              />
              <span className="ml-auto shrink-0">
                <SaveMark state={state} />
              </span>
            </div>
            <EditEffect draft={draft} />
          </div>
        </header>
        {state === "failed" && (
          <InlineError
            error={error}
            className="mx-6 mt-3"
            action={
              <span className="flex shrink-0 gap-2">
                <Button size="sm" onClick={() => void autosave.flush()}>
                  Save again
                </Button>
                <Button size="sm" kind="ghost" onClick={onDrop}>
                  Leave without it
                </Button>
              </span>
            }
          />
        )}
        <div className="border-l-2 border-transparent px-6 py-5 focus-within:border-accent mid:min-h-0 mid:flex-1 mid:overflow-y-auto">
          <EditorContent editor={editor} className={`${column} min-h-full`} />
        </div>
      </Pane>
      <Bar>
        <Button kind="primary" keys="escape" onClick={onDone}>
          Done
        </Button>
        <p className="min-w-0 text-caption text-third">A changed mail has to be approved again.</p>
      </Bar>
    </>
  );
}
