// The templates of the fake host: two texts a tier, and a filler just good enough to look at. The
// core's own layout and checks are not imitated.

import type { Answer, Args, CommandName } from "../client";
import type {
  Block,
  Language,
  TemplateFaultView,
  TemplatePreviewView,
  TemplateTokenView,
  TemplateView,
  Tier,
} from "../types";
import { fault, found } from "./faults";
import { peopleWithDrafts, type World } from "./world";

const opening: Record<string, string> = {
  hot: "From the way you took part, I think you’re ready for the next step.",
  warm: "One piece of advice to start with: pick one idea and use it this week.",
  cool: "If you have a quarter of an hour left, this is where to spend it.",
  cold: "Thank you for stopping by; live sessions rarely come at a perfect moment.",
  no_show: "You had registered, and the recording is there for you.",
  replay: "Thank you for taking the time to watch the recording.",
};

const builtIn = (kind: string, number: number) => `Subject: ${
  number === 1 ? "Your next step after {{ event_plain }}" : "A quick note after {{ event_plain }}"
}

Thank you for being part of {{ event }}.

{% if question %}
You asked: {{ question }} Reply with a line or two about your situation.
{% endif %}

${opening[kind] ?? ""}

=> offer: See what {{ offer_mid }} includes
=> reply: Just reply to this mail, and we’ll take it from there.
`;

const tiers: readonly Tier[] = ["hot", "warm", "cool", "cold", "no_show"];

export function inventedTemplates(): Map<string, TemplateView> {
  const languages: Language[] = ["en", "de", "fr", "es", "pt", "it", "nl"];
  const all = languages.flatMap((language) =>
    [...tiers, null].flatMap((tier) =>
      [1, 2].map((number): TemplateView => {
        const kind = tier ?? "replay";
        const name = `${language}/${kind}_${number}`;
        const text = builtIn(kind, number);
        return { name, tier, number, text, isOwn: false, isOff: false };
      }),
    ),
  );
  return new Map(all.map((each) => [each.name, each]));
}

const token = (name: string, label: string, about: string, value: string | null) => ({
  insert: `{{ ${name} }}`,
  label,
  about,
  value,
});

function tokensFor(world: World, person: string | null): TemplateTokenView[] {
  const who = peopleWithDrafts(world).find((each) => each.row.id === person);
  const asked = who?.messages.find((message) => message.isQuestion)?.text;
  const name = who ? who.row.name.split(" ")[0] : "Lori";
  const question = who ? asked : "Does this work for a small team?";
  return [
    token("first_name", "First name", "What to call the person.", name || null),
    token("question", "Their question", "In quotation marks.", question ? `“${question}”` : null),
    token("event", "Webinar", "The webinar’s title within a sentence.", `“${world.details.title}”`),
    token("event_plain", "Webinar, no quotes", "For a subject.", world.details.title),
    token("topic", "Topic", "What the webinar was about.", world.details.topic),
    token("offer_mid", "Offer or “the offer”", "The offer’s name.", world.details.offerName),
    {
      insert: '{{ link("replay", "the recording") }}',
      label: "Link to the recording",
      about: "Words that lead to the recording.",
      value: null,
    },
    {
      insert: "{% if replay %}…{% endif %}",
      label: "If there is a recording",
      about: "The webinar has a replay link.",
      value: world.details.replayUrl ? "yes" : "no",
    },
  ];
}

const nameIn = (insert: string) => /^\{\{ (\w+) \}\}$/.exec(insert)?.[1];

function faultOf(text: string, tokens: readonly TemplateTokenView[]): TemplateFaultView | null {
  const wrong = (line: number | null, message: string, onePerson = false) => ({
    line,
    message,
    onePerson,
  });
  for (const [at, line] of text.split("\n").entries()) {
    for (const [, name] of line.matchAll(/\{\{ (\w+) \}\}/g)) {
      const known = tokens.find((each) => nameIn(each.insert) === name);
      if (!known) return wrong(at + 1, `There is no token “${name}”.`);
      if (known.value === null && name !== "question") {
        return wrong(at + 1, `“${name}” is not known for this person, which leaves a hole.`, true);
      }
    }
  }
  if (text.startsWith("Subject: ")) return null;
  return wrong(null, "The mail has no subject. Begin a line with “Subject:”.");
}

function block(role: Block["role"], text: string): Block {
  const run = { text, bold: false, italic: false, href: null };
  return { role, kind: "paragraph", runs: [run], facts: [] };
}

function preview(world: World, text: string, person: string | null): TemplatePreviewView {
  const tokens = tokensFor(world, person);
  const wrong = faultOf(text, tokens);
  if (wrong) return { person, mail: null, fault: wrong, tokens };
  const valueIn = (name: string) => tokens.find((each) => nameIn(each.insert) === name)?.value;
  const filled = text
    .replace(/\{% if (\w+) %\}(.*?)\{% endif %\}/gs, (_all, name, inside) =>
      valueIn(name) ? inside : "",
    )
    .replace(/\{\{ (\w+) \}\}/g, (_all, name) => valueIn(name) ?? "");
  const lines = filled.split("\n").filter((line) => line.trim() !== "");
  const ask = lines.find((line) => line.startsWith("=>"))?.replace(/^=> \w+: /, "");
  const mail = {
    subject: lines[0]?.replace("Subject: ", "") ?? "",
    blocks: [
      block("greeting", `Hi ${valueIn("first_name") ?? "there"},`),
      ...lines.slice(1).flatMap((line) => (line.startsWith("=>") ? [] : [block("body", line)])),
      ...(ask ? [block("call_to_action", ask)] : []),
      block("signature", world.settings.sender.signOff),
      block("signature", world.settings.sender.name),
    ],
  };
  const plain = mail.blocks.map((each) => each.runs[0]?.text ?? "").join("\n\n");
  return { person, mail: { mail, text: plain, findings: [] }, fault: null, tokens };
}

type TemplateCommand = Extract<CommandName, `template_${string}`>;
type Handlers = { [Name in TemplateCommand]: (args: Args<Name>) => Answer<Name> };

export function templateHandlers(world: World): Handlers {
  const change = (name: string, part: Partial<TemplateView>) => {
    const changed = { ...found(world.templates.get(name), "template"), ...part };
    world.templates.set(name, changed);
    return changed;
  };
  return {
    template_list: ({ language }) =>
      [...world.templates.values()].filter((each) => each.name.startsWith(`${language}/`)),
    template_preview: ({ text, person }) => preview(world, text, person),
    template_save: ({ name, text }) => {
      const wrong = faultOf(text, tokensFor(world, null));
      if (wrong && !wrong.onePerson) throw fault("invalid", wrong.message);
      return change(name, { text, isOwn: true });
    },
    template_reset: ({ name }) =>
      change(name, { text: found(inventedTemplates().get(name), "template").text, isOwn: false }),
    template_switch: ({ name, isOff }) => {
      const { tier } = found(world.templates.get(name), "template");
      const others = [...world.templates.values()].filter(
        (each) =>
          each.name !== name && each.tier === tier && each.name.slice(0, 2) === name.slice(0, 2),
      );
      if (isOff && others.every((each) => each.isOff)) {
        throw fault("invalid", "This is the last text of its tier that is in use, so it stays.");
      }
      return change(name, { isOff });
    },
  };
}
