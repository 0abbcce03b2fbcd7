import { byId } from "./dom.ts";

/** The sign-in form. */
export class SignInForm {
  readonly #form = byId("sign-in", HTMLFormElement);

  constructor(onSubmit: (login: string, password: string) => Promise<void>) {
    this.#form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const fields = new FormData(this.#form);
      this.#submit.disabled = true;
      await onSubmit(String(fields.get("login")), String(fields.get("password")));
      this.#submit.disabled = false;
    });
  }

  show(problem = ""): void {
    this.#form.hidden = false;
    this.#problem.textContent = problem;
    this.#problem.hidden = problem === "";
    const { login, password } = this.#fields;
    password.value = "";
    (login.value ? password : login).focus();
  }

  hide(): void {
    this.#form.hidden = true;
    this.#form.reset();
  }

  get #fields(): { login: HTMLInputElement; password: HTMLInputElement } {
    const field = (name: string) => this.#form.elements.namedItem(name) as HTMLInputElement;
    return { login: field("login"), password: field("password") };
  }

  get #submit(): HTMLButtonElement {
    return this.#form.querySelector("button") as HTMLButtonElement;
  }

  get #problem(): HTMLElement {
    return this.#form.querySelector(".problem") as HTMLElement;
  }
}
