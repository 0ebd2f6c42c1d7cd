import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Input } from 'antd';
import { useState } from 'react';
import { listSignFors, signItems, type SignForRow } from '#contract/ledger/sign-for-endpoints.ts';
import { useMay, useMe } from '#web/access/me.ts';
import { SignForLine } from '#web/ledger/list/sign-for-line.tsx';
import { WithdrawObjection } from '#web/ledger/list/withdraw-objection.tsx';
import { emptyProblem, useProblems } from '#web/ledger/use-problems.tsx';
import { t } from '#web/ledger/list/words.ts';
import { useAct } from '#web/ui/act.ts';
import { call } from '#web/ui/call.ts';
import { endpointQuery } from '#web/ui/endpoint-query.ts';
import { Field } from '#web/ui/field.tsx';
import { lazyPart } from '#web/ui/lazy-part.tsx';
import { maxLengthOf } from '#web/ui/limits.ts';
import { LoadFailure } from '#web/ui/load-failure.tsx';
import { message } from '#web/ui/notices.ts';
import { PageSkeleton } from '#web/ui/page-skeleton.tsx';
import { useRemembered } from '#web/ui/remembered.ts';
import { explain } from '#web/ui/request-failure.ts';
import { useSingle } from '#web/ui/single.ts';
import { useTitle } from '#web/ui/use-title.ts';
import '#web/ledger/list/signing.css';

const ObjectDialog = lazyPart(async () => (await import('#web/ledger/list/object-dialog.tsx')).ObjectDialog);

const most = 500;

/** 签收 (/lists/signing): all that a unit is asked to sign, in one go; leader and contact are named once. */
export function SignPage() {
  useTitle(t('sign.title'));
  const read = useQuery(endpointQuery(listSignFors, { query: { limit: most } }));
  if (read.data === undefined) {
    return read.isError ? (
      <div className="page">
        <LoadFailure error={read.error} onRetry={() => void read.refetch()} />
      </div>
    ) : (
      <PageSkeleton />
    );
  }
  const { signFors, total } = read.data;
  if (total === 0) {
    return (
      <div className="page state-page">
        <h1>{t('sign.none.title')}</h1>
        <p className="muted">{t('sign.none.text')}</p>
      </div>
    );
  }
  return <Signing rows={signFors} total={total} />;
}

const isOpen = ({ state }: SignForRow): boolean => state === 'pending' || state === 'deemed';

function Signing({ rows, total }: { readonly rows: readonly SignForRow[]; readonly total: number }) {
  const may = useMay();
  const me = useMe();
  const open = rows.filter(isOpen);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [leader, setLeader] = useRemembered('sign.leader', '', (stored) => (typeof stored === 'string' ? stored : null));
  const [contact, setContact] = useState(me.account.displayName);
  const [objecting, setObjecting] = useState<SignForRow | null>(null);
  // Signing all is the rule; what one looks into first is left out.
  const picked = open.filter(({ id }) => !left.has(id));
  const single = useSingle();
  const { attempt, told } = useProblems([
    ...(picked.length === 0 ? [t('sign.sign.none')] : []),
    ...emptyProblem(t('sign.leader'), leader),
    ...emptyProblem(t('sign.contact'), contact),
  ]);
  const act = useAct(() => call(signItems, { body: { ids: picked.map(({ id }) => id), leader: leader.trim(), contact: contact.trim() } }), {
    onDone: ({ signed }) => {
      message.success(t('sign.done', { count: signed }));
      setLeft(new Set());
    },
  });
  const sign = () => {
    attempt(() => single(() => act.mutateAsync()));
  };
  const turn = (id: string, on: boolean) => {
    const next = new Set(left);
    if (on) next.delete(id);
    else next.add(id);
    setLeft(next);
  };
  const maySign = may('signItems');
  return (
    <div className="page sign-page">
      <div className="page-head">
        <h1>{t('sign.title')}</h1>
        <span className="muted">{open.length === 0 ? t('sign.own.none') : t('sign.own', { count: open.length })}</span>
      </div>
      {maySign && open.length > 0 && (
        <form
          className="sign-form"
          onSubmit={(event) => {
            event.preventDefault();
            sign();
          }}
        >
          <Field label={t('sign.leader')} required>
            {({ id }) => (
              <Input
                id={id}
                value={leader}
                maxLength={maxLengthOf(signItems.body, 'leader')}
                onChange={(event) => setLeader(event.target.value)}
              />
            )}
          </Field>
          <Field label={t('sign.contact')} required>
            {({ id }) => (
              <Input
                id={id}
                value={contact}
                maxLength={maxLengthOf(signItems.body, 'contact')}
                onChange={(event) => setContact(event.target.value)}
              />
            )}
          </Field>
          <Button type="primary" htmlType="submit" loading={act.isPending}>
            {t('sign.sign', { count: picked.length })}
          </Button>
          <div className="sign-told">
            {told}
            {act.isError && <Alert type="error" title={explain(act.error)} />}
          </div>
        </form>
      )}
      {[...Map.groupBy(rows, ({ list }) => list.id)].map(([listId, own]) => (
        <section key={listId} aria-label={own[0]?.list.name}>
          <h2>{own[0]?.list.name}</h2>
          <ul className="plain sign-lines">
            {own.map((row) => (
              <SignForLine
                key={row.id}
                row={row}
                withUnit
                tick={
                  maySign &&
                  isOpen(row) && (
                    <input
                      type="checkbox"
                      aria-label={`${row.item.code} ${row.task.title}`}
                      checked={!left.has(row.id)}
                      onChange={(event) => turn(row.id, event.target.checked)}
                    />
                  )
                }
              >
                {may('objectToItem') && isOpen(row) && !row.reported && (
                  <Button size="small" onClick={() => setObjecting(row)}>
                    {t('sign.object')}
                  </Button>
                )}
                {may('withdrawObjection') && row.state === 'objected' && <WithdrawObjection row={row} leader={leader} contact={contact} />}
              </SignForLine>
            ))}
          </ul>
        </section>
      ))}
      {total > rows.length && <p className="quiet">{t('sign.more', { shown: rows.length, total })}</p>}
      {objecting !== null && <ObjectDialog row={objecting} onClose={() => setObjecting(null)} />}
    </div>
  );
}
