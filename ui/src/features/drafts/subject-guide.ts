// How long a subject is, as people count, and what a phone shows of it.

/** Characters that the lists of mail programs on phones show on one line, held upright. */
export const phoneShows = 40;

const segmenter = new Intl.Segmenter(undefined, { granularity: "grapheme" });

const signs = (text: string): string[] =>
  Array.from(segmenter.segment(text), ({ segment }) => segment);

export interface SubjectGuide {
  length: number;
  /** The part that a phone shows, cut as it cuts; null when all of it is shown. */
  onPhone: string | null;
}

export function subjectGuide(subject: string): SubjectGuide {
  const all = signs(subject);
  const isCut = all.length > phoneShows;
  return {
    length: all.length,
    onPhone: isCut
      ? `${all
          .slice(0, phoneShows - 1)
          .join("")
          .trimEnd()}…`
      : null,
  };
}
