import { Fragment } from 'react';
import { foldSame, relationTone, type DiffClause } from '#web/ledger/publish/diff-rows.ts';
import { textDiff } from '#web/ledger/publish/text-diff.ts';
import { textOfCode } from '#web/ui/language.ts';
import { t } from '#web/ledger/publish/page-words.ts';

interface Props {
  readonly clauses: readonly DiffClause[];
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

function Pair({ clause }: { clause: DiffClause }) {
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

function Head({ sides, relation }: { sides: DiffClause['before']; relation?: DiffClause['relation'] }) {
  const places = [...new Set(sides.map(({ path, kind }) => `${path} ${textOfCode(`clause.${kind}`, {}, kind)}`.trim()))].join('、');
  return (
    <div className="diff-cell-head quiet">
      <span>{places}</span>
      {relation !== undefined && relation !== 'same' && (
        <span className={`tag ${relationTone(relation)}`}>{t(`relation.${relation}`)}</span>
      )}
    </div>
  );
}

function textOf(sides: DiffClause['before']): string {
  return sides.map(({ text }) => text.trim()).join('\n');
}
