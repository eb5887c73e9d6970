// The core's HTML of a mail as a page of its own for a frame: nothing in it runs, nothing is loaded,
// nothing can be followed. It has the plain looks that a mail program gives to a mail without a style.

/** Second to the sandbox: even if something got into the mail, nothing may be fetched or run. */
const policy = "default-src 'none'; style-src 'unsafe-inline'";

/**
 * The page for a fragment of the core's renderer (`drafting::render`), and of nothing else. Links keep
 * their looks and show where they lead, but lead nowhere here: a click would load a page into the frame.
 */
export function previewPage(html: string, scheme: string): string {
  const shown = html.replaceAll('<a href="', '<a role="link" title="');
  const style = [
    `:root{color-scheme:${scheme}}`,
    "body{margin:0;padding:20px;font:15px/1.5 Arial,Helvetica,sans-serif;overflow-wrap:anywhere;overflow:hidden}",
    "p,ul{margin:0 0 1em}ul{padding-left:1.6em}body>:last-child{margin-bottom:0}",
    "a{color:LinkText;text-decoration:underline}",
  ].join("");
  return `<!doctype html><html lang="und"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><title>Mail</title><style>${style}</style></head><body dir="auto">${shown}</body></html>`;
}
