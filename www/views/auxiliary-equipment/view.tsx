import { useQuery } from "@tanstack/solid-query";
import type { Progress } from "ocean-fleet/worker";
import { createSignal, type JSX, Match, Show, Switch } from "solid-js";
import { ViewFrame } from "../../application/view-frame.tsx";
import { Empty } from "../../components/empty.tsx";
import { Failure } from "../../components/failure.tsx";
import { Freshness } from "../../components/freshness.tsx";
import { Loading } from "../../components/loading.tsx";
import { useConnection } from "../../session/session.tsx";
import { useAddress } from "./address.ts";
import { PeriodForm } from "./period-form.tsx";
import { Report } from "./report.tsx";
import { text } from "./texts.ts";
import { Answer, SELECTION, type UsageRecord } from "./usage.ts";
import "./auxiliary-equipment.css";

const asAnswer = (records: UsageRecord[]) => new Answer(records);

export default function AuxiliaryEquipmentView(): JSX.Element {
  const { queries, queryClient } = useConnection();
  const address = useAddress();
  const [progress, setProgress] = createSignal<Progress | null>(null);
  const request = () =>
    queries.auxiliaryEquipmentUsage(
      { startDate: address.period.from, endDate: address.period.to },
      { select: SELECTION, onProgress: setProgress },
    );
  const usage = useQuery(() => ({ ...request(), select: asAnswer }));
  const load = () => {
    setProgress(null);
    void usage.refetch();
  };

  return (
    <ViewFrame
      name="auxiliaryEquipment"
      aside={
        <Show when={usage.isSuccess}>
          <div class="settings">
            <Freshness at={usage.dataUpdatedAt} />
            <button type="button" class="quiet" disabled={usage.isFetching} onClick={load}>
              {text().refresh}
            </button>
          </div>
        </Show>
      }
    >
      <PeriodForm
        period={address.period}
        onChoose={(period) => {
          setProgress(null);
          address.setPeriod(period);
        }}
      />
      <Switch>
        <Match when={usage.error}>{(error) => <Failure title={text().failed} error={error()} onRetry={load} />}</Match>
        <Match when={usage.isLoading}>
          <Loading progress={progress()} onCancel={() => queryClient.cancelQueries({ queryKey: request().queryKey })} />
        </Match>
        <Match when={usage.isPending}>
          <Empty title={text().cancelled}>
            <button type="button" onClick={load}>
              {text().load}
            </button>
          </Empty>
        </Match>
        <Match when={usage.data}>{(answer) => <Report answer={answer()} address={address} />}</Match>
      </Switch>
    </ViewFrame>
  );
}
