// "Write it again, but shorter": a wish that a model follows, for the whole mail or one paragraph.

import { WandSparkles } from "lucide-react";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/button";
import { Field, Input } from "@/components/field";
import { Popover } from "@/components/popover";
import { Select } from "@/components/select";
import type { DraftView, DraftWish } from "@/ipc/types";

const usual = ["Shorter", "Warmer", "More formal", "Plainer words"] as const;

/** The core's limit. */
const longestWish = 500;

const whole = "whole";

/** The paragraphs that a wish can be about, by their place among the blocks. */
export function paragraphs(draft: Pick<DraftView, "mail">): { value: string; label: string }[] {
  return draft.mail.blocks.flatMap((block, at) => {
    if (block.role !== "body") return [];
    const text = block.runs.map((run) => run.text).join("");
    return [{ value: String(at), label: text.length > 48 ? `${text.slice(0, 47)}…` : text }];
  });
}

export function WishButton({
  draft,
  open,
  onOpenChange,
  busy,
  onWish,
}: {
  draft: DraftView;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  busy: boolean;
  onWish: (wish: DraftWish) => void;
}) {
  const [words, setWords] = useState("");
  const [place, setPlace] = useState(whole);
  const choices = [{ value: whole, label: "The whole mail" }, ...paragraphs(draft)];

  const wish = (text: string) => {
    onOpenChange(false);
    setWords("");
    onWish({ words: text, block: place === whole ? null : Number(place) });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (words.trim()) wish(words.trim());
  };

  return (
    <Popover
      label="Write it again by a wish"
      align="start"
      open={open}
      onOpenChange={(next) => {
        setPlace(whole);
        onOpenChange(next);
      }}
      className="w-panel"
      trigger={
        <Button
          icon={WandSparkles}
          keys="shift+r"
          busy={busy}
          aria-label="Wish"
          className="@max-bar-lg:px-2! @max-bar-lg:[&_span:has(>kbd)]:hidden"
        >
          <span className="@max-bar-lg:hidden">Wish</span>
        </Button>
      }
    >
      <form onSubmit={submit} className="flex flex-col gap-3">
        <Field label="What to change">
          <Select value={place} onChange={setPlace} choices={choices} />
        </Field>
        <div className="flex flex-wrap gap-1.5">
          {usual.map((each) => (
            <Button key={each} size="sm" onClick={() => wish(each.toLowerCase())}>
              {each}
            </Button>
          ))}
        </div>
        <Field
          label="Or in your words"
          hint="What you name here, such as a bonus or a price, may stand in the mail."
        >
          <Input
            autoFocus
            value={words}
            maxLength={longestWish}
            placeholder="Mention the checklist"
            spellCheck
            onChange={(event) => setWords(event.target.value)}
          />
        </Field>
        <Button kind="primary" type="submit" disabled={!words.trim()}>
          Write again
        </Button>
      </form>
    </Popover>
  );
}
