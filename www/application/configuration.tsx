import { createContext, type JSX, useContext } from "solid-js";

/** What the console's server says about where it runs: `/configuration.json`. */
export interface Configuration {
  /** Whether the server has a simulator behind `/restapi`, and its controls behind `/simulator`. */
  readonly hasSimulator: boolean;
  /** Origins that the server's policy lets the page reach, besides its own. */
  readonly connectTo: readonly string[];
  /** The address of a MapLibre style, in place of the built-in base map. */
  readonly mapStyle: string | null;
}

export async function loadConfiguration(): Promise<Configuration> {
  const response = await fetch("/configuration.json");
  if (!response.ok) throw new Error(`The console's configuration could not be loaded: status ${response.status}`);
  return response.json();
}

const ConfigurationContext = createContext<Configuration>();

export function ConfigurationProvider(props: { configuration: Configuration; children: JSX.Element }): JSX.Element {
  return <ConfigurationContext.Provider value={props.configuration}>{props.children}</ConfigurationContext.Provider>;
}

export function useConfiguration(): Configuration {
  const configuration = useContext(ConfigurationContext);
  if (!configuration) throw new Error("There is no configuration outside ConfigurationProvider.");
  return configuration;
}
