/** Puts the server together: database, migrations, sample, HTTP; and takes it apart in the opposite order. */
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { failure, success, type Failure, type Outcome } from '#core/failure.ts';
import { readSample } from '#server/plan/sample.ts';
import { takeInPlan } from '#server/plan/take-in-plan.ts';
import { systemClock } from '#server/platform/clock.ts';
import type { Config } from '#server/platform/config.ts';
import { openConfiguredDatabase, type OpenDatabase } from '#server/platform/database/open-database.ts';
import { buildApp } from '#server/platform/http/app.ts';
import { runWrite, type ActSource } from '#server/platform/http/run-act.ts';
import { newId } from '#server/platform/id.ts';
import { ensureHomeJurisdiction, homeJurisdiction, localActor } from '#server/platform/jurisdiction.ts';
import type { Log } from '#server/platform/log.ts';
import { routes } from '#server/routes.ts';

export interface RunningServer {
  /** What to open in a browser. */
  readonly address: string;
  /** Resolves with a reason when the database ends by itself. */
  readonly died: Promise<string>;
  /** Refuses new requests, lets running ones end, closes the database. */
  stop(): Promise<void>;
}

const webDir = join(import.meta.dirname, '../../dist/web');
/** Requests and statements that run longer than this at a stop are cut off. */
const graceMs = 10_000;

/** Starts everything; what cannot start is a refusal, and nothing is left running behind it. */
export async function startServer(config: Config, log: Log): Promise<Outcome<RunningServer>> {
  const opened = await openConfiguredDatabase(config, systemClock.now(), log);
  if (!opened.ok) return opened;
  const { database } = opened.value;
  const source: ActSource = { database, clock: systemClock, jurisdictionId: homeJurisdiction.id, actor: localActor };
  let app: FastifyInstance | undefined;
  try {
    await ensureHomeJurisdiction(database.kysely, systemClock.now());
    await offerSample(source, log);
    app = await buildApp({ source, routes, log, webDir });
    await app.listen({ host: config.host, port: config.port });
  } catch (error) {
    await close(app, opened.value);
    return listenFailure(error, config.port);
  }
  const running = app;
  return success({ address: addressOf(running, config.host), died: opened.value.died, stop: () => close(running, opened.value) });
}

/** A new installation opens with the plan that the product was made for. That it cannot be read is no reason not to start. */
async function offerSample(source: ActSource, log: Log): Promise<void> {
  const plan = await source.database.kysely
    .selectFrom('plan')
    .select('id')
    .where('jurisdiction_id', '=', source.jurisdictionId)
    .limit(1)
    .execute();
  if (plan.length > 0) return;
  const context = { jurisdictionId: source.jurisdictionId, actor: source.actor, requestId: newId(), newId: () => newId() };
  try {
    const sample = await readSample();
    const outcome = sample.ok ? await runWrite(source, context, (act) => takeInPlan(act, sample.value)) : sample;
    if (!outcome.ok) log.error({ code: outcome.code, data: outcome.data }, 'the sample was refused');
  } catch (error) {
    log.error({ err: error }, 'the sample could not be loaded');
  }
}

async function close(app: FastifyInstance | undefined, { database, stopCluster }: OpenDatabase): Promise<void> {
  await Promise.race([app?.close(), sleep(graceMs, undefined, { ref: false })]);
  await Promise.race([database.close(), sleep(graceMs, undefined, { ref: false })]);
  await stopCluster();
}

function listenFailure(error: unknown, port: number): Failure {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') return failure('start.port-in-use', { port });
  if (code === 'EACCES') return failure('start.port-denied', { port });
  throw error;
}

function addressOf(app: FastifyInstance, host: string): string {
  const address = app.server.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
