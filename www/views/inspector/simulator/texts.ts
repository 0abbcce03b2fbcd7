import { texts } from "../../../language/language.ts";
import type { FaultName } from "./faults.ts";

interface FaultText {
  readonly name: string;
  /** What the simulator does, and what the library makes of it. */
  readonly effect: string;
}

export const text = texts(
  {
    title: "Make it go wrong",
    about:
      "The simulator fails on request, for all views. What is on is read from it, and is switched off when you leave.",
    allOff: "All off",
    expire: "Expire the session",
    failed: "The simulator’s faults could not be read or changed",
    struck: (struck: string, seen: string) => `struck ${struck} of ${seen}`,
    others: "Also active",
  },
  {
    title: "Provoquer des pannes",
    about:
      "Le simulateur tombe en panne à la demande, pour toutes les vues. Son état est lu chez lui, et tout est désactivé quand vous quittez la page.",
    allOff: "Tout désactiver",
    expire: "Faire expirer la session",
    failed: "Les pannes du simulateur n’ont pas pu être lues ou modifiées",
    struck: (struck: string, seen: string) => `${struck} sur ${seen} touchées`,
    others: "Également actives",
  },
);

export const faultTexts = texts<Record<FaultName, FaultText>>(
  {
    failsTwice: { name: "Two server errors", effect: "The next two requests get a 503; the client tries again." },
    outage: { name: "Outage", effect: "Every request gets a 503; the client gives up after three attempts." },
    rateLimited: { name: "Rate limit", effect: "The next request gets a 429; the client waits the 2 s it asks for." },
    slowHeaders: { name: "Slow server", effect: "Every answer begins 2 s late." },
    slowBody: { name: "Slow connection", effect: "Bodies arrive in pieces of 4 KB; records show up meanwhile." },
    stall: { name: "Stall", effect: "The next answer stops in the middle; the client gives up on it and tries again." },
    cut: { name: "Cut body", effect: "The next answer ends after 5 KB; the client tries again." },
    reset: { name: "Lost connection", effect: "The next request finds its connection reset." },
    loginPage: {
      name: "A page instead of data",
      effect: "A proxy’s HTML page with status 200: refused, and not retried.",
    },
    wrongTypes: { name: "Wrong types", effect: "Some numbers and booleans are text: issues, or gaps if lenient." },
    newKeys: { name: "Unknown fields", effect: "Answers have fields that nobody documents: drift, and no error." },
    newValues: { name: "Unknown values", effect: "Enumerations have new values: drift, and no error." },
  },
  {
    failsTwice: {
      name: "Deux erreurs du serveur",
      effect: "Les deux prochaines requêtes reçoivent un 503 ; le client réessaie.",
    },
    outage: { name: "Panne", effect: "Chaque requête reçoit un 503 ; le client renonce après trois tentatives." },
    rateLimited: {
      name: "Limite de débit",
      effect: "La prochaine requête reçoit un 429 ; le client attend les 2 s demandées.",
    },
    slowHeaders: { name: "Serveur lent", effect: "Chaque réponse commence avec 2 s de retard." },
    slowBody: {
      name: "Connexion lente",
      effect: "Les réponses arrivent par morceaux de 4 Ko ; les enregistrements s’affichent au fur et à mesure.",
    },
    stall: {
      name: "Blocage",
      effect: "La prochaine réponse s’arrête au milieu ; le client l’abandonne et réessaie.",
    },
    cut: { name: "Réponse coupée", effect: "La prochaine réponse se termine après 5 Ko ; le client réessaie." },
    reset: { name: "Connexion perdue", effect: "La prochaine requête voit sa connexion rompue." },
    loginPage: {
      name: "Une page au lieu de données",
      effect: "La page HTML d’un proxy, avec le statut 200 : refusée, sans nouvelle tentative.",
    },
    wrongTypes: {
      name: "Mauvais types",
      effect: "Des nombres et des booléens sont du texte : anomalies, ou valeurs absentes en mode tolérant.",
    },
    newKeys: {
      name: "Champs inconnus",
      effect: "Les réponses ont des champs non documentés : une dérive, pas une erreur.",
    },
    newValues: {
      name: "Valeurs inconnues",
      effect: "Des énumérations ont de nouvelles valeurs : une dérive, pas une erreur.",
    },
  },
);
