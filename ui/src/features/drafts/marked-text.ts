// Where in a text the words stand that a check complains about, so that they can be marked.

export interface Piece {
  text: string;
  /** Position in the list of excerpts; null for words that nothing is said about. */
  excerpt: number | null;
}

/** Cuts a text at each occurrence of an excerpt; of overlapping ones the earlier, then longer wins. */
export function pieces(text: string, excerpts: readonly string[]): Piece[] {
  const out: Piece[] = [];
  let at = 0;
  while (at < text.length) {
    let found = -1;
    let start = text.length;
    excerpts.forEach((excerpt, index) => {
      if (excerpt.trim() === "") return;
      const place = text.indexOf(excerpt, at);
      const isBetter =
        place >= 0 &&
        (place < start || (place === start && excerpt.length > (excerpts[found]?.length ?? 0)));
      if (isBetter) {
        found = index;
        start = place;
      }
    });
    const excerpt = excerpts[found];
    if (excerpt === undefined) break;
    if (start > at) out.push({ text: text.slice(at, start), excerpt: null });
    out.push({ text: excerpt, excerpt: found });
    at = start + excerpt.length;
  }
  if (at < text.length) out.push({ text: text.slice(at), excerpt: null });
  return out;
}
