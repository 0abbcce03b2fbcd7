/** The server's address, which the test puts into the page's own. */
export const baseUrl = new URLSearchParams(location.search).get("baseUrl") ?? "";

/**
 * Shows what a promise gives, or its error, in an element with this id.
 * @param {string} id
 * @param {Promise<string>} promise
 */
export async function show(id, promise) {
  const output = document.createElement("output");
  output.id = id;
  output.textContent = await promise.catch(({ code, message }) => `${code}: ${message}`);
  document.body.append(output);
}
