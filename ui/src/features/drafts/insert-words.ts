// Words put into a line of text where the cursor stands, in place of what is selected.

/** What the core takes at most as a subject, in characters. */
export const longestSubject = 500;

/** The line with the words in it, and where the cursor stands behind them. */
export function withWords(
  line: string,
  from: number,
  to: number,
  words: string,
): { line: string; cursor: number } {
  const put = words.replace(/[\r\n]+/g, " ");
  const next = (line.slice(0, from) + put + line.slice(to)).slice(0, longestSubject);
  return { line: next, cursor: Math.min(from + put.length, next.length) };
}
