import { faults } from "./index.ts";
import { type Parameters, written } from "./parameter.ts";
import { schedule } from "./schedule.ts";

/** What `--help` says about faults, taken from their declarations. */
export function faultHelp(): string {
  return `Faults:

  --fault <spec>    a fault, as name:key=value,key=value@route; can be repeated
                    --fault status:code=503,first=2@noncommunicant/list
                    --fault rate-limited:rate=0.05 --fault "slow-body:ms=20@vehicule_engin/*"

  The route is an endpoint; * stands for any text. Without a route, a fault applies to every endpoint but the sign-in.
  Several faults can strike the same request. If more than one of them would answer it, the first one given does.

${faults.map(({ name, about, parameters }) => `  ${name.padEnd(16)}${about}\n${parameterHelp(parameters)}`).join("")}
  Every fault also takes:
${parameterHelp(schedule)}`;
}

function parameterHelp(parameters: Parameters): string {
  return Object.entries(parameters)
    .map(([name, { about, fallback }]) => {
      const setting = fallback === null ? name : `${name}=${written(fallback)}`;
      return `      ${setting.padEnd(16)} ${about}\n`;
    })
    .join("");
}
