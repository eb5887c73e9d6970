// One text: the words, what is wrong with them, what can be inserted, and beside them the mail.

import { useRef } from "react";
import { useResetTemplate, useSaveTemplate, useSwitchTemplate } from "@/api/mutations";
import { Button } from "@/components/button";
import { Switch } from "@/components/checkbox";
import { Field, Textarea } from "@/components/field";
import { InlineError } from "@/components/inline-error";
import { said } from "@/components/toast";
import type { Language, TemplateView } from "@/ipc/types";
import { lineAt } from "./lines";
import { TemplateMail } from "./template-mail";
import { TokenList } from "./token-list";
import { usePreview } from "./use-preview";

export function TemplateEditor({
  language,
  template,
  text,
  onType,
  onSettled,
}: {
  language: Language;
  template: TemplateView;
  text: string;
  onType: (text: string) => void;
  /** What was typed is saved, or given up. */
  onSettled: () => void;
}) {
  const field = useRef<HTMLTextAreaElement>(null);
  const preview = usePreview(language, template.tier, text);
  const save = useSaveTemplate();
  const reset = useResetTemplate();
  const switching = useSwitchTemplate();
  const isTyped = text !== template.text;
  const fault = preview.data?.fault ?? null;
  const wrong = fault && !fault.onePerson ? fault : null;
  const failed = [save, reset, switching].find((each) => each.isError);

  const select = (start: number, end: number) => {
    field.current?.focus();
    field.current?.setSelectionRange(start, end);
  };
  const insert = (words: string) => {
    const area = field.current;
    if (!area) return;
    const start = area.selectionStart;
    area.focus();
    // The one way to insert that the field's own undo takes back.
    document.execCommand("insertText", false, words);
    const gap = words.indexOf("…");
    if (gap >= 0) select(start + gap, start + gap + 1);
  };

  return (
    <div className="flex min-h-0 flex-1 flex-col overflow-y-auto mid:flex-row mid:overflow-hidden">
      <section
        aria-label="The text"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard
        tabIndex={0}
        className="flex min-w-0 flex-1 flex-col gap-3 px-6 py-5 focus-visible:-outline-offset-2 mid:overflow-y-auto"
      >
        <Field
          label="Text"
          hint="The greeting and your signature are added by themselves."
          error={wrong ? `${wrong.line ? `Line ${wrong.line}: ` : ""}${wrong.message}` : undefined}
        >
          <Textarea
            ref={field}
            rows={16}
            spellCheck
            lang={language}
            value={text}
            onChange={(event) => onType(event.target.value)}
            className="font-mono"
          />
        </Field>
        {wrong?.line && (
          <Button
            kind="link"
            className="self-start"
            onClick={() => select(...lineAt(text, wrong.line ?? 1))}
          >
            Show line {wrong.line}
          </Button>
        )}
        {failed && <InlineError error={failed.error} />}
        <div className="flex flex-wrap gap-2">
          <Button
            kind="primary"
            disabled={!isTyped || wrong !== null || !preview.isCurrent}
            busy={save.isPending}
            onClick={() =>
              save.mutate(
                { name: template.name, text },
                {
                  onSuccess: () => {
                    onSettled();
                    said("Saved. New drafts use it.");
                  },
                },
              )
            }
          >
            Save template
          </Button>
          {isTyped && (
            <Button kind="ghost" onClick={onSettled}>
              Discard changes
            </Button>
          )}
          <Button
            kind="ghost"
            disabled={!template.isOwn}
            busy={reset.isPending}
            onClick={() => {
              const own = template.text;
              reset.mutate(
                { name: template.name },
                {
                  onSuccess: () => {
                    onSettled();
                    said("The built-in text is back.", () =>
                      save.mutate({ name: template.name, text: own }),
                    );
                  },
                },
              );
            }}
          >
            Reset to the built-in text
          </Button>
        </div>
        <Switch
          checked={!template.isOff}
          onChange={(isUsed) => switching.mutate({ name: template.name, isOff: !isUsed })}
          hint="Each person gets one of the texts in use, always the same."
        >
          Use this text for drafts
        </Switch>
        <TokenList tokens={preview.data?.tokens ?? []} onInsert={insert} />
      </section>
      <TemplateMail preview={preview} />
    </div>
  );
}
