import { expect, it } from "vitest";
import { previewPage } from "./preview-page";

it("the_page_of_a_mail_allows_neither_scripts_nor_loading", () => {
  const page = previewPage("<p>Hi Lori,</p>", "light");
  expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
  expect(page.indexOf("Content-Security-Policy")).toBeLessThan(page.indexOf("<style>"));
  expect(page).toContain("<p>Hi Lori,</p>");
});

it("links_show_where_they_lead_and_lead_nowhere", () => {
  const page = previewPage('<p><a href="https://example.com/?a=1&amp;b=2">Join</a></p>', "dark");
  expect(page).toContain('<a role="link" title="https://example.com/?a=1&amp;b=2">Join</a>');
  expect(page).not.toContain("href");
});
