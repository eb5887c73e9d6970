// The mail that the text makes for one person, and what the checks say of it.

import { clsx } from "clsx";
import { CircleAlert } from "lucide-react";
import { Field } from "@/components/field";
import { InlineError } from "@/components/inline-error";
import { Select } from "@/components/select";
import { SkeletonLines } from "@/components/skeleton";
import type { Block, Severity, TemplateMailView } from "@/ipc/types";
import type { Preview } from "./use-preview";

const tint: Record<Severity, string> = {
  block: "text-bad",
  warn: "text-warm",
  note: "text-third",
};

export function TemplateMail({ preview }: { preview: Preview }) {
  const { webinars, webinar, people, person, data } = preview;
  return (
    <aside
      aria-label="Preview"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard
      tabIndex={0}
      className="flex min-w-0 flex-1 flex-col gap-4 border-t border-line bg-sunken px-6 py-5 focus-visible:-outline-offset-2 mid:overflow-y-auto mid:border-t-0 mid:border-l"
    >
      {webinar && (
        <div className="flex gap-2.5">
          <Field label="Webinar" className="min-w-0 flex-1">
            <Select
              value={webinar.id}
              onChange={preview.chooseWebinar}
              choices={webinars.map((each) => ({ value: each.id, label: each.title }))}
            />
          </Field>
          {person && (
            <Field label="Person" className="min-w-0 flex-1">
              <Select
                value={person.id}
                onChange={preview.choosePerson}
                choices={people.map((each) => ({
                  value: each.id,
                  label: each.name || each.email || "(no name)",
                }))}
              />
            </Field>
          )}
        </div>
      )}
      {!person && data && (
        <p className="text-caption text-third">
          {webinar
            ? "Nobody in this webinar would get this text, so an invented person stands in."
            : "Until there is a webinar, an invented person stands in."}
        </p>
      )}
      {preview.error && <InlineError error={preview.error} />}
      {!data && !preview.error && <SkeletonLines lines={8} label="Loading the preview" />}
      <div role="status" className="empty:-mt-4">
        {data?.fault && (
          <p className="flex items-start gap-2 text-second">
            <CircleAlert size={15} className="mt-0.5 shrink-0 text-warm" aria-hidden />
            <span className="min-w-0">
              {data.fault.onePerson
                ? `${data.fault.line ? `Line ${data.fault.line}: ` : ""}${data.fault.message} As it is, they get the built-in text.`
                : "There is no mail until the text is put right."}
            </span>
          </p>
        )}
      </div>
      {data?.mail && <Mail view={data.mail} isOld={!preview.isCurrent} />}
    </aside>
  );
}

function Mail({ view, isOld }: { view: TemplateMailView; isOld: boolean }) {
  return (
    <>
      <article
        aria-label="The mail"
        aria-busy={isOld}
        className="selectable rounded-card border border-line bg-surface px-5 py-4 text-mail"
      >
        <h2 className="mb-3 border-b border-line pb-3 font-section wrap-anywhere">
          <bdi>{view.mail.subject}</bdi>
        </h2>
        {view.mail.blocks.map((block, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: blocks have no identity but their place
          <Paragraph key={at} block={block} before={view.mail.blocks[at - 1]} />
        ))}
      </article>
      {view.findings.length > 0 && (
        <section aria-label="What the checks say">
          <h2 className="font-section">What the checks say</h2>
          <ul className="mt-1 flex flex-col gap-1">
            {view.findings.map((finding) => (
              <li key={`${finding.rule} ${finding.message}`} className="flex items-start gap-2">
                <CircleAlert
                  size={15}
                  className={clsx("mt-0.5 shrink-0", tint[finding.severity])}
                  aria-hidden
                />
                {finding.message}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Paragraph({ block, before }: { block: Block; before: Block | undefined }) {
  const isLine = block.role === "signature" || block.role === "footer";
  return (
    <p
      className={clsx(
        "whitespace-pre-wrap wrap-anywhere",
        before && !(isLine && before.role === block.role) && "mt-3",
        block.role === "footer" && "text-caption text-third",
      )}
    >
      <bdi>
        {block.runs.map((run, at) => (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: runs have no identity but their place
            key={at}
            className={clsx(run.href && "font-medium text-accent underline underline-offset-2")}
          >
            {run.text}
          </span>
        ))}
      </bdi>
    </p>
  );
}
