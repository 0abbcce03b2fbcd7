/** The server's address, which the test puts into the page's own. */
export const baseUrl = new URLSearchParams(globalThis.location?.search).get("baseUrl") ?? "";

/**
 * Shows what a promise gives, or its error, in an element with this id.
 * @param {string} id
 * @param {Promise<string>} promise
 */
export async function show(id, promise) {
  const text = await promise.catch(({ code, message }) => `${code}: ${message}`);
  // React calls effects twice while an application is developed.
  const output = document.getElementById(id) ?? document.body.appendChild(document.createElement("output"));
  output.id = id;
  output.textContent = text;
}
