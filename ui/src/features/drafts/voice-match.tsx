// How much a draft sounds like its sender: a word, and what is different in their own figures.

import { SectionTitle } from "@/components/panel";
import { Pill, type PillTone } from "@/components/pill";
import type { Likeness, VoiceMatchView } from "@/ipc/types";

const looks: Record<Likeness, { word: string; tone: PillTone }> = {
  close: { word: "Close", tone: "accent" },
  partly: { word: "In part", tone: "quiet" },
  far: { word: "Not much", tone: "warn" },
};

const sentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

export function VoiceMatch({ match }: { match: VoiceMatchView }) {
  const { word, tone } = looks[match.likeness];
  return (
    <section aria-label="Your voice" className="mt-5 border-t border-line pt-4">
      <SectionTitle className="mb-2" action={<Pill tone={tone}>{word}</Pill>}>
        Sounds like you
      </SectionTitle>
      {match.reasons.length === 0 ? (
        <p className="text-second">Nothing in it differs from your own mails.</p>
      ) : (
        <ul className="flex flex-col gap-1.5">
          {match.reasons.map((reason) => (
            <li key={reason} className="selectable wrap-anywhere">
              {sentence(reason)}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
