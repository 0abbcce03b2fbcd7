import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html;charset=utf-8",
  ".js": "text/javascript",
  ".map": "application/json",
};

/** An answer of a server. */
export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

/** Serves an empty page at `/`, and the files of a package below `/package/`, as a plain web server does. */
export class PackageServer {
  /** What is answered instead, by path. */
  readonly answers = new Map<string, Answer>();
  readonly #server = createServer(async ({ url = "/" }, response) => {
    const { pathname } = new URL(url, "http://page");
    const { status = 200, headers = {}, body } = await this.#answer(pathname);
    const type = TYPES[extname(pathname) || ".html"] ?? "application/octet-stream";
    response.writeHead(status, { "content-type": type, ...headers }).end(body);
  });

  private constructor(readonly folder: string) {}

  static async start(folder: string): Promise<PackageServer> {
    const server = new PackageServer(folder);
    await new Promise<void>((resolve) => server.#server.listen(0, "127.0.0.1", resolve));
    return server;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #answer(path: string): Promise<Answer> {
    const answer = this.answers.get(path);
    const file = /^\/package\/([\w.-]+)$/.exec(path)?.[1];
    if (file && !(answer?.status || answer?.body)) {
      const body = await readFile(join(this.folder, file)).catch(() => undefined);
      return body ? { ...answer, body } : { status: 404 };
    }
    return answer ?? (path === "/" ? {} : { status: 404 });
  }
}
