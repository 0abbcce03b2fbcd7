import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { TestServer } from "../testing.ts";

const PATH = "pois/pois";

interface Point {
  readonly id: number;
  readonly geom?: string | null;
  readonly latPoi: number;
  readonly longPoi: number;
  readonly libelleTypePoi?: { readonly id: number };
}

describe("points of interest", () => {
  const ask = async (query: string, server?: TestServer): Promise<Point[]> =>
    (server ?? (await TestServer.start({ vehicles: 0 }))).json(`${PATH}${query}`);

  test("are the places of the fleet, with zones on request only", async () => {
    const without = await ask("");
    const all = await ask("?withZone=true");
    assert.deepEqual(await ask("?withZone=false"), without);
    const ids = new Set(without.map(({ id }) => id));
    const zones = all.filter(({ id }) => !ids.has(id));
    assert(zones.length > 10 && zones.length + without.length === all.length);
    for (const { geom } of zones) assert.match(geom ?? "POLYGON", /^POLYGON/);
    for (const { geom } of without) assert.match(geom ?? "POINT", /^POINT/);
    const server = await TestServer.start();
    const known = new Set(all.map(({ id }) => id));
    const devices = (await server.json("evenement/lastEvent?codeEvenements=1,2")) as Record<
      string,
      { address?: { closestPoi?: Point | null } | null }
    >;
    const near = Object.values(devices).flatMap(({ address }) => address?.closestPoi?.id ?? []);
    assert(near.length > 100 && near.every((id) => known.has(id)));
  });

  test("can be asked for by circle, type and the identifier in another system", async () => {
    const all = await ask("?withZone=true");
    const paris = "searchCenterLatitudeY=48.8412&searchCenterLongitudeX=2.3876";
    const near = await ask(`?${paris}&searchRadius=9000&withZone=true`);
    assert(near.length > 3 && near.length < 40);
    for (const { latPoi, longPoi } of near) assert(Math.hypot((latPoi - 48.8412) * 111, (longPoi - 2.3876) * 73) < 9.1);
    const [{ id: typeId = 0 } = {}] = all.flatMap(({ libelleTypePoi }) => libelleTypePoi ?? []);
    const typed = await ask(`?libelleTypePoiId=${typeId}`);
    assert(typed.length > 0 && typed.every(({ libelleTypePoi }) => (libelleTypePoi?.id ?? typeId) === typeId));
    const fromCrm = await ask("?source=CRM&withZone=true");
    assert(fromCrm.length > 30 && fromCrm.length < all.length);
    const id = fromCrm[5]?.id ?? 0;
    assert.deepEqual(await ask(`?externalId=CRM-${id}&withZone=true`), [fromCrm[5]]);
    assert.deepEqual(await ask(`?externalId=CRM-${id}&source=CRM&withZone=true`), [fromCrm[5]]);
    assert.deepEqual(await ask(`?externalId=CRM-${id}&source=ERP&withZone=true`), []);
  });

  test("refuse half a circle, and parameters that are unreadable", async () => {
    const server = await TestServer.start({ vehicles: 0 });
    for (const query of [
      "searchCenterLatitudeY=48",
      "searchCenterLatitudeY=48&searchCenterLongitudeX=2",
      "searchRadius=500",
      "searchCenterLatitudeY=91&searchCenterLongitudeX=2&searchRadius=500",
      "searchCenterLatitudeY=48&searchCenterLongitudeX=x&searchRadius=500",
      "searchCenterLatitudeY=48&searchCenterLongitudeX=2&searchRadius=0.5",
      "searchCenterLatitudeY=48&searchCenterLongitudeX=2&searchRadius=2147483648",
      "libelleTypePoiId=a",
      "withZone=maybe",
    ]) {
      await server.refuses(400, `${PATH}?${query}`);
    }
  });
});
