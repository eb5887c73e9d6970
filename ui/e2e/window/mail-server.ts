// SendGrid as far as the program asks it, on this computer. Mails are held until the test answers them, so that a
// sending can be paused in its middle without guessing how fast the machine is.

import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { until } from "./webdriver";

interface Held {
  accept: () => void;
}

export class MailServer {
  /** Addresses whose mail was accepted, each as often as it was, the tests to oneself included. */
  readonly accepted: string[] = [];
  /** Subjects of the same. */
  readonly subjects: string[] = [];
  isHolding = false;
  private held: Held[] = [];

  private constructor(
    private readonly server: Server,
    readonly baseUrl: string,
  ) {
    server.on("request", (request: IncomingMessage, response: ServerResponse) => {
      void this.take(request, response);
    });
  }

  static async start(): Promise<MailServer> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    if (address === null || typeof address === "string") throw new Error("no port is free");
    return new MailServer(server, `http://127.0.0.1:${address.port}`);
  }

  /** Waits until a mail is held. */
  holding(seconds: number): Promise<boolean> {
    return until("a mail waits for its answer", seconds, async () => this.held.length > 0);
  }

  /** Accepts what is held, and everything from now on at once. */
  release(): void {
    this.isHolding = false;
    for (const mail of this.held.splice(0)) mail.accept();
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = "";
    for await (const chunk of request) body += String(chunk);
    const answer = (status: number, value: unknown) =>
      response
        .writeHead(status, { "content-type": "application/json" })
        .end(value === null ? "" : JSON.stringify(value));
    if (request.url?.startsWith("/v3/scopes")) {
      return void answer(200, { scopes: ["mail.send", "suppression.read"] });
    }
    if (request.url?.startsWith("/v3/verified_senders")) {
      return void answer(200, { results: [{ from_email: from, verified: true }] });
    }
    if (request.url !== "/v3/mail/send") return void answer(200, []);
    const mail = JSON.parse(body) as {
      subject: string;
      personalizations: { to: { email: string }[] }[];
    };
    const to = mail.personalizations[0]?.to[0]?.email ?? "";
    const held: Held = {
      accept: () => {
        this.accepted.push(to);
        this.subjects.push(mail.subject);
        response.writeHead(202, { "x-message-id": `m${this.accepted.length}` }).end();
      },
    };
    if (this.isHolding) this.held.push(held);
    else held.accept();
  }
}

/** Whose mails are sent. */
export const from = "gabriela@example.com";
