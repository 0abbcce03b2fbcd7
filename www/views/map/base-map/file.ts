/** The name of the base map's data, next to the page. */
export const BASE_MAP_FILE = "base-map.json";
