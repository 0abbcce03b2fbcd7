"use client";

import { useEffect, useState } from "react";
import { summary } from "../fleet.js";
import { showOffThread } from "../off-thread.js";

/** What the browser gets from the server, and from a route of this application. */
export function OnClient() {
  const [page, setPage] = useState("");
  const [route, setRoute] = useState("");
  useEffect(() => {
    const baseUrl = new URLSearchParams(location.search).get("baseUrl");
    summary(baseUrl).then(setPage);
    showOffThread({ worker: () => new Worker(new URL("./ocean.worker.js", import.meta.url)) });
    fetch("/vehicles").then(async (answer) => setRoute(await answer.text()));
  }, []);
  return (
    <>
      <output id="client">{page}</output>
      <output id="route">{route}</output>
    </>
  );
}
