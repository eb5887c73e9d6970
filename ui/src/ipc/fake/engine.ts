// What the fake server says to a connection test: it has two models and wants a key.

import type { EngineSettings, EngineTestState, EngineTestView } from "../types";

const models = ["gpt-6-luna", "gpt-6.1-terra"];

const step = (state: EngineTestState, message: string) => ({ state, message });

export function engineTest({ model }: EngineSettings, hasKey: boolean): EngineTestView {
  const server = step("works", "api.openai.com answers.");
  const untried = [
    step("unknown", "The form of its answers is not known: none came."),
    step("unknown", "Speed: not tried."),
  ];
  const list = models.join(", ");
  if (!hasKey) {
    return {
      works: false,
      steps: [
        server,
        step("fails", "api.openai.com wants a key. Enter one in Settings, then resume."),
        step(
          "unknown",
          `Whether the model ${model} is there is not known: no mail came. It has: ${list}.`,
        ),
        ...untried,
      ],
    };
  }
  const key = step("works", "The key is accepted.");
  if (!models.includes(model)) {
    const unknown = `api.openai.com does not know the model ${model}. Choose another in Settings. It has: ${list}.`;
    return { works: false, steps: [server, key, step("fails", unknown), ...untried] };
  }
  return {
    works: true,
    steps: [
      server,
      key,
      step("works", `The model ${model} is there.`),
      step("works", "The answer has the form of a mail, as the server was asked to see to."),
      step("works", "A short mail took 1.8 seconds, 61 tokens a second."),
    ],
  };
}
