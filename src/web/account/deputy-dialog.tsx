import { Alert, Form, Modal, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import type { NewDeputy } from '#contract/account/deputy-endpoints.ts';
import type { Days } from '#core/account/deputy.ts';
import { daysTyped } from '#web/account/deputy-days.ts';
import { t } from '#web/account/words.ts';
import { useAct } from '#web/ui/act.ts';
import { DayInput } from '#web/ui/day-input.tsx';
import { today } from '#web/ui/instant.ts';
import { message } from '#web/ui/notices.ts';
import { optionHolds } from '#web/ui/option-filter.ts';
import { explain } from '#web/ui/request-failure.ts';
import { useSingle } from '#web/ui/single.ts';

interface Props {
  readonly title: string;
  readonly okText: string;
  /** Whom one may choose from; undefined while they are being read. */
  readonly people: readonly { readonly accountId: string; readonly displayName: string; readonly unitName?: string | null }[] | undefined;
  /** Who the people are, or why there are none. */
  readonly note: ReactNode;
  /** Those who stand in for the post now or will. */
  readonly others: readonly (Days & { readonly name: string })[];
  readonly act: (chosen: NewDeputy) => Promise<unknown>;
  readonly onClose: () => void;
}

/** Who stands in for a post (代理), from which day to which. */
export function DeputyDialog({ title, okText, people, note, others, act, onClose }: Props) {
  const single = useSingle();
  const [accountId, setAccountId] = useState<string | null>(null);
  const [first, setFirst] = useState(today());
  const [last, setLast] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const chosen = people?.find((person) => person.accountId === accountId);
  const run = useAct(act, {
    onFresh: () => {
      message.success(t('deputies.name.done', { name: chosen?.displayName ?? '' }));
      onClose();
    },
  });
  const save = () => {
    const typed = daysTyped(first, last, others, today());
    const told = chosen === undefined ? t('deputies.name.person.need') : typed.problem;
    setProblem(told);
    const { days } = typed;
    if (told === null && chosen !== undefined && days !== null) single(() => run.mutateAsync({ accountId: chosen.accountId, ...days }));
  };
  const none = people?.length === 0;
  return (
    <Modal open title={title} okText={okText} okButtonProps={{ loading: run.isPending, disabled: none }} onOk={save} onCancel={onClose}>
      <Form layout="vertical" component="div" className="people-form">
        <Form.Item label={t('deputies.name.person')} htmlFor="deputy-person" extra={note}>
          <Select
            id="deputy-person"
            showSearch={{ filterOption: optionHolds }}
            loading={people === undefined}
            disabled={none}
            value={accountId}
            placeholder={t('deputies.name.person.hint')}
            options={(people ?? []).map((person) => ({
              value: person.accountId,
              label: person.unitName ? `${person.displayName} · ${person.unitName}` : person.displayName,
            }))}
            onChange={(next) => {
              setAccountId(next);
              setProblem(null);
            }}
          />
        </Form.Item>
        <div className="deputy-days">
          <Form.Item label={t('deputies.name.first')} htmlFor="deputy-first">
            <DayInput id="deputy-first" value={first} onChange={setFirst} onPressEnter={save} />
          </Form.Item>
          <Form.Item label={t('deputies.name.last')} htmlFor="deputy-last">
            <DayInput id="deputy-last" value={last} onChange={setLast} onPressEnter={save} />
          </Form.Item>
        </div>
        <p className="muted">{t('deputies.name.days.note')}</p>
      </Form>
      {problem !== null && <Alert className="dialog-gap" type="warning" title={problem} />}
      {run.isError && <Alert className="dialog-gap" type="error" title={explain(run.error)} />}
    </Modal>
  );
}
