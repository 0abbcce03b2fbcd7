import { isOceanError } from "ocean-fleet";
import { DevicesView } from "./devices-view.ts";
import { byId } from "./dom.ts";
import { Session } from "./session.ts";
import { SignInForm } from "./sign-in-form.ts";

const note = byId("session-note", HTMLParagraphElement);
const signOut = byId("sign-out", HTMLButtonElement);
const form = new SignInForm(open);
const view = new DevicesView(() => void load());
let session: Session | null = null;

signOut.addEventListener("click", () => close());
form.show();

async function open(login: string, password: string): Promise<void> {
  try {
    session = await Session.open(login, password);
  } catch (error) {
    const { message, code } = details(error);
    form.show(`${message} (${code})`);
    return;
  }
  form.hide();
  note.textContent = `Signed in as ${login}`;
  signOut.hidden = false;
  await load();
}

async function load(): Promise<void> {
  const current = session;
  if (!current) return;
  try {
    await view.load(current);
  } catch (error) {
    // Ignore errors once the user has signed out.
    if (current.closed) return;
    const { message, code } = details(error);
    if (code === "unauthenticated") close(`${message} (${code})`);
    else view.showError(message, code);
  }
}

function close(problem = ""): void {
  session?.close();
  session = null;
  note.textContent = "";
  signOut.hidden = true;
  view.hide();
  form.show(problem);
}

function details(error: unknown): { message: string; code: string } {
  return isOceanError(error) ? error : { message: String(error), code: "unknown" };
}
