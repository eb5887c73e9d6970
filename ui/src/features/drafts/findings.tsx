// What the checks say: how good the mail is, with the reasons, and each finding with the words that
// it means, and what the program can do about it.

import { clsx } from "clsx";
import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import { Button } from "@/components/button";
import { SectionTitle } from "@/components/panel";
import type { DraftView, Finding } from "@/ipc/types";
import { findingAnchor } from "./mail-text";
import type { Pointed } from "./pointing";
import { qualityOf } from "./quality";

const lights = {
  green: { icon: CircleCheck, tone: "text-good", name: "Green" },
  yellow: { icon: TriangleAlert, tone: "text-warm", name: "Yellow" },
  red: { icon: CircleAlert, tone: "text-bad", name: "Red" },
};

export function QualityLight({ draft }: { draft: DraftView }) {
  const { light, word, reasons } = qualityOf(draft);
  const { icon: Icon, tone, name } = lights[light];
  return (
    <section aria-label="Quality" className="mb-4 border-b border-line pb-4">
      <h2 className={clsx("flex items-center gap-2 font-section", tone)}>
        <Icon size={16} aria-hidden />
        <span className="sr-only">{name}: </span>
        {word}
      </h2>
      <ul className="mt-1.5 flex flex-col gap-0.5 text-second">
        {reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    </section>
  );
}

const findingLook = {
  block: { icon: CircleAlert, tone: "text-bad", word: "Blocks the mail" },
  warn: { icon: TriangleAlert, tone: "text-warm", word: "Warning" },
  note: { icon: Info, tone: "text-second", word: "Note" },
};

function scrollTo(index: number): void {
  document
    .querySelector(`[data-finding="${findingAnchor(index)}"]`)
    ?.scrollIntoView({ block: "center" });
}

function FindingLine({
  finding,
  index,
  pointed,
  onPoint,
  fixing,
  hasKey,
  onFix,
}: {
  finding: Finding;
  index: number;
  pointed: Pointed;
  onPoint: (pointed: Pointed) => void;
  fixing: boolean;
  /** Whether the key puts this one right. */
  hasKey: boolean;
  onFix: () => void;
}) {
  const { icon: Icon, tone, word } = findingLook[finding.severity];
  const point = { kind: "finding", index } as const;
  const isMarked = pointed?.kind === "finding" && pointed.index === index;
  const words = (
    <>
      <span className="sr-only">{word}: </span>
      {finding.message}
    </>
  );
  return (
    <li
      onPointerEnter={() => onPoint(point)}
      onPointerLeave={() => onPoint(null)}
      className={clsx(
        "-mx-2 flex gap-2 rounded-control px-2 py-1 transition-colors",
        isMarked && "bg-mark",
      )}
    >
      <Icon size={16} className={clsx("mt-0.5", tone)} aria-hidden />
      <div className="selectable min-w-0 wrap-anywhere">
        {finding.span ? (
          <button
            type="button"
            onFocus={() => onPoint(point)}
            onBlur={() => onPoint(null)}
            onClick={() => scrollTo(index)}
            className="rounded-tag text-left wrap-anywhere"
          >
            {words}
          </button>
        ) : (
          <p>{words}</p>
        )}
        {finding.fix && (
          <Button
            kind="link"
            keys={hasKey ? "f" : undefined}
            disabled={fixing}
            onClick={onFix}
            className="mt-0.5 max-w-full whitespace-normal text-left"
          >
            <bdi>{finding.fix.label}</bdi>
          </Button>
        )}
      </div>
    </li>
  );
}

export function Findings({
  findings,
  keyed,
  pointed,
  onPoint,
  fixing,
  onFix,
}: {
  findings: readonly Finding[];
  /** The place of the finding that the key puts right. */
  keyed: number | null;
  pointed: Pointed;
  onPoint: (pointed: Pointed) => void;
  fixing: boolean;
  onFix: (at: number) => void;
}) {
  if (findings.length === 0) return null;
  return (
    <section aria-label="Findings" className="mb-5 border-b border-line pb-4">
      <SectionTitle className="mb-1.5">What the checks say</SectionTitle>
      <ul className="flex flex-col gap-1">
        {findings.map((finding, at) => (
          <FindingLine
            key={`${finding.rule} ${finding.span?.start ?? ""} ${finding.excerpt} ${finding.message}`}
            finding={finding}
            index={at}
            pointed={pointed}
            onPoint={onPoint}
            fixing={fixing}
            hasKey={at === keyed}
            onFix={() => onFix(at)}
          />
        ))}
      </ul>
    </section>
  );
}
