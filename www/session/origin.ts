/**
 * The origin of a base URL, if the console's policy keeps the page from reaching it. Anything that is not an address is
 * left to the library, whose error says what is wrong with it.
 */
export function originOutside(connectTo: readonly string[], baseUrl: string): string | null {
  if (!URL.canParse(baseUrl, location.href)) return null;
  const { origin } = new URL(baseUrl, location.href);
  return origin === location.origin || connectTo.includes(origin) ? null : origin;
}
