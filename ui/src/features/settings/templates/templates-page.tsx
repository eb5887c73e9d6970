// The texts that write drafts offline: one to edit on the left, its mail to a real person on the
// right. Nothing is kept before it is saved, so that a template in the making writes no mail.

import { Link } from "@tanstack/react-router";
import { ChevronLeft } from "lucide-react";
import { useState } from "react";
import { useTemplates } from "@/api/queries";
import { Field } from "@/components/field";
import { InlineError } from "@/components/inline-error";
import { Select } from "@/components/select";
import { SkeletonLines } from "@/components/skeleton";
import type { Language, TemplateView, Tier } from "@/ipc/types";
import { languageName, tierName, tiers } from "@/lib/words";
import { TemplateEditor } from "./template-editor";

/** Whom a text is for: a tier, or those who watched the recording. */
type Group = Tier | "replay";

const groupOf = (template: TemplateView): Group => template.tier ?? "replay";

const groupName = (group: Group) =>
  group === "replay" ? "Watched the recording" : tierName[group];

const groups: readonly Group[] = [...tiers, "replay"];
const languages = Object.keys(languageName) as Language[];

function marks(template: TemplateView, isUnsaved: boolean): string {
  const words = [
    `Text ${template.number}`,
    isUnsaved ? "not saved" : template.isOwn && "yours",
    template.isOff && "off",
  ];
  return words.filter(Boolean).join(", ");
}

/** What was typed and not saved, by the text's name, for as long as the window lives. */
const kept = new Map<string, string>();

export function TemplatesPage() {
  const [language, setLanguage] = useState<Language>("en");
  const [group, setGroup] = useState<Group>("hot");
  const [number, setNumber] = useState(1);
  const [typed, setTyped] = useState<ReadonlyMap<string, string>>(() => new Map(kept));
  const templates = useTemplates(language);
  const ofGroup = (templates.data ?? []).filter((each) => groupOf(each) === group);
  const template = ofGroup.find((each) => each.number === number) ?? ofGroup[0];

  const type = (name: string, text: string | null) => {
    if (text === null) kept.delete(name);
    else kept.set(name, text);
    setTyped(new Map(kept));
  };

  return (
    <main className="flex h-full min-w-0 flex-col">
      <header className="flex flex-wrap items-end gap-x-6 gap-y-3 border-b border-line px-6 py-3.5">
        <div className="min-w-0 flex-1">
          <Link
            to="/settings"
            draggable={false}
            className="inline-flex items-center gap-0.5 rounded-tag text-caption text-second hover:text-ink"
          >
            <ChevronLeft size={13} aria-hidden />
            Settings
          </Link>
          <h1 className="text-title font-title">Templates</h1>
        </div>
        <div className="flex gap-2.5">
          <Field label="Language" className="w-28">
            <Select
              value={language}
              onChange={setLanguage}
              choices={languages.map((value) => ({ value, label: languageName[value] }))}
            />
          </Field>
          <Field label="For" className="w-44">
            <Select
              value={group}
              onChange={(next) => {
                setGroup(next);
                setNumber(1);
              }}
              choices={groups.map((value) => ({ value, label: groupName(value) }))}
            />
          </Field>
          <Field label="Text" className="w-40">
            <Select
              value={String(template?.number ?? number)}
              onChange={(next) => setNumber(Number(next))}
              choices={ofGroup.map((each) => ({
                value: String(each.number),
                label: marks(each, typed.has(each.name)),
              }))}
            />
          </Field>
        </div>
      </header>
      {templates.isError && <InlineError error={templates.error} className="m-5" />}
      {templates.isPending && <SkeletonLines lines={8} label="Loading templates" />}
      {template && (
        <TemplateEditor
          key={template.name}
          language={language}
          template={template}
          text={typed.get(template.name) ?? template.text}
          onType={(text) => type(template.name, text === template.text ? null : text)}
          onSettled={() => type(template.name, null)}
        />
      )}
    </main>
  );
}
