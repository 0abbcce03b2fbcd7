import type { SetUp } from "./set-up.ts";

/**
 * Which set-ups to test.
 *
 * @param names separated by commas, or `all`; without them, those that the gate runs
 */
export function chosen(setUps: readonly SetUp[], names: string | undefined): readonly SetUp[] {
  if (names === "all") return setUps;
  if (names === undefined) return setUps.flatMap(fastPart);
  return names.split(",").map((name) => {
    const setUp = setUps.find((each) => each.name === name.trim());
    if (setUp) return setUp;
    throw new Error(`There is no set-up “${name}”. Choose from ${setUps.map((each) => each.name).join(", ")}.`);
  });
}

/** A set-up with the ways that the gate runs, if it runs any. */
function fastPart(setUp: SetUp): SetUp[] {
  const { fast, ways } = setUp;
  if (fast === undefined) return [];
  return fast === true ? [setUp] : [{ ...setUp, ways: ways.filter(({ name }) => fast.includes(name)) }];
}
