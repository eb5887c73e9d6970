// How the file begins, what is to be known before it is used, and the template that goes with it.

import { Info, TriangleAlert } from "lucide-react";
import { Button } from "@/components/button";
import { copyText } from "@/components/copied";
import { SectionTitle } from "@/components/panel";
import type { ExportPreviewView } from "@/ipc/types";

function Lines({ label, lines }: { label: string; lines: readonly string[] }) {
  const numbered = lines.map((line, place) => ({ line, key: `${place}: ${line}` }));
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard
      tabIndex={0}
      className="selectable max-h-72 overflow-auto rounded-card border border-line bg-surface p-3"
    >
      <ol className="w-max font-mono text-caption">
        {numbered.map(({ line, key }) => (
          <li key={key} className="py-0.5 whitespace-pre">
            {line || " "}
          </li>
        ))}
      </ol>
    </section>
  );
}

export function FilePreview({ preview }: { preview: ExportPreviewView }) {
  const { template } = preview;
  return (
    <>
      {preview.obstacle ? (
        <p
          role="alert"
          className="flex items-start gap-2 rounded-control bg-warm-soft px-3 py-2 text-warm"
        >
          <TriangleAlert size={16} className="mt-0.5 shrink-0" aria-hidden />
          {preview.obstacle}
        </p>
      ) : (
        <Lines label="First lines of the file" lines={preview.lines} />
      )}
      {preview.notes.length > 0 && (
        <ul className="mt-3 flex flex-col gap-1.5">
          {preview.notes.map((note) => (
            <li key={note} className="flex items-start gap-2 text-second">
              <Info size={15} className="mt-0.5 shrink-0" aria-hidden />
              {note}
            </li>
          ))}
        </ul>
      )}
      {template && (
        <>
          <SectionTitle
            className="mt-5 mb-2"
            aside={
              <Button size="sm" onClick={() => void copyText(template, "The template is copied.")}>
                Copy
              </Button>
            }
          >
            The template
          </SectionTitle>
          <Lines label="The template" lines={template.trimEnd().split("\n")} />
        </>
      )}
    </>
  );
}
