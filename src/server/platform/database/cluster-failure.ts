/** Why the embedded database did not start: from what PostgreSQL or the system said, a sentence of our own that names the way out. */
import { join } from 'node:path';
import { failure, type Failure } from '#core/failure.ts';

interface Place {
  /** The data folder, as DATA_DIR says it. */
  readonly home: string;
  /** Who PostgreSQL runs as. */
  readonly user: string;
}

const causes: readonly (readonly [RegExp, (place: Place) => Failure])[] = [
  [/No space left on device|Disk quota exceeded|ENOSPC|EDQUOT/, ({ home }) => failure('start.disk-full', { dataDir: home })],
  [/has invalid permissions/, ({ home }) => failure('start.data-folder-mode', { folder: join(home, 'postgres') })],
  [/has wrong ownership|Permission denied|EACCES|EPERM/, ({ home, user }) => failure('start.data-folder-owner', { dataDir: home, user })],
  [/pre-existing shared memory block/, () => failure('start.database-lingers')],
];

/** `said`: the lines of whoever failed, newest last. Without a known cause the folder counts as damaged, and the last line says how. */
export function clusterFailure(place: Place, said: readonly string[]): Failure {
  return knownFailure(place, said) ?? failure('start.data-folder-broken', { dataDir: place.home, reason: said.at(-1) ?? 'postgres.log' });
}

/** The same where nothing is said of the folder itself: undefined for any other cause. */
export function knownFailure(place: Place, said: readonly string[]): Failure | undefined {
  return causes.find(([cause]) => said.some((line) => cause.test(line)))?.[1](place);
}
