// The webinar's details while they are typed: texts, turned into details only when they can be.
// What a person typed stands above what the files say, field by field.

import { useState } from "react";
import type { Chapter, Compliance, MailStyle, WebinarDetails } from "@/ipc/types";
import { amountText, longTime, readAmount, readWallTime } from "@/lib/format";

const fields = [
  "title",
  "heldOn",
  "length",
  "hostName",
  "topic",
  "offerName",
  "offerDescription",
  "offerUrl",
  "amount",
  "currency",
  "deadline",
  "replayUrl",
  "chapters",
] as const;

export type DetailsField = (typeof fields)[number];
export type DetailsText = Record<DetailsField, string>;
export type DetailsErrors = Partial<Record<DetailsField, string>>;

/** The longest title, as the core has it. */
const longestTitle = 500;

export function textOf(details: WebinarDetails): DetailsText {
  return {
    title: details.title,
    heldOn: details.hostedAt ? longTime(details.hostedAt) : "",
    length: details.durationMinutes === null ? "" : String(Math.round(details.durationMinutes)),
    hostName: details.hostName ?? "",
    topic: details.topic ?? "",
    offerName: details.offerName ?? "",
    offerDescription: details.offerDescription ?? "",
    offerUrl: details.offerUrl ?? "",
    amount: details.price ? amountText(details.price) : "",
    currency: details.price?.currency ?? "USD",
    deadline: details.deadline ?? "",
    replayUrl: details.replayUrl ?? "",
    chapters: details.chapters
      .map(({ minute, title }) => `${Math.round(minute)} ${title}`)
      .join("\n"),
  };
}

/** Lines such as "16 Build one from scratch"; null when a line has no minute in front. */
function readChapters(text: string): Chapter[] | null {
  const chapters: Chapter[] = [];
  for (const line of text.split("\n")) {
    if (line.trim() === "") continue;
    const match = /^\s*(\d{1,4})(?:\s*min)?[\s:.,–-]+(\S.*?)\s*$/.exec(line);
    if (!match) return null;
    chapters.push({ minute: Number(match[1]), title: match[2] ?? "" });
  }
  return chapters;
}

const isWebAddress = (text: string) =>
  text.trim() === "" || /^https?:\/\/[^\s/]+/.test(text.trim());
const known = (text: string) => (text.trim() === "" ? null : text.trim());

export function errorsIn(text: DetailsText): DetailsErrors {
  const errors: DetailsErrors = {};
  if (text.title.trim() === "") errors.title = "Give it a title; the mails use it.";
  if (text.title.trim().length > longestTitle) errors.title = `At most ${longestTitle} characters.`;
  if (text.heldOn.trim() !== "" && readWallTime(text.heldOn) === null) {
    errors.heldOn = "A date such as 1 Oct 2025, 09:00.";
  }
  if (!/^\s*(\d{1,4})?\s*$/.test(text.length) || Number(text.length) > 1440) {
    errors.length = "Minutes, at most 1440.";
  }
  if (text.amount.trim() !== "" && readAmount(text.amount) === null) errors.amount = "A number.";
  if (text.amount.trim() !== "" && !/^\s*[A-Za-z]{3}\s*$/.test(text.currency)) {
    errors.currency = "Such as USD.";
  }
  if (!isWebAddress(text.offerUrl)) errors.offerUrl = "A web address that starts with https://";
  if (!isWebAddress(text.replayUrl)) errors.replayUrl = "A web address that starts with https://";
  if (readChapters(text.chapters) === null) {
    errors.chapters = "One a line, the minute first: 16 Build one from scratch.";
  }
  return errors;
}

/** What is chosen rather than typed into one line. */
export interface DetailsChoices {
  /** How the mails are written. */
  mails: MailStyle;
  /** What they have to hold by law. */
  compliance: Compliance;
}

/** The details that these texts stand for. Call it only without errors. */
export function detailsOf(text: DetailsText, chosen: DetailsChoices): WebinarDetails {
  const hundredths = readAmount(text.amount);
  return {
    title: text.title.trim(),
    topic: known(text.topic),
    hostedAt: readWallTime(text.heldOn),
    durationMinutes: text.length.trim() === "" ? null : Number(text.length),
    hostName: known(text.hostName),
    offerName: known(text.offerName),
    offerDescription: known(text.offerDescription),
    offerUrl: known(text.offerUrl),
    price:
      hundredths === null ? null : { hundredths, currency: text.currency.trim().toUpperCase() },
    deadline: known(text.deadline),
    replayUrl: known(text.replayUrl),
    chapters: readChapters(text.chapters) ?? [],
    ...chosen,
  };
}

export interface DetailsFormState {
  text: DetailsText;
  choices: DetailsChoices;
  /** Errors of the fields that were left, or of all once a person tried to go on. */
  errors: DetailsErrors;
  /** Whether anything was changed by hand. */
  wasTyped: boolean;
  type: (field: DetailsField, value: string) => void;
  choose: (choices: Partial<DetailsChoices>) => void;
  leave: (field: DetailsField) => void;
  /** The details, or null after showing what is wrong. */
  read: () => WebinarDetails | null;
}

/** `onDetails` hears of each change that makes the details whole and right. */
export function useDetailsForm(
  details: WebinarDetails,
  onDetails?: (details: WebinarDetails) => void,
): DetailsFormState {
  const [typed, setTyped] = useState<Partial<DetailsText>>({});
  const [chosen, setChosen] = useState<Partial<DetailsChoices>>({});
  const [left, setLeft] = useState<ReadonlySet<DetailsField>>(new Set());
  const text = { ...textOf(details), ...typed };
  const choices = { mails: details.mails, compliance: details.compliance, ...chosen };
  const tell = (text: DetailsText, choices: DetailsChoices) => {
    if (Object.keys(errorsIn(text)).length === 0) onDetails?.(detailsOf(text, choices));
  };
  const all = errorsIn(text);
  const errors: DetailsErrors = {};
  for (const field of left) {
    const error = all[field];
    if (error) errors[field] = error;
  }
  return {
    text,
    choices,
    errors,
    wasTyped: Object.keys(typed).length > 0 || Object.keys(chosen).length > 0,
    type: (field, value) => {
      const next = { ...text, [field]: value };
      setTyped({ ...typed, [field]: value });
      tell(next, choices);
    },
    choose: (next) => {
      setChosen({ ...chosen, ...next });
      tell(text, { ...choices, ...next });
    },
    leave: (field) => setLeft((before) => new Set(before).add(field)),
    read: () => {
      setLeft(new Set(fields));
      return Object.keys(all).length === 0 ? detailsOf(text, choices) : null;
    },
  };
}
