import { PaperClipOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Alert, Input, Radio } from 'antd';
import { useState } from 'react';
import { addAttachment } from '#contract/attachment/endpoints.ts';
import { approveList } from '#contract/ledger/list-endpoints.ts';
import { listConsultations } from '#contract/ledger/opinion-endpoints.ts';
import { approvalBodies, approvalWays } from '#core/ledger/list/approve-list.ts';
import { defaultLabel } from '#core/platform/label.ts';
import { readTypedDay } from '#core/platform/typed-day.ts';
import { acceptedFiles } from '#web/attachment/accepted-files.ts';
import type { ListDetail } from '#web/ledger/list/list-data.ts';
import { useSaidDay } from '#web/ledger/list/use-said-day.ts';
import { emptyProblem, useProblems } from '#web/ledger/use-problems.tsx';
import { t } from '#web/ledger/list/words.ts';
import { useAct } from '#web/ui/act.ts';
import { call } from '#web/ui/call.ts';
import { DayInput } from '#web/ui/day-input.tsx';
import { endpointQuery } from '#web/ui/endpoint-query.ts';
import { Field } from '#web/ui/field.tsx';
import { FileDrop } from '#web/ui/file-drop.tsx';
import { focusOnce } from '#web/ui/focus-once.ts';
import { FormDialog } from '#web/ui/form-dialog.tsx';
import { today } from '#web/ui/instant.ts';
import { maxLengthOf } from '#web/ui/limits.ts';
import { message } from '#web/ui/notices.ts';
import { explain } from '#web/ui/request-failure.ts';
import { useSingle } from '#web/ui/single.ts';

/** Registers who approved the list, on which day and how; leaders need not click anything themselves. */
export function ApproveDialog({ list: given, onClose }: { readonly list: ListDetail; readonly onClose: () => void }) {
  // The list as the person sees it while it is approved.
  const [list] = useState(given);
  const [as, setAs] = useState<(typeof approvalBodies)[number]>('meeting');
  const [by, setBy] = useState('');
  const [typed, setTyped] = useState(today());
  const [number, setNumber] = useState('');
  const [way, setWay] = useState<(typeof approvalWays)[number]>('paper');
  const [scan, setScan] = useState<File | null>(null);
  const on = readTypedDay(typed);
  const single = useSingle();
  const { attempt, told } = useProblems([
    ...emptyProblem(t(`list.approve.by.${as}`), by),
    ...(typeof on === 'string' ? [] : [t('list.approve.no-day')]),
  ]);
  const act = useAct(
    async (day: string): Promise<unknown> => {
      await call(approveList, {
        params: { listId: list.id },
        body: { as, by: by.trim(), on: day, number: number.trim() === '' ? null : number.trim(), way, revision: list.revision },
      });
      if (scan === null) return null;
      // The approval stands whatever becomes of the file, which can be attached later as well.
      const body = { kind: 'annual_list', object: list.id, label: defaultLabel };
      return call(addAttachment, { body, file: scan }).then(
        () => null,
        (error: unknown) => error,
      );
    },
    {
      onDone: (unattached) => {
        if (unattached === null) message.success(t('list.approve.done'));
        else message.warning(t('list.approve.unattached', { why: explain(unattached) }), 10);
        onClose();
      },
    },
  );
  const give = () => {
    attempt(() => {
      if (typeof on === 'string') single(() => act.mutateAsync(on));
    });
  };
  return (
    <FormDialog title={t('list.approve.title')} okText={t('list.approve')} act={act} onGive={give} onClose={onClose}>
      <Field label={t('list.approve.as')}>
        {() => (
          <Radio.Group
            value={as}
            options={approvalBodies.map((value) => ({ value, label: t(`list.approve.as.${value}`) }))}
            onChange={(event) => setAs(event.target.value === 'leader' ? 'leader' : 'meeting')}
          />
        )}
      </Field>
      <Field label={t(`list.approve.by.${as}`)} required hint={t(`list.approve.by.${as}.hint`)}>
        {({ id }) => (
          <Input
            id={id}
            ref={focusOnce}
            value={by}
            maxLength={maxLengthOf(approveList.body, 'by')}
            onChange={(event) => setBy(event.target.value)}
          />
        )}
      </Field>
      <Field label={t('list.approve.on')} required>
        {({ id }) => <DayInput id={id} value={typed} onChange={setTyped} />}
      </Field>
      <Field label={t('list.approve.number')}>
        {({ id }) => (
          <Input
            id={id}
            value={number}
            maxLength={maxLengthOf(approveList.body, 'number')}
            onChange={(event) => setNumber(event.target.value)}
          />
        )}
      </Field>
      {as === 'leader' && (
        <Field label={t('list.approve.way')}>
          {() => (
            <Radio.Group
              value={way}
              options={approvalWays.map((value) => ({ value, label: t(`list.approve.way.${value}`) }))}
              onChange={(event) => setWay(event.target.value === 'online' ? 'online' : 'paper')}
            />
          )}
        </Field>
      )}
      <Field label={t('list.approve.scan')}>
        {() => (
          <FileDrop accept={acceptedFiles} icon={<PaperClipOutlined />} small note={t('list.approve.scan.note')} onFile={setScan}>
            {scan?.name ?? t('list.approve.scan.choose')}
          </FileDrop>
        )}
      </Field>
      {list.state === 'consulting' && <StillAsked listId={list.id} />}
      <p className="muted">{t('list.approve.note')}</p>
      {told}
    </FormDialog>
  );
}

/** Approving ends the round: who has not answered yet is told before it, not after. */
function StillAsked({ listId }: { readonly listId: string }) {
  const { data } = useQuery(endpointQuery(listConsultations, { query: { listId } }));
  const saidDay = useSaidDay();
  const round = data?.rounds.find(({ endedAt }) => endedAt === null);
  const asked = data?.consultations.filter(({ roundId, state }) => roundId === round?.id && state === 'asked').length ?? 0;
  if (round === undefined || asked === 0) return null;
  return <Alert className="dialog-gap" type="warning" title={t('list.approve.asked', { units: asked, day: saidDay(round.due.day) })} />;
}
