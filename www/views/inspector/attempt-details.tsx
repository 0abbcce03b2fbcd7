import type { JSX } from "solid-js";
import { bytes, milliseconds, number, timeWithSeconds } from "../../language/format.ts";
import type { Attempt } from "../../session/activity.ts";
import { type Figure, Figures } from "./figures.tsx";
import { text } from "./texts.ts";

/** All that the hooks have told of an attempt. */
export function AttemptDetails(props: { attempt: Attempt }): JSX.Element {
  return (
    <section class="attempt-details" aria-labelledby="attempt-details">
      <h3 id="attempt-details">
        {text().details} <code>{`${props.attempt.method} ${props.attempt.endpoint}`}</code>
      </h3>
      <Figures figures={figuresOf(props.attempt)} />
    </section>
  );
}

function figuresOf({ startedAt, attempt, response, retry }: Attempt): Figure[] {
  const figures: Figure[] = [
    { name: text().time, value: timeWithSeconds(startedAt) },
    { name: text().attempt, value: number(attempt) },
  ];
  if (!response) return [...figures, { name: text().status, value: text().underWay }];
  const { status, headersMs, totalMs, bytes: received } = response;
  figures.push({ name: text().lastStatus, value: status === undefined ? text().noAnswer : String(status) });
  if (headersMs !== undefined) {
    figures.push({ name: text().waiting, value: milliseconds(headersMs) });
    figures.push({ name: text().transfer, value: milliseconds(totalMs - headersMs) });
  }
  if (received !== undefined) figures.push({ name: text().received, value: bytes(received) });
  if (received && headersMs !== undefined && totalMs > headersMs) {
    const perSecond = (received / (totalMs - headersMs)) * 1000;
    figures.push({ name: text().rate, value: text().perSecond(bytes(perSecond)) });
  }
  figures.push({
    name: text().retry,
    value: retry ? text().retryIn(milliseconds(retry.delayMs), retry.reason) : text().noRetry,
  });
  return figures;
}
