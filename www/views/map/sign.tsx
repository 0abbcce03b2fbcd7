import { createEffect, type JSX } from "solid-js";
import { SIGN_RATIO } from "./fleet/drawing.ts";
import type { Freshness } from "./fleet/freshness.ts";
import { drawSign } from "./fleet/signs.ts";
import type { VehicleState } from "./fleet/state.ts";

/** In CSS pixels. */
const SIDE = 24;

/** A vehicle's sign, as the map has it. Whatever it stands beside says the same in words. */
export function Sign(props: { state: VehicleState; freshness: Freshness }): JSX.Element {
  let canvas!: HTMLCanvasElement;
  createEffect(() => {
    const { state, freshness } = props;
    const context = canvas.getContext("2d");
    if (!context) return;
    context.reset();
    context.scale(SIGN_RATIO, SIGN_RATIO);
    context.translate(SIDE / 2, SIDE / 2);
    drawSign(context, state, freshness);
  });
  return (
    <span class="map-sign" aria-hidden="true">
      <canvas width={SIDE * SIGN_RATIO} height={SIDE * SIGN_RATIO} ref={canvas} />
    </span>
  );
}
