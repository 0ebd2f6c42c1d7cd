import { Alert, Button, Input } from 'antd';
import { useState } from 'react';
import { addChildren } from '#contract/ledger/breakdown-endpoints.ts';
import { mostChildren } from '#core/ledger/list/breakdown.ts';
import { readChildRows } from '#core/ledger/list/child-lines.ts';
import type { BreakingUnit } from '#web/ledger/breakdown/breaking-unit.ts';
import { t } from '#web/ledger/breakdown/words.ts';
import { useAct } from '#web/ui/act.ts';
import { call } from '#web/ui/call.ts';
import { Field } from '#web/ui/field.tsx';
import { focusOnce } from '#web/ui/focus-once.ts';
import { readTabText } from '#web/ui/grid/text-table.ts';
import { message } from '#web/ui/notices.ts';
import { explain } from '#web/ui/request-failure.ts';
import { useSingle } from '#web/ui/single.ts';

interface Props {
  readonly itemId: string;
  readonly year: number;
  readonly part: BreakingUnit;
  readonly onClose: () => void;
}

/** Some kilobytes more than that many rows have. */
const longestPaste = 200_000;

/** Several children at once, a line each, as a table of Excel or WPS has them. */
export function PasteForm({ itemId, year, part, onClose }: Props) {
  const [typed, setTyped] = useState('');
  const byName = new Map(part.below.map(({ id, name }) => [name, id]));
  const { children, problems } = readChildRows(readTabText(typed), { year, unitId: part.id, unitCalled: (name) => byName.get(name) });
  const single = useSingle();
  const act = useAct(
    () =>
      call(addChildren, {
        params: { itemId },
        body: { unitId: part.id, children: children.map((child) => ({ ...child, milestones: [...child.milestones] })) },
      }),
    {
      onDone: ({ added }) => {
        message.success(t('breakdown.added', { count: added }));
        onClose();
      },
    },
  );
  const many = children.length > mostChildren;
  return (
    <form
      className="child-form"
      aria-label={t('breakdown.paste')}
      onSubmit={(event) => {
        event.preventDefault();
        if (children.length > 0 && problems.length === 0 && !many) single(() => act.mutateAsync());
      }}
    >
      <Field label={t('breakdown.paste.label')} hint={t('breakdown.paste.hint')}>
        {({ id }) => (
          <Input.TextArea
            id={id}
            ref={focusOnce}
            value={typed}
            maxLength={longestPaste}
            autoSize={{ minRows: 4, maxRows: 12 }}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
      </Field>
      {problems.length > 0 && (
        <ul className="plain list-why bad" role="alert">
          {problems.slice(0, 10).map(({ row, code, printed }) => (
            <li key={row}>{t('breakdown.paste.problem', { row, printed, why: t(`breakdown.problem.${code}`) })}</li>
          ))}
        </ul>
      )}
      {many && <Alert type="error" title={t('children-too-many', { limit: mostChildren })} />}
      {act.isError && <Alert className="dialog-gap" type="error" title={explain(act.error)} />}
      <div className="drawer-acts">
        <Button
          size="small"
          type="primary"
          htmlType="submit"
          loading={act.isPending}
          disabled={children.length === 0 || problems.length > 0 || many}
        >
          {t('breakdown.paste.add', { count: children.length })}
        </Button>
        <Button size="small" onClick={onClose}>
          {t('shell.cancel')}
        </Button>
      </div>
    </form>
  );
}
