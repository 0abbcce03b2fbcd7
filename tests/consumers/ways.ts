import assert from "node:assert/strict";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { checkPage } from "./page.ts";
import type { Project, Started } from "./project.ts";
import type { Surroundings, Way } from "./set-up.ts";
import { serveFolder } from "./static-server.ts";

interface PageOptions {
  /** The script that makes the page. @default none */
  readonly build?: string;
  /** The path of the page. @default "" */
  readonly path?: string;
  /** The ids of what should show the vehicles. @default ["page"] */
  readonly shows?: readonly string[];
}

/** A page, served by the script `serve` of the project. */
export function served(name: string, serve: string, options: PageOptions = {}): Way {
  return pageWay(name, (project) => project.serve(serve), options);
}

/** A page in a folder of the project, served as it is. */
export function files(name: string, folder: string, options: PageOptions = {}): Way {
  return pageWay(name, (project) => serveFolder(join(project.folder, folder)), options);
}

/** A page in a folder of the project, opened as a file. */
export function opened(name: string, folder: string, options: PageOptions = {}): Way {
  const url = (project: Project) => `${pathToFileURL(join(project.folder, folder))}/`;
  return pageWay(name, async (project) => ({ url: url(project), output: () => "", stop: async () => {} }), options);
}

function pageWay(name: string, start: (project: Project) => Promise<Started>, options: PageOptions): Way {
  const { build, path = "", shows = ["page"] } = options;
  return {
    name,
    async check(project, { browser, fleet }) {
      if (build) await project.script(build);
      const { url, output, stop } = await start(project);
      try {
        const expected = Object.fromEntries(shows.map((id) => [id, fleet.summary]));
        await checkPage(browser, url + path, fleet.url, expected);
      } catch (error) {
        throw output() ? new Error(`${error}\nThe server printed:\n${output()}`) : error;
      } finally {
        await stop();
      }
    },
  };
}

/** A program that prints the vehicles: a script of the project. */
export function printed(name: string, script: string): Way {
  return {
    name,
    async check(project, { fleet }) {
      const lines = (await project.script(script)).split("\n");
      assert.ok(
        lines.includes(fleet.summary),
        `\`npm run ${script}\` should print “${fleet.summary}”:\n${lines.join("\n")}`,
      );
    },
  };
}

/** A script of the project that checks everything itself, and fails otherwise. */
export function passing(name: string, script: string): Way {
  return {
    name,
    async check(project) {
      await project.script(script);
    },
  };
}

/** Anything else. */
export function other(name: string, check: (project: Project, surroundings: Surroundings) => Promise<void>): Way {
  return { name, check };
}
