import { QueryCache, QueryClient, QueryClientProvider } from "@tanstack/solid-query";
import { type OceanQueries, oceanQueries } from "ocean-fleet/query";
import init, { isOceanError, OceanClient } from "ocean-fleet/worker";
import { type Accessor, createContext, createSignal, type JSX, Show, useContext } from "solid-js";
import { type Activity, createActivity } from "./activity.ts";

export interface Credentials {
  readonly login: string;
  readonly password: string;
  readonly baseUrl: string;
}

/** A user at a server. Nothing of it outlives the page, and the password is not kept. */
export interface Connection {
  readonly ocean: OceanClient;
  readonly queries: OceanQueries;
  readonly queryClient: QueryClient;
  readonly activity: Activity;
  readonly login: string;
  readonly baseUrl: string;
}

export interface Session {
  /** Null until somebody has signed in. */
  readonly connection: Accessor<Connection | null>;
  /** Whether the server no longer accepts the token. The views stay; they resume once the user has signed in again. */
  readonly isExpired: Accessor<boolean>;
  /** How often the user has signed in: what had failed with an expired session starts anew when it grows. */
  readonly signIns: Accessor<number>;
  signIn(credentials: Credentials): Promise<void>;
  signOut(): void;
  /** Views report every failure, since any of them may be the first to learn that the session has expired. */
  report(error: unknown): void;
}

const SessionContext = createContext<Session>();

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error("There is no session outside SessionProvider.");
  return session;
}

/** The connection, in views: they are shown only while there is one. */
export function useConnection(): Connection {
  const connection = useSession().connection();
  if (!connection) throw new Error("Views are shown only while somebody is signed in.");
  return connection;
}

export function SessionProvider(props: { children: JSX.Element }): JSX.Element {
  const session = createSession();
  return <SessionContext.Provider value={session}>{props.children}</SessionContext.Provider>;
}

/** What is inside is made anew for each user and server. */
export function WhileSignedIn(props: { children: JSX.Element; fallback: JSX.Element }): JSX.Element {
  const session = useSession();
  return (
    <Show when={session.connection()} keyed fallback={props.fallback}>
      {({ queryClient }) => <QueryClientProvider client={queryClient}>{props.children}</QueryClientProvider>}
    </Show>
  );
}

function createSession(): Session {
  const [connection, setConnection] = createSignal<Connection | null>(null);
  const [isExpired, setExpired] = createSignal(false);
  const [signIns, setSignIns] = createSignal(0);

  const report = (error: unknown) => {
    if (connection() && isOceanError(error) && error.code === "unauthenticated") setExpired(true);
  };

  const signIn = async ({ login, password, baseUrl }: Credentials) => {
    await init();
    const current = connection();
    const isSame = current?.login === login && current.baseUrl === baseUrl;
    const next = isSame ? current : connect(login, baseUrl, report);
    await next.ocean.signIn({ login, password });
    setConnection(next);
    setExpired(false);
    setSignIns((count) => count + 1);
    void next.queryClient.refetchQueries({ predicate: ({ state }) => state.status === "error" });
  };

  const signOut = () => {
    const current = connection();
    setConnection(null);
    setExpired(false);
    current?.queryClient.clear();
    current?.ocean.signOut();
  };

  return { connection, isExpired, signIns, signIn, signOut, report };
}

function connect(login: string, baseUrl: string, report: (error: unknown) => void): Connection {
  const activity = createActivity();
  const ocean = new OceanClient({ baseUrl, ...activity.hooks });
  const queryClient = new QueryClient({
    queryCache: new QueryCache({ onError: report }),
    // The library's client retries by itself.
    defaultOptions: { queries: { retry: false, staleTime: 60_000, refetchOnWindowFocus: false } },
  });
  return { ocean, queries: oceanQueries(ocean, { scope: login }), queryClient, activity, login, baseUrl };
}
