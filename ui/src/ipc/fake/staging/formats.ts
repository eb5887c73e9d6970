// The formats and meanings that a person can choose from; a part of the core's.

import type { FormatView, MeaningView } from "../../types";

export const formats: FormatView[] = [
  { code: "demio_attendees", label: "Demio attendees", kind: "attendance", evidence: "real" },
  { code: "demio_chat", label: "Demio chat", kind: "chat", evidence: "real" },
  {
    code: "zoom_webinar_attendees",
    label: "Zoom webinar attendee report",
    kind: "attendance",
    evidence: "real",
  },
  {
    code: "zoom_registrations",
    label: "Zoom registration report",
    kind: "registrations",
    evidence: "real",
  },
  { code: "zoom_qa", label: "Zoom Q&A report", kind: "questions", evidence: "real" },
  { code: "zoom_polls", label: "Zoom poll report", kind: "polls", evidence: "code" },
  {
    code: "zoom_chat_saved",
    label: "Zoom chat, saved by the host",
    kind: "chat",
    evidence: "code",
  },
  {
    code: "teams_attendance",
    label: "Microsoft Teams attendance report",
    kind: "attendance",
    evidence: "real",
  },
  {
    code: "teams_registrations",
    label: "Microsoft Teams registrations",
    kind: "registrations",
    evidence: "documented",
  },
  {
    code: "gotowebinar_attendees",
    label: "GoTo Webinar attendees",
    kind: "attendance",
    evidence: "documented",
  },
  { code: "youtube_live_chat", label: "YouTube live chat", kind: "chat", evidence: "code" },
  { code: "luma_guests", label: "Luma guests", kind: "registrations", evidence: "documented" },
  { code: "attendance_table", label: "Attendance table", kind: "attendance", evidence: "general" },
  {
    code: "registration_table",
    label: "Registration table",
    kind: "registrations",
    evidence: "general",
  },
  { code: "chat_table", label: "Chat table", kind: "chat", evidence: "general" },
];

export const meanings: MeaningView[] = [
  { code: "name", label: "Name" },
  { code: "first_name", label: "First name" },
  { code: "last_name", label: "Last name" },
  { code: "email", label: "E-mail" },
  { code: "attended", label: "Came" },
  { code: "attendance_percent", label: "Attendance, percent" },
  { code: "focus_percent", label: "Focus, percent" },
  { code: "minutes", label: "Time present" },
  { code: "join", label: "Joined" },
  { code: "exit", label: "Left" },
  { code: "location", label: "Location" },
  { code: "registered", label: "Registered" },
  { code: "timestamp", label: "Time of a message" },
  { code: "message", label: "Message" },
  { code: "is_question", label: "Is a question" },
];
