// The mail as its recipient will read it, drawn from its blocks: no HTML is ever taken over. What a
// check complains about is underlined, and each paragraph carries the numbers of its facts.

import { clsx } from "clsx";
import { Tooltip } from "@/components/tooltip";
import type { Block, Fact, Finding, Run } from "@/ipc/types";
import { grouped } from "./mail-doc";
import { pieces } from "./marked-text";
import { isBlockMarked, type Pointed } from "./pointing";

const underlines = {
  block: "decoration-bad",
  warn: "decoration-warm",
  note: "decoration-third",
};

/** Words with those marked that a finding is about. */
export function Words({ text, findings }: { text: string; findings: readonly Finding[] }) {
  const parts = pieces(
    text,
    findings.map((finding) => finding.excerpt),
  );
  let at = 0;
  return parts.map((part) => {
    const key = at;
    at += part.text.length;
    const finding = part.excerpt === null ? undefined : findings[part.excerpt];
    if (!finding) return <span key={key}>{part.text}</span>;
    return (
      <Tooltip key={key} text={finding.message}>
        <span
          className={clsx(
            "underline decoration-wavy underline-offset-4",
            underlines[finding.severity],
          )}
        >
          {part.text}
        </span>
      </Tooltip>
    );
  });
}

function RunText({ run, findings }: { run: Run; findings: readonly Finding[] }) {
  let text = <Words text={run.text} findings={findings} />;
  if (run.italic) text = <em>{text}</em>;
  if (run.bold) text = <strong className="font-section">{text}</strong>;
  if (!run.href) return text;
  return (
    <Tooltip text={run.href}>
      <a
        href={run.href}
        draggable={false}
        // A program is no browser: the reader sees where it leads, and stays here.
        onClick={(event) => event.preventDefault()}
        onAuxClick={(event) => event.preventDefault()}
        className="rounded-tag font-medium text-accent underline underline-offset-2"
      >
        {text}
      </a>
    </Tooltip>
  );
}

interface MailTextProps {
  blocks: readonly Block[];
  facts: readonly Fact[];
  findings: readonly Finding[];
  pointed: Pointed;
  onPoint: (pointed: Pointed) => void;
}

function BlockText({
  block,
  index,
  facts,
  findings,
  pointed,
  onPoint,
}: Omit<MailTextProps, "blocks"> & { block: Block; index: number }) {
  const Tag = block.kind === "item" ? "li" : "p";
  const point = { kind: "block", index, facts: block.facts } as const;
  const hasFacts = block.facts.length > 0;
  return (
    <Tag
      onPointerEnter={hasFacts ? () => onPoint(point) : undefined}
      onPointerLeave={hasFacts ? () => onPoint(null) : undefined}
      className={clsx(
        "-mx-2 rounded-control px-2 whitespace-pre-wrap wrap-anywhere transition-colors",
        block.role === "signature" || block.role === "footer" ? "py-0" : "py-1",
        block.role === "footer" && "text-caption text-third",
        isBlockMarked(pointed, index, block.facts) && "bg-mark",
      )}
    >
      <bdi>
        {block.runs.map((run, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: runs have no identity but their place
          <RunText key={at} run={run} findings={findings} />
        ))}
      </bdi>
      {block.facts.map((id) => {
        const fact = facts.find((each) => each.id === id);
        return (
          <Tooltip key={id} text={fact?.text ?? "This fact is gone."}>
            <button
              type="button"
              aria-label={`Rests on fact ${id}${fact ? `, ${fact.source}` : ""}`}
              onFocus={() => onPoint({ kind: "fact", id })}
              onBlur={() => onPoint(null)}
              onPointerEnter={() => onPoint({ kind: "fact", id })}
              onPointerLeave={() => onPoint(point)}
              className="tabular ml-0.5 rounded-tag align-super text-key font-section text-accent"
            >
              {id}
            </button>
          </Tooltip>
        );
      })}
    </Tag>
  );
}

/** Space above a block: lines of one signature belong together, paragraphs stand apart. */
function spaceBefore(block: Block, before: Block | undefined): string {
  if (!before) return "";
  const belongs = block.role === before.role && ["signature", "footer"].includes(block.role);
  if (belongs) return "";
  return block.role === "footer" ? "mt-6" : "mt-1.5";
}

export function MailText({ blocks, ...rest }: MailTextProps) {
  let index = -1;
  let before: Block | undefined;
  return (
    <div className="selectable text-mail">
      {grouped(blocks).map((group) => {
        const first = group[0];
        if (!first) return null;
        const space = spaceBefore(first, before);
        before = group.at(-1);
        const drawn = group.map((block) => {
          index += 1;
          return <BlockText key={index} block={block} index={index} {...rest} />;
        });
        return first.kind === "item" ? (
          <ul key={index} className={clsx("list-disc pl-5", space)}>
            {drawn}
          </ul>
        ) : (
          <div key={index} className={space}>
            {drawn}
          </div>
        );
      })}
    </div>
  );
}
