/** How many of the vehicles found are listed and marked, nearest first. */
export const MAX_LISTED = 100;
