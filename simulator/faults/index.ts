import { clockSkew } from "./clockSkew.ts";
import { contentLength } from "./contentLength.ts";
import { corsMissing } from "./corsMissing.ts";
import { cut } from "./cut.ts";
import { drift } from "./drift.ts";
import { empty } from "./empty.ts";
import { gzip } from "./gzip.ts";
import { rateLimited } from "./rateLimited.ts";
import { redirect } from "./redirect.ts";
import { reset } from "./reset.ts";
import { slowBody } from "./slowBody.ts";
import { slowHeaders } from "./slowHeaders.ts";
import { stall } from "./stall.ts";
import { status } from "./status.ts";
import { unauthorized } from "./unauthorized.ts";
import { wrongType } from "./wrongType.ts";

/** Every fault, in the order in which `--help` lists them. */
export const faults = [
  unauthorized,
  rateLimited,
  status,
  empty,
  redirect,
  slowHeaders,
  slowBody,
  stall,
  cut,
  reset,
  wrongType,
  gzip,
  contentLength,
  corsMissing,
  clockSkew,
  drift,
] as const;
