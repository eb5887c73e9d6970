// What a target needs, the way through it, and what is lost or surprising there.

import type { ExportTargetView } from "@/ipc/types";

function Sentences({ title, sentences }: { title: string; sentences: readonly string[] }) {
  if (sentences.length === 0) return null;
  return (
    <>
      <h4 className="mt-3 font-medium">{title}</h4>
      <ul className="mt-1 flex list-disc flex-col gap-1 pl-4 text-second">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </>
  );
}

export function TargetHelp({ target }: { target: ExportTargetView }) {
  return (
    <section
      aria-label={`About ${target.name}`}
      className="selectable mt-2 rounded-card border border-line bg-surface p-4"
    >
      <h3 className="font-section">{target.name}</h3>
      <p className="mt-0.5 text-second">{target.needs}</p>
      <h4 className="mt-3 font-medium">Steps</h4>
      <ol className="mt-1 flex list-decimal flex-col gap-1 pl-4 text-second">
        {target.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <Sentences title="Good to know" sentences={target.limits} />
      {target.source && <p className="mt-3 text-caption text-third">Known from: {target.source}</p>}
    </section>
  );
}
