import { Fragment } from 'react';
import type { diffVersion } from '#contract/ledger/publish-endpoints.ts';
import { textDiff } from '#web/ledger/publish/text-diff.ts';
import type { Answer } from '#web/ui/call.ts';
import { textOfCode } from '#web/ui/language.ts';
import { t } from '#web/ledger/words.ts';

type Clause = Answer<typeof diffVersion>['clauses'][number];

interface Props {
  readonly clauses: readonly Clause[];
  readonly onlyChanges: boolean;
  readonly before: number;
  readonly after: number;
}

/** Old on the left, new on the right; what differs inside a clause is marked. Runs of unchanged clauses shrink to a line. */
export function DiffClauses({ clauses, onlyChanges, before, after }: Props) {
  const runs = onlyChanges ? foldSame(clauses) : clauses;
  if (onlyChanges && clauses.every(({ relation }) => relation === 'same')) return <p className="muted">{t('diff.same')}</p>;
  return (
    <div className="diff-grid">
      <div className="diff-side-head">{t('diff.before', { number: before })}</div>
      <div className="diff-side-head">{t('diff.before', { number: after })}</div>
      {runs.map((run, at) =>
        typeof run === 'number' ? (
          // oxlint-disable-next-line react/no-array-index-key -- the list is read once and never reordered
          <div key={`run-${at}`} className="diff-run quiet">
            {t('diff.same-run', { count: run })}
          </div>
        ) : (
          <Pair key={`${run.before[0]?.start ?? 'n'}-${run.after[0]?.start ?? 'n'}-${at}`} clause={run} />
        ),
      )}
    </div>
  );
}

function Pair({ clause }: { clause: Clause }) {
  const pieces = clause.relation === 'changed' ? textDiff(textOf(clause.before), textOf(clause.after)) : null;
  return (
    <>
      <div className={`diff-cell ${clause.relation}`}>
        <Head sides={clause.before} />
        <p>
          {pieces === null
            ? textOf(clause.before)
            : pieces.map((piece, at) => (piece.in === 'after' ? null : <Piece key={at} piece={piece} />))}
        </p>
      </div>
      <div className={`diff-cell after ${clause.relation}`}>
        <Head sides={clause.after} relation={clause.relation} />
        <p>
          {pieces === null
            ? textOf(clause.after)
            : pieces.map((piece, at) => (piece.in === 'before' ? null : <Piece key={at} piece={piece} />))}
        </p>
      </div>
    </>
  );
}

function Piece({ piece }: { piece: ReturnType<typeof textDiff>[number] }) {
  if (piece.in === 'both') return <Fragment>{piece.text}</Fragment>;
  return piece.in === 'before' ? <del>{piece.text}</del> : <ins>{piece.text}</ins>;
}

function Head({ sides, relation }: { sides: Clause['before']; relation?: Clause['relation'] }) {
  const places = [...new Set(sides.map(({ path, kind }) => `${path} ${textOfCode(`clause.${kind}`, {}, kind)}`.trim()))].join('、');
  return (
    <div className="diff-cell-head quiet">
      <span>{places}</span>
      {relation !== undefined && relation !== 'same' && (
        <span className={`tag ${relation === 'added' ? 'l' : relation === 'dropped' ? 'r' : 'w'}`}>{t(`relation.${relation}`)}</span>
      )}
    </div>
  );
}

function textOf(sides: Clause['before']): string {
  return sides.map(({ text }) => text.trim()).join('\n');
}

function foldSame(clauses: readonly Clause[]): (Clause | number)[] {
  const runs: (Clause | number)[] = [];
  for (const clause of clauses) {
    const last = runs.at(-1);
    if (clause.relation !== 'same') runs.push(clause);
    else if (typeof last === 'number') runs[runs.length - 1] = last + 1;
    else runs.push(1);
  }
  return runs;
}
