// An invented voice. Nothing is measured here: whoever has mails of their own gets the same facts,
// and drafts differ from them by tier.

import type { DraftView, Tier, Voice, VoiceMatchView, VoiceView } from "../types";

export const inventedSamples = [
  "Hi Lori,\n\nThanks for the call on Tuesday. I've looked at your numbers and they're better than you think. Let's talk about the second group, since that's where it gets stuck.\n\nI'll send the list tomorrow.\n\nCheers,\nGabriela",
  "Hi Glen,\n\nYou asked about the long texts. Short answer: yes, but not in one go. Cut them at the headings and you're fine.\n\nWant me to look at one of yours?\n\nCheers,\nGabriela",
];

const usualPhrases = [
  "I hope this finds you well",
  "reach out",
  "touch base",
  "delve",
  "excited to",
  "game-changer",
  "don't miss out",
  "act now",
  "Ich hoffe, es geht Ihnen gut",
  "ne manquez pas cette occasion",
];

const measured = [
  { name: "Language", value: "English" },
  { name: "Sentences", value: "about 9 words" },
  { name: "Paragraphs", value: "about 21 words" },
  { name: "Contractions", value: "yes (“don’t”, “I’m”)" },
  { name: "Exclamation marks", value: "none" },
  { name: "Question marks", value: "1.4 in 100 words" },
  { name: "Emoji", value: "none" },
  { name: "Greeting", value: "“Hi”" },
  { name: "First words", value: "“Thanks for …”, “You asked …”" },
  { name: "Sign-off", value: "“Cheers”" },
];

export const voiceView = ({ samples, phrases }: Voice): VoiceView => ({
  measured: samples.length > 0 ? measured : [],
  phrases: phrases ?? usualPhrases,
});

const signOff = "you close with “Cheers”; this mail with “Warmly” (Settings, Sender)";

const matches: Partial<Record<Tier, VoiceMatchView>> = {
  hot: {
    likeness: "far",
    reasons: [
      "sentences are longer than yours (22 against 9 words)",
      "you never use exclamation marks; here are two",
      "paragraphs are longer than yours (36 against 21 words)",
      signOff,
    ],
  },
  warm: {
    likeness: "partly",
    reasons: ["sentences are longer than yours (15 against 9 words)", signOff],
  },
};

/** How much a draft sounds like the samples; null without any. */
export const voiceMatch = ({ item }: DraftView, { samples }: Voice): VoiceMatchView | null =>
  samples.length > 0 ? (matches[item.tier] ?? { likeness: "close", reasons: [] }) : null;
