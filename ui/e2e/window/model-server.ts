// A model server on this computer that answers only when the test lets it: every request is held, so
// that a run can be stopped in its middle without guessing how fast the machine is.

import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { until } from "./webdriver";

export interface Held {
  /** Everything that was sent, as text. */
  body: string;
  /** Whether the program still waits for it. */
  isOpen: () => boolean;
  answer: () => void;
}

export class ModelServer {
  /** All requests for a mail since the start, answered or not. */
  readonly requests: Held[] = [];
  /** The authorisations that were shown. */
  readonly shown = new Set<string>();
  /** What a mail says, by what was sent; nothing where the server shall refuse to write it. */
  words: (body: string) => string | null = () => sentence;
  private isHolding = true;

  private constructor(
    private readonly server: Server,
    readonly baseUrl: string,
  ) {
    server.on("request", (request: IncomingMessage, response: ServerResponse) => {
      void this.take(request, response);
    });
  }

  static async start(): Promise<ModelServer> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    if (address === null || typeof address === "string") throw new Error("no port is free");
    return new ModelServer(server, `http://127.0.0.1:${address.port}/v1`);
  }

  /** Requests that wait for an answer which the program still wants. */
  get held(): Held[] {
    return this.requests.filter((request) => request.isOpen());
  }

  /** Waits until this many requests are held at the same time. */
  holding(count: number): Promise<Held[]> {
    return until(`${count} requests wait for an answer`, 30, async () => {
      const held = this.held;
      return held.length >= count && held;
    });
  }

  /** Answers everything from now on at once. */
  release(): void {
    this.isHolding = false;
    for (const request of this.held) request.answer();
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = "";
    for await (const chunk of request) body += String(chunk);
    this.shown.add(request.headers.authorization ?? "");
    if (!request.url?.endsWith("/chat/completions")) {
      response.writeHead(404).end();
      return;
    }
    const held: Held = {
      body,
      isOpen: () => !response.writableEnded && !response.destroyed,
      answer: () => {
        const words = this.words(body);
        response.writeHead(200, { "content-type": "application/json" });
        response.end(JSON.stringify(words === null ? refusal : completion(words)));
      },
    };
    this.requests.push(held);
    if (!this.isHolding) held.answer();
  }
}

/** What is said in every mail, so that the test knows it again; it rests on no fact and claims none. */
export const sentence = "The recording is ready whenever it suits, and a reply reaches a human.";

function completion(words: string) {
  const reply = {
    subject: "A word after the webinar",
    paragraphs: [{ text: words, fact_ids: [] }],
    cta: { label: "Just reply with whatever is still open.", target: "reply" },
    ps: null,
  };
  return answer({ role: "assistant", content: JSON.stringify(reply) });
}

const refusal = answer({ role: "assistant", content: null, refusal: "I'd rather not." });

function answer(message: object) {
  return {
    id: "chatcmpl-test",
    object: "chat.completion",
    model: "tiny-test-model",
    choices: [{ index: 0, finish_reason: "stop", message }],
    usage: { prompt_tokens: 400, completion_tokens: 60, total_tokens: 460 },
  };
}
