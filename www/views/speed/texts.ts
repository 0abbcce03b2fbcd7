import { texts } from "../../language/language.ts";
import type { ComparisonProgress } from "./comparison.ts";
import type { ContenderId } from "./contenders.ts";

interface ContenderText {
  readonly name: string;
  readonly about: string;
}

export const text = texts(
  {
    about:
      "Reads one answer in several ways, in your browser and now: from the bytes to records that can be used. Nothing is stored, and nothing was measured beforehand.",
    resource: "Resource",
    size: "Fleet",
    vehicles: { one: "vehicle", other: "vehicles" },
    records: { one: "record", other: "records" },
    rounds: { one: "round", other: "rounds" },
    run: "Compare",
    cancel: "Cancel",
    cancelled: "The comparison was cancelled.",
    failed: "The comparison has failed",
    timeTitle: "Time to read the answer",
    blockTitle: "Longest block of the page",
    blockHint: "How long the page could do nothing else. From 50 ms on, people notice that clicks and scrolling wait.",
    limit: "50 ms",
    tableTitle: "The numbers",
    way: "Way",
    median: "Median",
    range: "From – to",
    speed: "Speed",
    throughput: "Throughput",
    perSecond: (bytes: string) => `${bytes}/s`,
    first: "First call",
    block: "Longest block",
    times: (factor: string) => `${factor}×`,
    subject: (records: string, bytes: string, rounds: string) =>
      `${records}, ${bytes}, ${rounds}. All ways that make records make the same ones.`,
    slower: (name: string, factor: string) =>
      `${name} is slower than JSON.parse here: it takes ${factor} times as long.`,
    faster: (name: string, factor: string) => `${name} is ${factor} times as fast as JSON.parse, which checks nothing.`,
    asFast: (name: string) => `${name} is as fast as JSON.parse, which checks nothing.`,
    overZod: (factor: string) => `On the page, ocean-fleet is ${factor} times as fast as JSON.parse and zod.`,
    underZod: (factor: string) => `JSON.parse and zod are ${factor} times as fast as ocean-fleet on the page here.`,
    firstCall: (library: string, parse: string) =>
      `The first call took ocean-fleet ${library} and JSON.parse ${parse}. WebAssembly has to warm up, so this loses once per page.`,
    roundTrip: (ms: string) =>
      `The worker takes ${ms} longer than the page. It is not for speed: it keeps the page free.`,
    verdict: "What this says",
    losesTitle: "Where ocean-fleet loses",
    loses: [
      "Small answers: below some tens of kilobytes, calling WebAssembly costs more than reading saves. Try a fleet of 10, or the entities.",
      "The first call of a page, before WebAssembly is warm.",
      "Anything that does not need the result checked or reshaped: JSON.parse alone is less code, and often fast enough.",
      "The download: it is larger than any validator.",
      "The worker’s round trip: an answer arrives a little later, although the page stays free.",
    ],
    methodTitle: "How it is measured",
    method: [
      "The body comes from a simulator in this page, as untidy as the real thing. Every way gets the same bytes.",
      "Rounds take turns in random order, so that whatever slows the machine down slows all of them. Speeds compare round by round; times are medians.",
      "zod checks every documented field, and code as one would write it by hand makes the same records. This page’s policy forbids code made at run time, so zod cannot compile its schemas; where it may, it is faster.",
      "JSON.parse gives the vendor’s own tree, unchecked.",
      "The first call is cold only in the first comparison after the page was loaded.",
      "Blocks are measured in calls of their own, by messages that the page sends itself as fast as it can.",
    ],
  },
  {
    about:
      "Lit une même réponse de plusieurs façons, dans votre navigateur et maintenant : des octets aux enregistrements utilisables. Rien n’est enregistré, et rien n’a été mesuré d’avance.",
    resource: "Ressource",
    size: "Flotte",
    vehicles: { one: "véhicule", other: "véhicules" },
    records: { one: "enregistrement", other: "enregistrements" },
    rounds: { one: "tour", other: "tours" },
    run: "Comparer",
    cancel: "Annuler",
    cancelled: "La comparaison a été annulée.",
    failed: "La comparaison a échoué",
    timeTitle: "Temps de lecture de la réponse",
    blockTitle: "Plus long blocage de la page",
    blockHint:
      "Combien de temps la page n’a rien pu faire d’autre. À partir de 50 ms, on remarque que les clics et le défilement attendent.",
    limit: "50 ms",
    tableTitle: "Les chiffres",
    way: "Façon",
    median: "Médiane",
    range: "De – à",
    speed: "Vitesse",
    throughput: "Débit",
    perSecond: (bytes: string) => `${bytes}/s`,
    first: "Premier appel",
    block: "Plus long blocage",
    times: (factor: string) => `${factor} ×`,
    subject: (records: string, bytes: string, rounds: string) =>
      `${records}, ${bytes}, ${rounds}. Toutes les façons qui produisent des enregistrements produisent les mêmes.`,
    slower: (name: string, factor: string) =>
      `${name} est ici plus lent que JSON.parse : il lui faut ${factor} fois plus de temps.`,
    faster: (name: string, factor: string) =>
      `${name} est ${factor} fois plus rapide que JSON.parse, qui ne vérifie rien.`,
    asFast: (name: string) => `${name} est aussi rapide que JSON.parse, qui ne vérifie rien.`,
    overZod: (factor: string) =>
      `Dans la page, ocean-fleet est ${factor} fois plus rapide que JSON.parse suivi de zod.`,
    underZod: (factor: string) =>
      `JSON.parse suivi de zod est ici ${factor} fois plus rapide qu’ocean-fleet dans la page.`,
    firstCall: (library: string, parse: string) =>
      `Le premier appel a pris ${library} à ocean-fleet et ${parse} à JSON.parse. WebAssembly doit chauffer : c’est perdu une fois par page.`,
    roundTrip: (ms: string) =>
      `Le worker met ${ms} de plus que la page. Il ne sert pas à aller plus vite, mais à laisser la page libre.`,
    verdict: "Ce que cela montre",
    losesTitle: "Là où ocean-fleet perd",
    loses: [
      "Les petites réponses : en dessous de quelques dizaines de kilo-octets, appeler WebAssembly coûte plus que la lecture ne fait gagner. Essayez une flotte de 10, ou les entités.",
      "Le premier appel d’une page, tant que WebAssembly n’est pas chaud.",
      "Tout ce qui n’a besoin ni de vérification ni de mise en forme : JSON.parse seul, c’est moins de code, et souvent assez rapide.",
      "Le téléchargement : il est plus gros que n’importe quel validateur.",
      "L’aller-retour du worker : la réponse arrive un peu plus tard, mais la page reste libre.",
    ],
    methodTitle: "Comment c’est mesuré",
    method: [
      "La réponse vient d’un simulateur dans cette page, aussi désordonnée qu’en réalité. Chaque façon reçoit les mêmes octets.",
      "Les tours alternent dans un ordre aléatoire : ce qui ralentit la machine les ralentit tous. Les vitesses se comparent tour par tour ; les temps sont des médianes.",
      "zod vérifie chaque champ documenté, et un code tel qu’on l’écrirait à la main produit les mêmes enregistrements. La politique de cette page interdit le code créé à l’exécution : zod ne peut pas y compiler ses schémas ; là où il le peut, il est plus rapide.",
      "JSON.parse donne l’arbre brut du fournisseur, sans vérification.",
      "Le premier appel n’est froid que lors de la première comparaison suivant le chargement de la page.",
      "Les blocages sont mesurés lors d’appels à part, par des messages que la page s’envoie aussi vite qu’elle peut.",
    ],
  },
);

export const contenderTexts = texts<Record<ContenderId, ContenderText>>(
  {
    parse: { name: "JSON.parse", about: "unchecked, as the vendor has it" },
    zod: { name: "JSON.parse + zod", about: "checked, then reshaped" },
    page: { name: "ocean-fleet, page", about: "decode" },
    slices: { name: "ocean-fleet, page, streamed", about: "decodeStream, as a client does" },
    worker: { name: "ocean-fleet, worker", about: "decode of ocean-fleet/worker" },
  },
  {
    parse: { name: "JSON.parse", about: "sans vérification, tel quel" },
    zod: { name: "JSON.parse + zod", about: "vérifié, puis mis en forme" },
    page: { name: "ocean-fleet, page", about: "decode" },
    slices: { name: "ocean-fleet, page, en flux", about: "decodeStream, comme le fait un client" },
    worker: { name: "ocean-fleet, worker", about: "decode d’ocean-fleet/worker" },
  },
);

export const stepTexts = texts<Record<ComparisonProgress["step"], string>>(
  {
    generate: "Writing the answer",
    load: "Loading the contenders",
    warmUp: "First calls",
    rounds: "Measuring times",
    blocks: "Measuring blocks",
  },
  {
    generate: "Rédaction de la réponse",
    load: "Chargement des concurrents",
    warmUp: "Premiers appels",
    rounds: "Mesure des temps",
    blocks: "Mesure des blocages",
  },
);
