import type { Answer, ToPage } from "./messages.js";
import { decode, type Kept, type Stands } from "./values.js";

/** The functions that are asked for something; all others are hooks, which are told. */
const ASKED: readonly string[] = ["getCredentials", "token"];

/** Calls functions that have stayed on the page. */
export class PageFunctions {
  /** What settles the questions that the page has not answered yet. */
  private readonly questions = new Map<number, (answer: Answer) => void>();
  private last = 0;

  constructor(
    private readonly post: (message: ToPage) => void,
    private readonly keptOf: (kept: number) => Kept,
  ) {}

  /**
   * Makes what stands for a function.
   *
   * @param before is called before the page is
   */
  of(owner: number, name: string, before?: () => void): unknown {
    if (ASKED.includes(name)) return () => this.ask(owner, name);
    return (first: unknown, second: unknown) => {
      before?.();
      this.post({ type: "hook", owner, name, first, second });
    };
  }

  /** The platform's `fetch`, called only after the page's hooks, which may abort the request. */
  fetchAfterHooks(owner: number): typeof fetch {
    return async (...given) => {
      // The page answers in order. There is no function of this name, so it answers nothing.
      await this.ask(owner, "");
      return fetch(...given);
    };
  }

  /** Takes the page's answer to a question. */
  settle(question: number, answer: Answer): void {
    this.questions.get(question)?.(answer);
    this.questions.delete(question);
  }

  private ask(owner: number, name: string): Promise<unknown> {
    const question = ++this.last;
    return new Promise((resolve, reject) => {
      this.questions.set(question, (answer) => {
        if ("thrown" in answer) reject(this.keptOf(answer.thrown));
        else resolve(decode(answer.value, this.stands));
      });
      this.post({ type: "ask", owner, name, question });
    });
  }

  /** Credentials hold no functions; whatever is given instead of text is refused. */
  private readonly stands: Stands = {
    functionOf: () => () => {},
    keptOf: (kept) => this.keptOf(kept),
  };
}
