// The few forms that a mail can carry, as toggles above the text.

import { type Editor, useEditorState } from "@tiptap/react";
import { clsx } from "clsx";
import { Bold, Italic, Link2, List, type LucideIcon, Redo2, Undo2 } from "lucide-react";
import { type FormEvent, useState } from "react";
import { Button, IconButton } from "@/components/button";
import { Field, Input } from "@/components/field";
import { Popover } from "@/components/popover";
import { typedHref } from "./mail-doc";

function Toggle({
  icon,
  label,
  keys,
  pressed,
  onPress,
}: {
  icon: LucideIcon;
  label: string;
  keys?: string;
  pressed: boolean;
  onPress: () => void;
}) {
  return (
    <IconButton
      icon={icon}
      label={label}
      keys={keys}
      aria-pressed={pressed}
      // The selection must stay in the text while a button is pressed.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPress}
      className={clsx("size-control-sm", pressed && "bg-accent-soft text-accent!")}
    />
  );
}

function LinkButton({ editor, href }: { editor: Editor; href: string | null }) {
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState("");
  const [refused, setRefused] = useState(false);

  const change = (next: boolean) => {
    if (next) {
      setTyped(href ?? "");
      setRefused(false);
      if (href) editor.commands.extendMarkRange("link");
    }
    setOpen(next);
  };
  const leave = () => {
    setOpen(false);
    editor.commands.focus();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wanted = typedHref(typed);
    if (!wanted) return setRefused(true);
    if (editor.state.selection.empty && !href) {
      editor.commands.insertContent({
        type: "text",
        text: typed.trim(),
        marks: [{ type: "link", attrs: { href: wanted } }],
      });
    } else {
      editor.chain().extendMarkRange("link").setLink({ href: wanted }).run();
    }
    leave();
  };

  return (
    <Popover
      label="Link"
      align="start"
      open={open}
      onOpenChange={change}
      className="w-panel"
      trigger={
        <button
          type="button"
          aria-label="Link"
          aria-pressed={href !== null}
          className={clsx(
            "inline-flex size-control-sm items-center justify-center rounded-control text-second transition-colors hover:bg-hover hover:text-ink",
            href !== null && "bg-accent-soft text-accent!",
          )}
        >
          <Link2 size={15} aria-hidden />
        </button>
      }
    >
      <form onSubmit={submit} className="flex flex-col gap-3">
        <Field
          label="Where the link leads"
          error={refused ? "Type a web address or an e-mail address." : undefined}
        >
          <Input
            value={typed}
            autoFocus
            placeholder="https://"
            onChange={(event) => {
              setTyped(event.target.value);
              setRefused(false);
            }}
          />
        </Field>
        <div className="flex justify-end gap-2">
          {href !== null && (
            <Button
              kind="ghost"
              className="mr-auto"
              onClick={() => {
                editor.chain().extendMarkRange("link").unsetLink().run();
                leave();
              }}
            >
              Remove link
            </Button>
          )}
          <Button type="submit" kind="primary">
            {href === null ? "Add link" : "Change link"}
          </Button>
        </div>
      </form>
    </Popover>
  );
}

export function EditorToolbar({ editor }: { editor: Editor }) {
  const state = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      bold: now.isActive("bold"),
      italic: now.isActive("italic"),
      list: now.isActive("bulletList"),
      href: now.isActive("link") ? String(now.getAttributes("link").href ?? "") : null,
      canUndo: now.can().undo(),
      canRedo: now.can().redo(),
    }),
  });
  const run = () => editor.chain().focus();
  return (
    <div role="toolbar" aria-label="Format" className="flex items-center gap-0.5">
      <Toggle
        icon={Bold}
        label="Bold"
        keys="mod+b"
        pressed={state.bold}
        onPress={() => run().toggleBold().run()}
      />
      <Toggle
        icon={Italic}
        label="Italic"
        keys="mod+i"
        pressed={state.italic}
        onPress={() => run().toggleItalic().run()}
      />
      <Toggle
        icon={List}
        label="List"
        pressed={state.list}
        onPress={() => run().toggleBulletList().run()}
      />
      <LinkButton editor={editor} href={state.href} />
      <span aria-hidden className="mx-1 h-4 w-px bg-line" />
      <IconButton
        icon={Undo2}
        label="Undo typing"
        keys="mod+z"
        className="size-control-sm"
        disabled={!state.canUndo}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => run().undo().run()}
      />
      <IconButton
        icon={Redo2}
        label="Redo typing"
        keys="shift+mod+z"
        className="size-control-sm"
        disabled={!state.canRedo}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => run().redo().run()}
      />
    </div>
  );
}
