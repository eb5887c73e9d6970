// Exports of the fake host: the targets that pages are looked at with, and what a file of each begins with.

import type { ExportPreviewView, ExportTargetView } from "../types";

const target = (
  code: string,
  name: string,
  group: string,
  more: Partial<ExportTargetView> = {},
): ExportTargetView => ({
  code,
  name,
  group,
  needs: "One row a person, with everything that the program knows for a mail.",
  steps: ["Open the file in a spreadsheet, or import it as CSV (comma, UTF-8)."],
  limits: ["Text that begins like a formula loses that sign, so that no spreadsheet runs it."],
  source: "",
  isOneFile: true,
  ...more,
});

export const exportTargets: readonly ExportTargetView[] = [
  target("csv", "Spreadsheet or any mail tool", "lists"),
  target("tsv", "Clipboard, to paste into a sheet", "lists"),
  target("priority", "Priority list", "lists"),
  target("mailchimp", "Mailchimp", "newsletters", {
    needs:
      "An audience, and text fields with the tags of the file (Audience > Settings > Audience fields).",
    steps: [
      "Audience > All contacts > Import contacts > Upload a file; choose the CSV file.",
      "Match each column to a text field of the same name; create those that are missing.",
      "Import the test file first and look at one of its contacts.",
      "Make a campaign, choose “Code your own”, and paste the template; take the subject from it, too.",
    ],
    limits: [
      "A text field keeps 255 bytes, so each mail is cut between words into fields that the template puts together.",
      "30 fields in all; four of them are there from the start.",
      "Addresses with letters outside ASCII before the @ are not taken.",
    ],
    source: "Mailchimp: “Format guidelines for your import file”",
  }),
  target("hubspot", "HubSpot", "newsletters"),
  target("kit", "Kit (ConvertKit)", "newsletters"),
  target("activecampaign", "ActiveCampaign", "newsletters"),
  target("klaviyo", "Klaviyo", "newsletters"),
  target("brevo", "Brevo", "newsletters"),
  target("mailerlite", "MailerLite", "newsletters"),
  target("sendgrid", "SendGrid Marketing contacts", "newsletters"),
  target("sendgrid-data", "SendGrid dynamic template data", "newsletters"),
  target("listmonk", "listmonk", "newsletters"),
  target("instantly", "Instantly", "outreach"),
  target("smartlead", "Smartlead", "outreach"),
  target("lemlist", "lemlist", "outreach"),
  target("gmass", "GMass (Google Sheet)", "outreach"),
  target("yamm", "YAMM (Google Sheet)", "outreach"),
  target("word", "Word and Outlook mail merge", "outreach"),
  target("eml", "Drafts for a mail program (.eml)", "files", {
    needs:
      "A mail program on this computer; classic Outlook for Windows is the one that opens them ready to send.",
    limits: [
      "Classic Outlook for Windows opens them as drafts to send (X-Unsent).",
      "Apple Mail opens them as mails that were received: Message > Send Again makes a draft.",
    ],
    isOneFile: false,
  }),
  target("mbox", "Mailbox (.mbox)", "files"),
  target("txt", "A text file each", "files", { isOneFile: false }),
  target("html", "A web page each", "files", { isOneFile: false }),
  target("json", "JSON", "files"),
];

/** How the file of a target begins. */
export function beginning(
  code: string,
): Pick<ExportPreviewView, "lines" | "notes" | "template" | "obstacle" | "fileName"> {
  if (code === "mailchimp") {
    return {
      lines: [
        "Email Address,FNAME,LNAME,SUBJECT,BODY1,BODY2,BODY3,BODY4",
        'lori.hartsley@example.com,Lori,Hartsley,"Lori, when the next course starts","Hi Lori,","You asked …"',
      ],
      notes: [
        "12 of 45 mails have a paragraph that is longer than a field of Mailchimp: they are cut between words, and the template puts them together.",
      ],
      template:
        "<!-- Subject: *|SUBJECT|* -->\n*|IF:BODY1|*<p>*|BODY1|*</p>*|END:IF|*\n*|IF:BODY2|*<p>*|BODY2|* *|BODY3|*</p>*|END:IF|*\n",
      obstacle: null,
      fileName: "building-custom-gpts-follow-up-mailchimp.csv",
    };
  }
  return {
    lines: [
      "first_name,last_name,email,engagement_tier,engagement_score,subject_line,email_body",
      'Lori,Hartsley,lori.hartsley@example.com,Hot,98.8,"Lori, when the next course starts","Hi Lori, …"',
      'Rachel,Bellmont,rachel@bellmont.example,Hot,91.5,"Rachel, when the next course starts","Hi Rachel, …"',
    ],
    notes: [],
    template: null,
    obstacle: null,
    fileName: "building-custom-gpts-2025-10-01.csv",
  };
}
