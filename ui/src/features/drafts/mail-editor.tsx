// Writing in a mail. It starts from the stored text once and then is the truth itself: what the core
// answers while a person types never goes back into the editor. It saves by itself (lib/autosave);
// leaving waits for that, and a refused text keeps the person here with the reason.

import { EditorContent, useEditor } from "@tiptap/react";
import { type ReactNode, useRef, useState } from "react";
import { Button } from "@/components/button";
import { InlineError } from "@/components/inline-error";
import type { DraftEdit, Mail } from "@/ipc/types";
import type { Autosave } from "@/lib/autosave";
import { extensions } from "./editor-schema";
import { EditorToolbar } from "./editor-toolbar";
import { blocksOf, docOf } from "./mail-doc";
import { Bar, Pane } from "./panes";
import { SaveMark, useSaveStatus } from "./save-mark";

/** What the core takes at most. */
const longestSubject = 500;

/** The mail as it is read (mail-text.tsx), so that nothing jumps when writing begins. */
const writingLook = [
  "min-h-full text-mail wrap-anywhere focus-visible:outline-none [&_p]:py-1 [&_p+p]:mt-1.5",
  "[&_ul]:mt-1.5 [&_ul]:list-disc [&_ul]:pl-5 [&_ul+p]:mt-1.5",
  "[&_p[data-role=signature]]:py-0 [&_p[data-role=signature]+p[data-role=signature]]:mt-0",
  "[&_p[data-role=footer]]:py-0 [&_p[data-role=footer]]:text-caption [&_p[data-role=footer]]:text-third",
  "[&_p[data-role=footer]+p[data-role=footer]]:mt-0",
  "[&_a]:font-medium [&_a]:text-accent [&_a]:underline [&_a]:underline-offset-2 [&_strong]:font-section",
].join(" ");

export function MailEditor({
  mail,
  autosave,
  head,
  onDone,
  onDrop,
}: {
  /** The text to begin with; later values are ignored. */
  mail: Mail;
  autosave: Autosave<DraftEdit>;
  /** To and address, which stay in sight. */
  head: ReactNode;
  onDone: () => void;
  /** Leaves without what could not be saved. */
  onDrop: () => void;
}) {
  const [subject, setSubject] = useState(mail.subject);
  const [start] = useState(() => docOf(mail.blocks));
  const latest = useRef(mail.subject);
  const { state, error } = useSaveStatus(autosave);

  const editor = useEditor({
    extensions,
    content: start,
    // The editor's own autofocus asks for the focus once more a frame later, and would take it back from somebody
    // who has gone on to the subject by then.
    onCreate: ({ editor: now }) => now.view.focus(),
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

  const changeSubject = (text: string) => {
    // A pasted line break would start a header of its own in a mail.
    const line = text.replace(/[\r\n]+/g, " ");
    latest.current = line;
    setSubject(line);
    autosave.push({ subject: line, blocks: blocksOf(editor.getJSON()) });
  };

  return (
    <>
      <Pane label="Edit the mail">
        <header className="border-b border-line px-6 pt-3.5 pb-2">
          {head}
          <label className="mt-2 flex items-center gap-2">
            <span className="sr-only">Subject</span>
            <input
              value={subject}
              maxLength={longestSubject}
              autoComplete="off"
              onChange={(event) => changeSubject(event.target.value)}
              onKeyDown={(event) => {
                if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
                event.preventDefault();
                editor.commands.focus("start");
              }}
              className="-mx-2 min-w-0 flex-1 rounded-control bg-transparent px-2 py-0.5 text-title font-title hover:bg-hover focus-visible:bg-hover focus-visible:outline-none"
            />
            <span className="tabular shrink-0 text-caption text-third">
              {subject.length} of {longestSubject}
            </span>
          </label>
          <div className="-ml-1.5 mt-1.5 flex items-center gap-2">
            <EditorToolbar editor={editor} />
            <span className="ml-auto">
              <SaveMark state={state} />
            </span>
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
        <div className="flex-1 px-6 py-5 wide:min-h-0 wide:overflow-y-auto">
          <EditorContent editor={editor} className="h-full" />
        </div>
      </Pane>
      <Bar>
        <Button kind="primary" keys="escape" onClick={onDone}>
          Done
        </Button>
        <p className="text-caption text-third">A changed mail has to be approved again.</p>
      </Bar>
    </>
  );
}
