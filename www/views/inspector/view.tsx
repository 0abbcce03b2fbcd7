import { type JSX, Show } from "solid-js";
import { useConfiguration } from "../../application/configuration.tsx";
import { ViewFrame } from "../../application/view-frame.tsx";
import { SIMULATOR_URL } from "../../session/base-url.ts";
import { useConnection } from "../../session/session.tsx";
import { Attempts } from "./attempts.tsx";
import { DriftList } from "./drift-list.tsx";
import { InspectionPanel } from "./inspection-panel.tsx";
import { FaultSwitches } from "./simulator/fault-switches.tsx";
import "./inspector.css";

/** What the client does on the network, and how it copes when something goes wrong. */
export default function InspectorView(): JSX.Element {
  const { activity, baseUrl } = useConnection();
  const { hasSimulator } = useConfiguration();
  return (
    <ViewFrame name="inspector">
      <div class="inspector">
        <div class="inspector-main">
          <InspectionPanel />
          <Attempts activity={activity} />
        </div>
        <div class="inspector-side">
          <Show when={hasSimulator && baseUrl === SIMULATOR_URL}>
            <FaultSwitches requests={activity.attempts} />
          </Show>
          <DriftList drifts={activity.drifts()} />
        </div>
      </div>
    </ViewFrame>
  );
}
