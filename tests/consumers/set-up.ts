import type { Browser } from "playwright-core";
import type { Fleet } from "./fleet.ts";
import type { Project } from "./project.ts";

/** Tools that an application may be made with, put together as their makers say. */
export interface SetUp {
  /** What `--only` takes. */
  readonly name: string;
  /** What the README calls it. */
  readonly title: string;
  /** The folder that its project is in. @default its name */
  readonly folder?: string;
  /** What `npm create` makes the project from, if it has no folder. */
  readonly create?: readonly string[];
  /** Versions of development dependencies that differ from those in its package.json. */
  readonly versions?: Readonly<Record<string, string>>;
  /** The dependency whose version is recorded, and shown in the README. */
  readonly tool?: string;
  /** Whether the gate runs it: all of it, or these ways. */
  readonly fast?: true | readonly string[];
  /** The ways in which it is tested. */
  readonly ways: readonly Way[];
}

/** A way to run a project. */
export interface Way {
  /** What the test and the README call it. */
  readonly name: string;
  /** Runs it and checks what it shows. */
  check(project: Project, surroundings: Surroundings): Promise<void>;
}

/** What is there for all set-ups. */
export interface Surroundings {
  readonly browser: Browser;
  readonly fleet: Fleet;
}
