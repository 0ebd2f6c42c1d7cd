import { Button } from 'antd';
import { useRef, useState } from 'react';
import type { Signers, SignForRow } from '#contract/ledger/sign-for-endpoints.ts';
import { listTitle } from '#core/ledger/list/list-title.ts';
import { useMay } from '#web/access/me.ts';
import { SignForLine } from '#web/ledger/list/sign-for-line.tsx';
import { SignForm } from '#web/ledger/list/sign-form.tsx';
import { useFocusNext } from '#web/ledger/list/use-focus-next.ts';
import { useHeld } from '#web/ledger/list/use-held.ts';
import { useSaidDay } from '#web/ledger/list/use-said-day.ts';
import { t } from '#web/ledger/list/words.ts';
import { focusOnce } from '#web/ui/focus-once.ts';
import { lazyPart } from '#web/ui/lazy-part.tsx';

const ObjectDialog = lazyPart(async () => (await import('#web/ledger/list/object-dialog.tsx')).ObjectDialog);
const WithdrawObjectionDialog = lazyPart(
  async () => (await import('#web/ledger/list/withdraw-objection-dialog.tsx')).WithdrawObjectionDialog,
);

const isOpen = ({ state }: SignForRow): boolean => state === 'pending' || state === 'deemed';

interface Props {
  readonly rows: readonly SignForRow[];
  readonly signers: Signers | null;
  /** Who came to sign these stands at the first of them. */
  readonly focusFirst: boolean;
}

/** Items by their lists, and the form that signs what is ticked of them. */
export function SignLists({ rows, signers, focusFirst }: Props) {
  const may = useMay();
  const saidDay = useSaidDay();
  const place = useRef<HTMLDivElement>(null);
  const [held, turn] = useHeld();
  const [acting, setActing] = useState<{ readonly what: 'object' | 'withdraw'; readonly row: SignForRow } | null>(null);
  const [decided, setDecided] = useState<string | null>(null);
  const maySign = may('signItems');
  const open = rows.filter(isOpen);
  const [firstOpen] = open;
  const picked = open.filter(({ id }) => !held.includes(id));
  const goOn = useFocusNext(place, rows);
  return (
    <div className="sign-body" ref={place}>
      {maySign && open.length > 0 && (
        <SignForm
          posts={signers}
          ids={picked.map(({ id }) => id)}
          held={open.length - picked.length}
          first={rows.every(({ signed }) => signed === null)}
          onFresh={() => goOn(null)}
        />
      )}
      <div>
        {[...Map.groupBy(rows, ({ list }) => list.id)].map(([listId, own]) => (
          <section key={listId} aria-label={own[0] && listTitle(own[0].list)}>
            <h2>
              {own[0] && listTitle(own[0].list)} {own[0] !== undefined && <small>{approvalWords(own[0].list.approval, saidDay)}</small>}
            </h2>
            <ul className="plain sign-lines">
              {own.map((row) => (
                <SignForLine
                  key={row.id}
                  row={row}
                  withUnit
                  deciding={decided === row.id}
                  onDecide={may('decideObjection') ? setDecided : null}
                  onDecided={() => goOn(row.id)}
                  tick={
                    maySign &&
                    isOpen(row) && (
                      <label className="sign-tick">
                        <input
                          type="checkbox"
                          data-next
                          ref={focusFirst && row === firstOpen ? focusOnce : undefined}
                          aria-label={`${row.item.code} ${row.task.title}`}
                          checked={!held.includes(row.id)}
                          onChange={(event) => turn(row.id, event.target.checked)}
                        />
                      </label>
                    )
                  }
                >
                  {may('objectToItem') && isOpen(row) && !row.reported && (
                    <Button size="small" onClick={() => setActing({ what: 'object', row })}>
                      {t('sign.object')}
                    </Button>
                  )}
                  {may('withdrawObjection') && row.state === 'objected' && (
                    <Button size="small" onClick={() => setActing({ what: 'withdraw', row })}>
                      {t('sign.withdraw')}
                    </Button>
                  )}
                </SignForLine>
              ))}
            </ul>
          </section>
        ))}
      </div>
      {acting?.what === 'object' && <ObjectDialog row={acting.row} onClose={() => setActing(null)} onFresh={() => goOn(acting.row.id)} />}
      {acting?.what === 'withdraw' && (
        <WithdrawObjectionDialog row={acting.row} posts={signers} onClose={() => setActing(null)} onFresh={() => goOn(acting.row.id)} />
      )}
    </div>
  );
}

/** Who approved the list, when, and by which paper. */
function approvalWords({ by, on, number }: SignForRow['list']['approval'], saidDay: (iso: string) => string): string {
  return [t('sign.approved', { by, day: saidDay(on) }), ...(number === null ? [] : [number])].join(' · ');
}
