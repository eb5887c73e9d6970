// What the columns of the file are, for a person who has to map them in a mail tool.

export const columnWords: readonly { column: string; words: string }[] = [
  { column: "first_name, last_name", words: "The name, as far as it is one" },
  { column: "email", words: "Where the mail goes" },
  { column: "subject_line", words: "The subject" },
  { column: "email_body", words: "The mail as plain text" },
  { column: "email_body_html", words: "The mail with links and bold" },
  { column: "personal_notes", words: "Your note; it is in the mail already" },
  { column: "engagement_tier, engagement_score", words: "Hot to No-Show, 0 to 100" },
  { column: "has_questions", words: "Yes for who asked something" },
  { column: "focus_percent, attendance_percent", words: "Empty when unknown" },
  { column: "priority_rank", words: "1 is the most engaged" },
];
