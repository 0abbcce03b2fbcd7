// A callback written in place knows its arguments' types: nobody has to name them.
import { decode, OceanClient } from "ocean-fleet";

const ocean = new OceanClient();

export const counted = ocean.nonCommunicatingDevices({}, { onProgress: ({ records }) => records.toFixed() });

export const checked = decode("nonCommunicatingDevices", "[]", {
  validation: "lenient",
  onIssues: (issues, issueCount) => [issues[0]?.path, issueCount.toFixed()],
  onDrift: ({ kind, endpoint }) => kind + endpoint,
});

export const batches = ocean.stream("nonCommunicatingDevices", {}, { onProgress: ({ records }) => records.toFixed() });
