import type { Step } from "../fleet/steps.ts";
import type { Track } from "../fleet/track.ts";
import { legId } from "../fleet/tripIdentifiers.ts";
import { Random } from "../random.ts";
import { withGaps } from "./gaps.ts";
import { tripPosition, tripPositionRandom } from "./tripPosition.ts";

/** One element of `fjRows` in the answer to `GET mobility/v1/ficheJour`. */
export function dailyReportRecord(seed: number, track: Track, { leg, first, last, metres }: Step) {
  const id = legId(track.asset.index, leg);
  const random = new Random(seed, "daily report record", id);
  const position = (at: typeof first) => {
    const asset = track.assetAt(at);
    return tripPosition(seed, tripPositionRandom(seed, asset), asset);
  };
  const record = {
    anomalyType: random.maybe(0.9, () => "NONE"),
    distanceMeter: metres,
    dureeMs: last.instant - first.instant,
    id,
    posDeb: position(first),
    posFin: position(last),
    type: leg.kind === "trip" ? "T" : "A",
  };
  return withGaps(random, record, ["distanceMeter", "dureeMs", "type"]);
}
