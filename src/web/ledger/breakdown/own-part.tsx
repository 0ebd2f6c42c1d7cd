import { ArrowDownOutlined, ArrowUpOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { orderChildren, takeBackChildren, type ChildRow } from '#contract/ledger/breakdown-endpoints.ts';
import type { BreakingUnit } from '#web/ledger/breakdown/breaking-unit.ts';
import { ChildEditor } from '#web/ledger/breakdown/child-editor.tsx';
import { ChildLine } from '#web/ledger/breakdown/child-line.tsx';
import { GiveForm } from '#web/ledger/breakdown/give-form.tsx';
import { PasteForm } from '#web/ledger/breakdown/paste-form.tsx';
import { TakeBackForm } from '#web/ledger/breakdown/take-back-form.tsx';
import { t } from '#web/ledger/breakdown/words.ts';
import { useAct } from '#web/ui/act.ts';
import { call } from '#web/ui/call.ts';
import { message } from '#web/ui/notices.ts';
import { explain } from '#web/ui/request-failure.ts';
import { useSingle } from '#web/ui/single.ts';

interface Props {
  readonly itemId: string;
  readonly year: number;
  readonly part: BreakingUnit;
  readonly lastDay: string | null;
  /** Others are shown beside it. */
  readonly named: boolean;
  readonly made: readonly ChildRow[];
}

type Open = { readonly form: 'new' | 'paste' | 'give' } | { readonly form: 'edit' | 'take-back'; readonly child: ChildRow } | null;

/** What a unit makes of its own part: added, said anew, put in order, given, taken back, each where it stands. */
export function OwnPart({ itemId, year, part, lastDay, named, made }: Props) {
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  const single = useSingle();
  const drafts = made.filter(({ state }) => state === 'drafted');
  const failed = { onError: (error: Error) => message.error(explain(error), 6) };
  // As it was asked for last: shown at once, and let go when the page has been read again.
  const [wanted, setWanted] = useState<readonly string[] | null>(null);
  const settle = (given: readonly string[]) => setWanted((now) => (now === given ? null : now));
  const order = useAct(
    (childIds: readonly string[]) => call(orderChildren, { params: { itemId }, body: { unitId: part.id, childIds: [...childIds] } }),
    {
      inTurn: `order ${itemId} ${part.id}`,
      onFresh: (_, given) => settle(given),
      onError: (error, given) => {
        settle(given);
        failed.onError(error);
      },
    },
  );
  const remove = useAct(
    ({ id, revision }: ChildRow) =>
      call(takeBackChildren, { params: { itemId }, body: { unitId: part.id, children: [{ id, revision }], reason: null } }),
    { ...failed, onDone: () => message.success(t('breakdown.removed')) },
  );
  const shown = wanted === null ? made : inOrder(made, wanted);
  const standing = shown.filter(({ state }) => state !== 'taken-back');
  const move = (child: ChildRow, by: -1 | 1) => {
    const ids = standing.map(({ id }) => id);
    const at = ids.indexOf(child.id);
    const moved = ids.toSpliced(at, 1).toSpliced(at + by, 0, child.id);
    setWanted(moved);
    order.mutate(moved);
  };
  // Somebody else may have taken it out: what was typed stays until it is closed.
  const lost = open?.form === 'edit' && !made.some(({ id }) => id === open.child.id) ? open.child : null;
  const editor = (child: ChildRow) => (
    <ChildEditor
      key={child.id}
      itemId={itemId}
      year={year}
      part={part}
      opened={child}
      now={made.find(({ id }) => id === child.id)}
      onClose={close}
    />
  );
  return (
    <section className="breakdown" aria-label={part.name}>
      {named && <h3>{part.name}</h3>}
      {!part.holds && <p className="list-why bad">{t('breakdown.left')}</p>}
      {part.holds && made.length === 0 && open === null && <p className="quiet">{t('breakdown.empty')}</p>}
      <ol className="plain">
        {shown.map((child) =>
          open?.form === 'edit' && open.child.id === child.id ? (
            <li key={child.id}>{editor(open.child)}</li>
          ) : (
            <ChildLine key={child.id} child={child}>
              {child.state !== 'taken-back' && (
                <div className="child-acts">
                  {part.holds && (
                    <button type="button" className="list-small" onClick={() => setOpen({ form: 'edit', child })}>
                      {t('breakdown.edit')}
                    </button>
                  )}
                  {child.state === 'drafted' ? (
                    <button type="button" className="list-small" onClick={() => single(() => remove.mutateAsync(child), child.id)}>
                      {t('breakdown.remove')}
                    </button>
                  ) : (
                    <button type="button" className="list-small" onClick={() => setOpen({ form: 'take-back', child })}>
                      {t('breakdown.take-back')}
                    </button>
                  )}
                  {part.holds && standing.length > 1 && (
                    <>
                      <Button
                        type="text"
                        size="small"
                        icon={<ArrowUpOutlined />}
                        aria-label={t('breakdown.up', { title: child.title })}
                        disabled={child === standing[0]}
                        onClick={() => move(child, -1)}
                      />
                      <Button
                        type="text"
                        size="small"
                        icon={<ArrowDownOutlined />}
                        aria-label={t('breakdown.down', { title: child.title })}
                        disabled={child === standing.at(-1)}
                        onClick={() => move(child, 1)}
                      />
                    </>
                  )}
                </div>
              )}
              {open?.form === 'take-back' && open.child.id === child.id && (
                <TakeBackForm itemId={itemId} unitId={part.id} child={child} onClose={close} />
              )}
            </ChildLine>
          ),
        )}
      </ol>
      {lost !== null && editor(lost)}
      {open?.form === 'new' && <ChildEditor itemId={itemId} year={year} part={part} opened={null} now={undefined} onClose={close} />}
      {open?.form === 'paste' && <PasteForm itemId={itemId} year={year} part={part} onClose={close} />}
      {open?.form === 'give' && <GiveForm itemId={itemId} unitId={part.id} drafts={drafts} lastDay={lastDay} onClose={close} />}
      {part.holds && open === null && (
        <div className="drawer-acts">
          <Button size="small" icon={<PlusOutlined />} onClick={() => setOpen({ form: 'new' })}>
            {t('breakdown.add')}
          </Button>
          <Button size="small" onClick={() => setOpen({ form: 'paste' })}>
            {t('breakdown.paste')}
          </Button>
          {drafts.length > 0 && (
            <Button size="small" type="primary" onClick={() => setOpen({ form: 'give' })}>
              {t('breakdown.give', { count: drafts.length })}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}

/** What stands in the order that was asked for; what has come since or has ended stays behind it. */
function inOrder(made: readonly ChildRow[], ids: readonly string[]): readonly ChildRow[] {
  const places = new Map(ids.map((id, at) => [id, at]));
  return made.toSorted((a, b) => (places.get(a.id) ?? ids.length) - (places.get(b.id) ?? ids.length));
}
