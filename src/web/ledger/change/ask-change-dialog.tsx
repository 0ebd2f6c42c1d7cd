import { PaperClipOutlined } from '@ant-design/icons';
import { Alert, Input, Radio } from 'antd';
import { useState } from 'react';
import { addAttachment } from '#contract/attachment/endpoints.ts';
import { askChange, registerChange } from '#contract/ledger/change-endpoints.ts';
import type { ListItemRow } from '#contract/ledger/list-item-endpoints.ts';
import { changeKinds, type ChangeKind } from '#core/ledger/change/item-change.ts';
import { actingName } from '#core/access/standing-post.ts';
import { defaultLabel } from '#core/platform/label.ts';
import { useMe } from '#web/access/me.ts';
import { acceptedFiles } from '#web/attachment/accepted-files.ts';
import { BasisFields, basisProblems, givenBasis, useTypedBasis } from '#web/ledger/change/basis-fields.tsx';
import { ChangeForm } from '#web/ledger/change/change-form.tsx';
import { isLack, typedFrom, wantedOf, type TypedChange, type Wanted } from '#web/ledger/change/wanted-change.ts';
import { t } from '#web/ledger/change/words.ts';
import { emptyProblem, useProblems } from '#web/ledger/use-problems.tsx';
import { useAct } from '#web/ui/act.ts';
import { call } from '#web/ui/call.ts';
import { Field } from '#web/ui/field.tsx';
import { FileDrop } from '#web/ui/file-drop.tsx';
import { FormDialog } from '#web/ui/form-dialog.tsx';
import { maxLengthOf } from '#web/ui/limits.ts';
import { message } from '#web/ui/notices.ts';
import { explain } from '#web/ui/request-failure.ts';
import { useSingle } from '#web/ui/single.ts';

interface Props {
  readonly item: ListItemRow;
  readonly year: number;
  /** What may be asked for, and of which kinds one waits; null: what was decided above is registered. */
  readonly asking: {
    readonly kinds: readonly ChangeKind[];
    readonly waiting: readonly ChangeKind[];
    readonly leaders: readonly string[];
  } | null;
  readonly onClose: () => void;
}

/** 申请变更 by a unit, 登记 of what was decided above by the office: one kind at a time, with its reason. */
export function AskChangeDialog({ item, year, asking, onClose }: Props) {
  const me = useMe();
  const kinds = asking === null ? changeKinds : changeKinds.filter((kind) => asking.kinds.includes(kind));
  const free = kinds.filter((kind) => asking?.waiting.includes(kind) !== true);
  const [typed, setTyped] = useState<TypedChange>(() => typedFrom(item, free[0] ?? 'due'));
  const [reason, setReason] = useState('');
  const leads = me.post?.role === 'unit-leader';
  const [leader, setLeader] = useState(
    leads
      ? actingName(me.account.displayName, me.post?.standsFor?.name ?? null)
      : asking?.leaders.length === 1
        ? (asking.leaders[0] ?? '')
        : '',
  );
  const [basis, setBasis] = useTypedBasis();
  const [scan, setScan] = useState<File | null>(null);
  const wanted = wantedOf(typed, item, year);
  const lack = isLack(wanted)
    ? [wanted.code === 'day' ? t('change.ask.due.wrong', { typed: wanted.typed }) : t(`change.ask.${wanted.code}`)]
    : [];
  const { attempt, told } = useProblems([
    ...lack,
    ...emptyProblem(t('change.ask.reason'), reason),
    ...(asking === null ? basisProblems(basis) : emptyProblem(t('change.ask.leader'), leader)),
  ]);
  const isLate = !isLack(wanted) && wanted.kind === 'due' && wanted.moves.some(({ milestone }) => dueOf(item, milestone) < me.today);
  const single = useSingle();
  const act = useAct(
    async (change: Wanted) => {
      const params = { itemId: item.id };
      if (asking !== null) {
        const { late } = await call(askChange, { params, body: { change, reason: reason.trim(), leader: leader.trim() } });
        return { done: late ? ('change.ask.done.late' as const) : ('change.ask.done' as const), unattached: null };
      }
      const { id } = await call(registerChange, { params, body: { change, reason: reason.trim(), basis: givenBasis(basis) } });
      // It holds whatever becomes of the file, which can be attached later as well.
      const body = { kind: 'item_change', object: id, label: defaultLabel };
      const unattached: unknown =
        scan === null
          ? null
          : await call(addAttachment, { body, file: scan }).then(
              () => null,
              (error: unknown) => error,
            );
      return { done: 'change.register.done' as const, unattached };
    },
    {
      onDone: ({ done, unattached }) => {
        if (unattached === null) message.success(t(done));
        else message.warning(t('change.register.unattached', { why: explain(unattached) }), 10);
        onClose();
      },
    },
  );
  return (
    <FormDialog
      title={t(asking === null ? 'change.register.title' : 'change.ask.title', { code: item.code ?? '' })}
      okText={t(asking === null ? 'change.register.go' : 'change.ask.go')}
      act={act}
      onGive={() => {
        attempt(() => {
          if (!isLack(wanted)) single(() => act.mutateAsync(wanted));
        });
      }}
      onClose={onClose}
    >
      <Field label={t('change.ask.kind')}>
        {() => (
          <Radio.Group
            aria-label={t('change.ask.kind')}
            value={typed.kind}
            options={kinds.map((value) => ({
              value,
              disabled: !free.includes(value),
              label: `${t(`change.kind.${value}`)}${free.includes(value) ? '' : t('change.ask.waits')}`,
            }))}
            onChange={({ target }) => setTyped((now) => ({ ...now, kind: kinds.find((one) => one === target.value) ?? now.kind }))}
          />
        )}
      </Field>
      <ChangeForm item={item} year={year} typed={typed} onTyped={(part) => setTyped((now) => ({ ...now, ...part }))} />
      {isLate && asking !== null && <Alert className="dialog-gap" type="warning" title={t('change.ask.late')} />}
      <Field label={t('change.ask.reason')} required hint={t('change.ask.reason.hint')}>
        {({ id }) => (
          <Input.TextArea
            id={id}
            autoSize={{ minRows: 2, maxRows: 6 }}
            value={reason}
            maxLength={maxLengthOf(askChange.body, 'reason')}
            onChange={({ target }) => setReason(target.value)}
          />
        )}
      </Field>
      {asking === null ? (
        <>
          <BasisFields basis={basis} onChange={setBasis} />
          <Field label={t('change.basis.scan')}>
            {() => (
              <FileDrop accept={acceptedFiles} icon={<PaperClipOutlined />} small note={t('list.approve.scan.note')} onFile={setScan}>
                {scan?.name ?? t('list.approve.scan.choose')}
              </FileDrop>
            )}
          </Field>
        </>
      ) : (
        <Field label={t('change.ask.leader')} required hint={t('change.ask.leader.hint')}>
          {({ id }) => (
            <Input
              id={id}
              value={leader}
              maxLength={maxLengthOf(askChange.body, 'leader')}
              onChange={({ target }) => setLeader(target.value)}
            />
          )}
        </Field>
      )}
      {told}
    </FormDialog>
  );
}

const dueOf = (item: ListItemRow, milestone: string): string => item.milestones.find(({ id }) => id === milestone)?.due ?? '9999';
