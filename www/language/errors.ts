import { isOceanError, type OceanErrorCode } from "ocean-fleet/worker";
import { texts } from "./language.ts";

/** What a user can do about each kind of failure. The library's own message goes into the details. */
const advice = texts<Record<OceanErrorCode, string>>(
  {
    "not-initialized": "Reload the page.",
    "wasm-load": "The library could not start. Reload the page; if that does not help, see the details.",
    "invalid-options": "This is a mistake in the console. See the details.",
    "invalid-params": "Check what you have entered.",
    unauthenticated: "Check the login and the password.",
    forbidden: "This account may not see this. Ask your administrator.",
    "not-found": "The server does not know this. Check the base URL.",
    "bad-request": "The server refused the request. Check what you have entered.",
    "rate-limited": "Too many requests. Wait a moment and try again.",
    server: "The server has a problem. Try again in a moment.",
    "unexpected-status": "The server answered in an unexpected way. Check the base URL.",
    network: "The server cannot be reached. Check your connection and the base URL.",
    timeout: "The server did not answer in time. Try again.",
    "malformed-json": "The answer is damaged. Try again.",
    "invalid-response": "The answer is not as documented. The details say where.",
    "too-large": "The answer is too large. Ask for less.",
    internal: "The library failed and has recovered. Try again.",
  },
  {
    "not-initialized": "Rechargez la page.",
    "wasm-load": "La bibliothèque n’a pas pu démarrer. Rechargez la page ; si cela ne suffit pas, voyez les détails.",
    "invalid-options": "C’est une erreur de la console. Voyez les détails.",
    "invalid-params": "Vérifiez votre saisie.",
    unauthenticated: "Vérifiez l’identifiant et le mot de passe.",
    forbidden: "Ce compte n’y a pas accès. Adressez-vous à votre administrateur.",
    "not-found": "Le serveur ne connaît pas cette ressource. Vérifiez l’URL de base.",
    "bad-request": "Le serveur a refusé la requête. Vérifiez votre saisie.",
    "rate-limited": "Trop de requêtes. Patientez un instant, puis réessayez.",
    server: "Le serveur rencontre un problème. Réessayez dans un instant.",
    "unexpected-status": "Le serveur a répondu de façon inattendue. Vérifiez l’URL de base.",
    network: "Le serveur est injoignable. Vérifiez votre connexion et l’URL de base.",
    timeout: "Le serveur n’a pas répondu à temps. Réessayez.",
    "malformed-json": "La réponse est endommagée. Réessayez.",
    "invalid-response": "La réponse n’est pas conforme à la documentation. Les détails disent où.",
    "too-large": "La réponse est trop volumineuse. Demandez-en moins.",
    internal: "La bibliothèque a eu une défaillance et s’est rétablie. Réessayez.",
  },
);

const unknown = texts("Try again.", "Réessayez.");

/** What to do about an error, in the user's language. */
export function adviceFor(error: Error): string {
  return isOceanError(error) ? advice()[error.code] : unknown();
}
