import { createSignal } from "solid-js";

export const LANGUAGES = ["en", "fr"] as const;
export type Language = (typeof LANGUAGES)[number];

/** The console's language: at first the browser's, if it is one of ours. */
export const [language, setLanguage] = createSignal<Language>(preferredLanguage(navigator.languages));

export function preferredLanguage(wanted: readonly string[]): Language {
  return wanted.map((tag) => tag.toLowerCase().split("-")[0]).find(isLanguage) ?? "en";
}

/** The browser's variant of the console's language, such as `en-GB`: numbers and dates differ between them. */
export function locale(): string {
  return navigator.languages.find((tag) => tag.toLowerCase().split("-")[0] === language()) ?? language();
}

export function isLanguage(text: string | undefined): text is Language {
  return LANGUAGES.some((each) => each === text);
}

/**
 * A view's texts in every language, side by side.
 *
 * @returns an accessor of those in the current language
 */
export function texts<T>(inEnglish: T, inFrench: NoInfer<T>): () => T {
  const dictionaries: Record<Language, T> = { en: inEnglish, fr: inFrench };
  return () => dictionaries[language()];
}
