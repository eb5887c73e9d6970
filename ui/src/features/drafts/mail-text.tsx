// The mail with what there is to say about it, drawn from its blocks: what a check complains about is
// underlined at the very place that the core names, and each paragraph carries the numbers of its facts.

import { clsx } from "clsx";
import { Tooltip } from "@/components/tooltip";
import type { Block, Fact, Finding, Place, Run } from "@/ipc/types";
import { grouped, type PlacedBlock } from "./mail-doc";
import { type Piece, pieces } from "./marked-text";
import { isBlockMarked, type Pointed } from "./pointing";

const underlines = {
  block: "decoration-bad",
  warn: "decoration-warm",
  note: "decoration-third",
};

/** Where the words of a finding stand on the page, so that they can be scrolled to. */
export const findingAnchor = (index: number) => `finding-${index}`;

function Words({
  parts,
  findings,
  pointed,
}: {
  parts: readonly Piece[];
  findings: readonly Finding[];
  pointed: Pointed;
}) {
  let at = 0;
  return parts.map((part) => {
    const key = at;
    at += part.text.length;
    const finding = part.finding === null ? undefined : findings[part.finding];
    if (!finding || part.finding === null) return <span key={key}>{part.text}</span>;
    return (
      <Tooltip key={key} text={finding.message}>
        <span
          data-finding={findingAnchor(part.finding)}
          className={clsx(
            "underline decoration-wavy underline-offset-4",
            underlines[finding.severity],
            pointed?.kind === "finding" && pointed.index === part.finding && "rounded-tag bg-mark",
          )}
        >
          {part.text}
        </span>
      </Tooltip>
    );
  });
}

/** One line of words, such as the subject. */
export function MarkedLine({
  text,
  place,
  findings,
  pointed,
}: {
  text: string;
  place: Place;
  findings: readonly Finding[];
  pointed: Pointed;
}) {
  return pieces([text], place, findings).map((parts) => (
    <Words key={text} parts={parts} findings={findings} pointed={pointed} />
  ));
}

function RunText({
  run,
  parts,
  findings,
  pointed,
}: {
  run: Run;
  parts: readonly Piece[];
  findings: readonly Finding[];
  pointed: Pointed;
}) {
  let text = <Words parts={parts} findings={findings} pointed={pointed} />;
  if (run.italic) text = <em>{text}</em>;
  if (run.bold) text = <strong className="font-section">{text}</strong>;
  if (!run.href) return text;
  // A finding without a place is about what is missing, or about where a link leads.
  const about = findings.findIndex(
    (finding) => finding.span === null && finding.excerpt !== "" && finding.excerpt === run.href,
  );
  const finding = findings[about];
  return (
    <Tooltip text={finding ? `${run.href} · ${finding.message}` : run.href}>
      <a
        href={run.href}
        draggable={false}
        // A program is no browser: the reader sees where it leads, and stays here.
        onClick={(event) => event.preventDefault()}
        onAuxClick={(event) => event.preventDefault()}
        {...(finding ? { "data-finding": findingAnchor(about) } : {})}
        className={clsx(
          "rounded-tag font-medium text-accent underline underline-offset-2",
          finding && ["decoration-wavy underline-offset-4", underlines[finding.severity]],
          finding && pointed?.kind === "finding" && pointed.index === about && "bg-mark",
        )}
      >
        {text}
      </a>
    </Tooltip>
  );
}

interface MailTextProps {
  blocks: readonly PlacedBlock[];
  facts: readonly Fact[];
  findings: readonly Finding[];
  pointed: Pointed;
  onPoint: (pointed: Pointed) => void;
}

function BlockText({
  placed,
  index,
  facts,
  findings,
  pointed,
  onPoint,
}: Omit<MailTextProps, "blocks"> & { placed: PlacedBlock; index: number }) {
  const { block, place, lead } = placed;
  const Tag = block.kind === "item" ? "li" : "p";
  const point = { kind: "block", index, facts: block.facts } as const;
  const hasFacts = block.facts.length > 0;
  const parts = pieces(
    block.runs.map((run) => run.text),
    place,
    findings,
  );
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
        {lead}
        {block.runs.map((run, at) => (
          <RunText
            // biome-ignore lint/suspicious/noArrayIndexKey: runs have no identity but their place
            key={at}
            run={run}
            parts={parts[at] ?? []}
            findings={findings}
            pointed={pointed}
          />
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
        const space = spaceBefore(first.block, before);
        before = group.at(-1)?.block;
        const drawn = group.map((placed) => {
          index += 1;
          return <BlockText key={index} placed={placed} index={index} {...rest} />;
        });
        return first.block.kind === "item" ? (
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
