import type { Backend } from "./backend.js";
import type { OceanClientConstructor } from "./client.js";
import { type Called, Connection } from "./connection.js";
import { OceanError } from "./error.js";
import { RESOURCES } from "./generated/methods.js";

const SYNC_METHODS = ["stream", "watch", "signOut", "free"] as const;
const ASYNC_METHODS = [...RESOURCES, "signIn"] as const;

/** Calls a client's connection. */
type Call = (name: Called, args: readonly unknown[]) => unknown;

/** The key of a client's `Call`. Unlike a private field, it works through proxies. */
const CALL = Symbol("call");

/** Creates the class of the clients of a backend. */
export function createClientClass<Options>(backend: Backend): OceanClientConstructor<Options> {
  class OceanClientClass {
    constructor(options: unknown = {}) {
      const connection = new Connection(backend, options);
      const call: Call = (name, args) => connection.call(name, args);
      Object.defineProperty(this, CALL, { value: call });
      // A client's own methods are bound. Each looks up its implementation on every call, so that a subclass may override it
      // and a test may spy on it.
      const prototype: object = new.target.prototype;
      for (const name of [...SYNC_METHODS, ...ASYNC_METHODS]) {
        defineMethod(this, name, (...args) => Reflect.apply(Reflect.get(prototype, name), this, args));
      }
      const get = () => Reflect.get(prototype, "session", this);
      Object.defineProperty(this, "session", { get, enumerable: true, configurable: true });
    }

    get session(): unknown {
      // Tools that inspect a prototype read its getters.
      return (this as Callable)[CALL]?.("session", []) ?? null;
    }

    /** Keeps what a client knows out of logs. */
    toJSON(): object {
      return {};
    }
  }
  Object.defineProperty(OceanClientClass, "name", { value: "OceanClient", configurable: true });

  // For subclasses that call them through `super`, on a client or on a proxy of one.
  for (const name of SYNC_METHODS) {
    defineMethod(OceanClientClass.prototype, name, function (...args) {
      return callOf(this, name)(name, args);
    });
  }
  for (const name of ASYNC_METHODS) {
    defineMethod(OceanClientClass.prototype, name, async function (...args) {
      return callOf(this, name)(name, args);
    });
  }
  return OceanClientClass as unknown as OceanClientConstructor<Options>;
}

interface Callable {
  readonly [CALL]?: Call;
}

function callOf(client: unknown, name: Called): Call {
  const call = (client as Callable | undefined)?.[CALL];
  if (call) return call;
  const message = `\`${name}\` was called on something that is not an OceanClient: call it on one.`;
  throw new OceanError("not-initialized", message);
}

/** Defines a method whose name survives minification: stacks and logs show it. */
function defineMethod(owner: object, name: string, method: (this: unknown, ...args: unknown[]) => unknown): void {
  Object.defineProperty(method, "name", { value: name, configurable: true });
  Object.defineProperty(owner, name, { value: method, enumerable: true, configurable: true, writable: true });
}
