import { useQuery } from '@tanstack/react-query';
import { Button, Select, Skeleton } from 'antd';
import { useState } from 'react';
import { listReportLeaders, signOffReports } from '#contract/reporting/acts-endpoints.ts';
import type { Report } from '#contract/reporting/endpoints.ts';
import { useMay } from '#web/access/me.ts';
import type { Typing } from '#web/reporting/use-typing.ts';
import { t } from '#web/reporting/words.ts';
import { useAct } from '#web/ui/act.ts';
import { call } from '#web/ui/call.ts';
import { endpointQuery } from '#web/ui/endpoint-query.ts';
import { Field } from '#web/ui/field.tsx';
import { FormDialog } from '#web/ui/form-dialog.tsx';
import { message } from '#web/ui/notices.ts';
import { useSingle } from '#web/ui/single.ts';

interface Props {
  /** What may be handed in. */
  readonly ready: readonly Report[];
  readonly typing: Typing;
}

/** 已经×××同志审签: hands in what is ready as signed on paper by a leader of the unit, who is chosen. */
export function SignOffButton({ ready, typing }: Props) {
  const may = useMay();
  const [open, setOpen] = useState(false);
  if (!may('signOffReports')) return null;
  return (
    <>
      <Button disabled={ready.length === 0} onClick={() => setOpen(true)}>
        {t('report.signoff')}
      </Button>
      {open && <SignOffDialog ready={ready} typing={typing} onClose={() => setOpen(false)} />}
    </>
  );
}

function SignOffDialog({ ready, typing, onClose }: Props & { readonly onClose: () => void }) {
  const read = useQuery(endpointQuery(listReportLeaders, {}));
  const units = new Set(ready.map(({ unit }) => unit.id));
  const leaders = (read.data?.leaders ?? []).filter(({ unitId }) => units.has(unitId));
  const [chosen, setChosen] = useState<string | null>(null);
  const leader = leaders.find(({ accountId }) => accountId === chosen) ?? (leaders.length === 1 ? leaders[0] : undefined);
  // Of several units, those that this leader is in charge of.
  const own = ready.filter(({ unit }) => leaders.some(({ unitId, accountId }) => unitId === unit.id && accountId === leader?.accountId));
  const single = useSingle();
  const act = useAct(
    async () => {
      const seen = await typing.flush(own);
      if (seen === null || leader === undefined) return null;
      return call(signOffReports, {
        body: { reports: own.map(({ id }) => ({ id, seen: seen.get(id) ?? 1 })), leader: leader.accountId },
      });
    },
    {
      onDone: (answer) => {
        if (answer === null) message.error(t('report.submit.unsaved'), 6);
        else message.success(t('report.signoff.done', { count: answer.signedOff }));
        onClose();
      },
    },
  );
  return (
    <FormDialog
      title={t('report.signoff.title', { count: leader === undefined ? ready.length : own.length })}
      okText={leader === undefined ? t('report.signoff.give.none') : t('report.signoff.give', { leader: leader.name })}
      act={act}
      disabled={leader === undefined}
      onGive={() => leader !== undefined && single(() => act.mutateAsync())}
      onClose={onClose}
    >
      {read.isPending && <Skeleton active paragraph={{ rows: 1 }} />}
      {read.isSuccess && leaders.length === 0 && <p className="quiet">{t('report.signoff.none')}</p>}
      {leaders.length > 0 && (
        <Field label={t('report.signoff.leader')} required hint={t('report.signoff.note')}>
          {({ id }) => (
            <Select
              id={id}
              style={{ width: '100%' }}
              value={leader?.accountId ?? null}
              options={[...new Map(leaders.map(({ accountId, name }) => [accountId, name]))].map(([value, label]) => ({ value, label }))}
              onChange={setChosen}
            />
          )}
        </Field>
      )}
    </FormDialog>
  );
}
