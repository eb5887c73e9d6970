// Whom no mail may go to, in all webinars: a list to search, and three ways to add to it.

import { Download, FileUp, Trash2 } from "lucide-react";
import { useDeferredValue, useState } from "react";
import {
  useAddNoContact,
  useLoadNoContact,
  useNoContact,
  useRemoveNoContact,
  useSaveNoContact,
} from "@/api/contact";
import { Button, IconButton } from "@/components/button";
import { AlertDialog } from "@/components/dialog";
import { Field, Input, Textarea } from "@/components/field";
import { InlineError } from "@/components/inline-error";
import { Pill } from "@/components/pill";
import type { NoContactAddedView, NoContactEntryView, Settings } from "@/ipc/types";
import { localTime } from "@/lib/format";
import { counted, noContactName } from "@/lib/words";
import { addedWords } from "./do-not-contact-words";
import { QuietDays } from "./quiet-days";
import { Section } from "./section";

/** How many entries are shown at a time. */
const atATime = 50;

function Entry({ entry, onRemove }: { entry: NoContactEntryView; onRemove: () => void }) {
  return (
    <li className="flex items-center gap-3 border-t border-line py-1.5 first:border-0">
      <div className="min-w-0 flex-1">
        <p className="selectable wrap-anywhere">
          <bdi>{entry.isDomain ? `@${entry.who}` : entry.who}</bdi>
        </p>
        <p className="text-caption text-third wrap-anywhere">
          <bdi>{entry.source}</bdi>, {localTime(entry.addedAt)}
        </p>
      </div>
      <Pill>{entry.isDomain ? "whole domain" : noContactName[entry.reason]}</Pill>
      <IconButton icon={Trash2} label={`Remove ${entry.who}`} onClick={onRemove} />
    </li>
  );
}

function Added({ added }: { added: NoContactAddedView }) {
  return (
    <div role="status" className="rounded-control bg-accent-soft px-3 py-2">
      <p className="tabular">{addedWords(added)}</p>
      {added.unread.length > 0 && (
        <ul className="mt-1 max-h-40 overflow-y-auto text-caption text-second">
          {added.unread.map(({ line, text }) => (
            <li key={`${line} ${text}`} className="wrap-anywhere">
              Line {line}: <bdi>{text || "empty"}</bdi>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

export function DoNotContactSection({ settings }: { settings: Settings }) {
  const [search, setSearch] = useState("");
  const [most, setMost] = useState(atATime);
  const [text, setText] = useState("");
  const [added, setAdded] = useState<NoContactAddedView | null>(null);
  const [leaving, setLeaving] = useState<NoContactEntryView | null>(null);
  const list = useNoContact(useDeferredValue(search.trim()), most);
  const add = useAddNoContact();
  const load = useLoadNoContact();
  const save = useSaveNoContact();
  const remove = useRemoveNoContact();
  const view = list.data;

  return (
    <Section
      title="Do not contact"
      about="Nobody here gets a draft or a mail, whatever list they are on. It outlives every import. A domain stands for everybody at it and below it."
    >
      <Field
        label="Add addresses or domains"
        hint="One a line, or divided by commas: ada@example.com, @example.org."
      >
        <Textarea rows={2} value={text} onChange={({ target }) => setText(target.value)} />
      </Field>
      <div className="flex flex-wrap gap-2">
        <Button
          kind="primary"
          disabled={text.trim() === ""}
          busy={add.isPending}
          onClick={() =>
            add.mutate(
              { text },
              {
                onSuccess: (answer) => {
                  setAdded(answer);
                  setText(answer.unread.map((unread) => unread.text).join("\n"));
                },
              },
            )
          }
        >
          Add to the list
        </Button>
        <Button
          icon={FileUp}
          busy={load.isPending}
          onClick={() => load.mutate({}, { onSuccess: (answer) => answer && setAdded(answer) })}
        >
          Load a file…
        </Button>
        <Button
          icon={Download}
          busy={save.isPending}
          disabled={!view?.total}
          onClick={() => save.mutate({})}
        >
          Save as CSV…
        </Button>
      </div>
      <p className="text-caption text-third">
        A file: Mailchimp’s unsubscribed or cleaned contacts, SendGrid’s bounces, blocks, spam
        reports or unsubscribes, or any table with a column of addresses.
      </p>
      {[add, load, save].map(
        (deed, index) =>
          deed.isError && (
            // biome-ignore lint/suspicious/noArrayIndexKey: three deeds in a fixed order
            <InlineError key={index} error={deed.error} />
          ),
      )}
      {save.data && <p role="status">Saved as {save.data}.</p>}
      {added && <Added added={added} />}
      {list.isError && <InlineError error={list.error} />}
      {view && view.total > 0 && (
        <>
          <Field label={`Search ${counted(view.total, "entry", "entries")}`}>
            <Input
              type="search"
              value={search}
              onChange={({ target }) => {
                setSearch(target.value);
                setMost(atATime);
              }}
            />
          </Field>
          <ul aria-label="Do not contact" className="rounded-card border border-line px-3 py-1">
            {view.entries.map((entry) => (
              <Entry key={entry.who} entry={entry} onRemove={() => setLeaving(entry)} />
            ))}
            {view.found === 0 && <li className="py-2 text-second">Nothing like it is here.</li>}
          </ul>
          {view.found > view.entries.length && (
            <Button kind="link" className="self-start" onClick={() => setMost(most + 200)}>
              Show more of {view.found.toLocaleString("en-US")}
            </Button>
          )}
        </>
      )}
      {view?.total === 0 && <p className="text-second">Nobody is on the list.</p>}
      {view && view.erased > 0 && (
        <p className="text-caption text-third">
          {counted(view.erased, "erased person is", "erased people are")} remembered by a salted
          mark alone, so that no import brings them back.
        </p>
      )}
      <QuietDays settings={settings} />
      <AlertDialog
        open={leaving !== null}
        onOpenChange={(open) => !open && setLeaving(null)}
        title={`Take ${leaving?.who ?? ""} off the list?`}
        confirm="Take off the list"
        onConfirm={async () => {
          if (leaving) await remove.mutateAsync({ entries: [leaving.who] });
          setAdded(null);
        }}
      >
        {leaving?.isDomain ? "Everybody there" : "They"} can get drafts and mails again. Do it only
        if they asked for it.
      </AlertDialog>
    </Section>
  );
}
