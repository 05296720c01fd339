/** Sends spans, metrics and logs to the collector that OpenTelemetry's own variables name. Loaded only where one is named. */
import * as ConfigProvider from "effect/ConfigProvider"
import * as FetchHttpClient from "effect/http/FetchHttpClient"
import * as Layer from "effect/Layer"
import * as Otlp from "effect/observability/Otlp"
import * as OtlpSerialization from "effect/observability/OtlpSerialization"

/** All three signals go out unless `OTEL_…_EXPORTER=none` says otherwise, as the specification has it. */
const defaults = {
  OTEL_TRACES_EXPORTER: "otlp",
  OTEL_METRICS_EXPORTER: "otlp",
  OTEL_LOGS_EXPORTER: "otlp",
  OTEL_SERVICE_NAME: "gongkai"
}

/** A collector that does not answer costs a build some seconds at its end, and nothing else. */
export const layerTelemetry = (serviceVersion: string) =>
  Otlp.layerFromConfig({ resource: { serviceVersion } }).pipe(
    Layer.provide(Layer.mergeAll(OtlpSerialization.layerJson, FetchHttpClient.layer)),
    Layer.provide(ConfigProvider.layer(ConfigProvider.fromEnvRecord({ ...defaults, ...process.env })))
  )
