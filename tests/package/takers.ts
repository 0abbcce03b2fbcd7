import { decode, decodeStream, OceanClient } from "./entry.ts";

const RESOURCE = "nonCommunicatingDevices";

/** Every way in which options go in; each must throw or reject. */
export const optionTakers = (options: never): readonly (() => unknown)[] => {
  const ocean = new OceanClient({ baseUrl: "https://ocean.example", token: "abc" });
  return [
    () => new OceanClient(options),
    () => decode(RESOURCE, "[]", options),
    () =>
      decodeStream(RESOURCE, new Blob(["[]"]).stream(), options)
        .getReader()
        .read(),
    () => ocean[RESOURCE]({}, options),
    () => ocean.stream(RESOURCE, {}, options).getReader().read(),
  ];
};

/** Every way in which parameters and credentials go in. */
export const paramTakers = (params: never): readonly (() => unknown)[] => {
  const ocean = new OceanClient({ baseUrl: "https://ocean.example", token: "abc" });
  return [
    () => ocean.vehicles(params),
    () => ocean.stream("vehicles", params).getReader().read(),
    () => ocean.signIn(params),
  ];
};
