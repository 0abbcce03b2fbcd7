import { nonCommunicatingDevices } from "./nonCommunicatingDevices.ts";
import type { Resource } from "./resource.ts";

/** Every endpoint the simulator serves, sign-in aside. */
export const resources: readonly Resource[] = [nonCommunicatingDevices];
