import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useRef, useState } from 'react';
import { listItems, type ListItemRow } from '#contract/ledger/list-item-endpoints.ts';
import {
  answerConsultation,
  withdrawOpinion,
  writeOpinion,
  type Consultation,
  type ConsultationRound,
  type Opinion,
} from '#contract/ledger/opinion-endpoints.ts';
import { useMay } from '#web/access/me.ts';
import { consultationTag, dueWords } from '#web/ledger/list/consult-strip.tsx';
import { itemWords } from '#web/ledger/list/item-name.ts';
import { NoneButton } from '#web/ledger/list/none-button.tsx';
import { OpinionItem } from '#web/ledger/list/opinion-item.tsx';
import { t } from '#web/ledger/list/opinion-words.ts';
import { OwnOpinionLine } from '#web/ledger/list/own-opinion-line.tsx';
import { useSaidDay } from '#web/ledger/list/use-said-day.ts';
import { useAct } from '#web/ui/act.ts';
import { call } from '#web/ui/call.ts';
import { endpointQuery } from '#web/ui/endpoint-query.ts';
import { focusOnce } from '#web/ui/focus-once.ts';
import { useLeaveQuestion, useUnloadWarning } from '#web/ui/leaving.ts';
import { maxLengthOf } from '#web/ui/limits.ts';
import { message } from '#web/ui/notices.ts';
import { explain } from '#web/ui/request-failure.ts';
import { useSingle } from '#web/ui/single.ts';

interface Props {
  readonly round: ConsultationRound;
  readonly consultation: Consultation;
  /** The reader speaks for no other unit here. */
  readonly alone: boolean;
  /** Of this unit in this round. */
  readonly opinions: readonly Opinion[];
}

/** On the list as a whole. */
const whole = '';

/** What a unit is asked: 无意见, or a place to write for each of its items and for the whole list, handed in together. What is typed is stored when its place is left. */
export function OpinionWriter({ round, consultation, alone, opinions }: Props) {
  const may = useMay();
  const saidDay = useSaidDay();
  const read = useQuery(endpointQuery(listItems, { params: { listId: round.list.id } }));
  const items = read.data?.items ?? [];
  const own = items.filter(({ task }) => alone || task.answering.some(({ units }) => units.includes(consultation.unit.id)));
  const written = new Map(opinions.filter(({ state }) => state === 'written').map((one) => [one.item?.id ?? whole, one]));
  // Their items left the list, or the unit, since: there is no place any more where they are changed, and they are handed in, or taken back, all the same.
  const lost = read.isPending ? [] : [...written.values()].filter(({ item }) => item !== null && !own.some(({ id }) => id === item.id));
  const [typed, setTyped] = useState<ReadonlyMap<string, string>>(new Map());
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const [wrong, setWrong] = useState<ReadonlyMap<string, string>>(new Map());
  const single = useSingle();
  const dirty = [...typed].filter(([key, text]) => text.trim() !== (written.get(key)?.said ?? ''));
  const leaving = {
    title: t('opinion.leave.title'),
    content: t('opinion.leave.text'),
    okText: t('opinion.leave.ok'),
    cancelText: t('opinion.leave.stay'),
  };
  useLeaveQuestion(dirty.length > 0, leaving);
  useUnloadWarning(dirty.length > 0);

  // What was stored since the page was read; one after the other, so that each knows what stands.
  const stored = useRef(new Map<string, { readonly id: string; readonly said: string } | null>());
  const line = useRef<Promise<void>>(Promise.resolve());
  const store = (key: string, text: string): Promise<void> => {
    const turn = line.current.then(() => storeNow(key, text.trim()));
    line.current = turn.catch(() => {});
    return turn;
  };
  const storeNow = async (key: string, said: string): Promise<void> => {
    const mine = stored.current.get(key);
    const before = mine === undefined ? (written.get(key) ?? null) : mine;
    if (said === (before?.said ?? '')) return;
    try {
      if (said === '' && before !== null) {
        await call(withdrawOpinion, { params: { opinionId: before.id } });
        stored.current.set(key, null);
      } else {
        const { id } = await call(writeOpinion, {
          params: { consultationId: consultation.id },
          body: { itemId: key === whole ? null : key, said, seen: before?.said ?? null },
        });
        stored.current.set(key, { id, said });
      }
      setWrong((all) => without(all, key));
    } catch (error) {
      setWrong((all) => new Map(all).set(key, explain(error)));
      throw error;
    }
  };
  const save = useAct(([key, text]: readonly [string, string]) => store(key, text), {
    // Typed on meanwhile: that is stored next.
    onFresh: (_, [key, text]) => {
      stored.current.delete(key);
      setTyped((all) => (all.get(key) === text ? without(all, key) : all));
    },
  });
  const hand = useAct(
    async () => {
      for (const [key, text] of dirty) await store(key, text);
      return call(answerConsultation, { params: { consultationId: consultation.id }, body: { answer: 'opinions' } });
    },
    {
      onDone: ({ handed }) => {
        message.success(t('opinion.hand.done', { count: handed }));
        setTyped(new Map());
        setOpened(new Set());
        stored.current.clear();
      },
      onError: (error) => message.error(explain(error), 6),
    },
  );
  const count = new Set(
    [...written.keys(), ...dirty.map(([key]) => key)].filter((key) => (typed.get(key) ?? written.get(key)?.said ?? '').trim() !== ''),
  ).size;
  const place = (key: string, title: string, item: ListItemRow | null) => {
    const stands = written.get(key);
    const text = typed.get(key) ?? stands?.said ?? '';
    const label = t('opinion.write.of', { title });
    const open = opened.has(key) || text !== '';
    return (
      <li key={key} className="sign-line opinion-place">
        <div className="grow">
          <div className="sign-what">
            {item !== null && <span className="list-code">{item.task.code}</span>}
            {title}
          </div>
          {item !== null && <OpinionItem item={item} year={round.list.year} unitId={consultation.unit.id} />}
          {open && (
            <>
              <Input.TextArea
                aria-label={label}
                ref={opened.has(key) ? focusOnce : null}
                autoSize={{ minRows: 2, maxRows: 10 }}
                value={text}
                maxLength={maxLengthOf(writeOpinion.body, 'said')}
                status={wrong.has(key) ? 'error' : ''}
                onChange={(event) => setTyped((all) => new Map(all).set(key, event.target.value))}
                onBlur={() => {
                  if (text.trim() !== (stands?.said ?? '')) save.mutate([key, text]);
                }}
              />
              <span className={wrong.has(key) ? 'opinion-kept bad' : 'opinion-kept'} role={wrong.has(key) ? 'alert' : 'status'}>
                {wrong.has(key)
                  ? t('opinion.unsaved', { why: wrong.get(key) ?? '' })
                  : text.trim() === ''
                    ? ''
                    : text.trim() === stands?.said
                      ? t('opinion.saved')
                      : save.isPending
                        ? t('opinion.saving')
                        : ''}
              </span>
            </>
          )}
        </div>
        {!open && may('writeOpinion') && (
          <Button size="small" aria-label={label} onClick={() => setOpened((all) => new Set(all).add(key))}>
            {t('opinion.write')}
          </Button>
        )}
      </li>
    );
  };
  return (
    <section aria-label={consultation.unit.name}>
      <div className="consult-strip">
        <b>{consultation.unit.name}</b>
        <span className="opinion-round">
          {t('opinion.round.of', { number: round.number, on: saidDay(round.askedOn) })} · {dueWords(round, saidDay)}
        </span>
        <span className={`tag ${consultationTag(consultation.state)}`}>{t(`consultation.state.${consultation.state}`)}</span>
        {consultation.answered?.late === true && <span className="tag w">{t('opinion.late')}</span>}
        <span className="grow" />
        {count === 0 && consultation.handed === 0 && <NoneButton consultation={consultation} />}
        {may('answerConsultation') && (
          <Button
            type="primary"
            size="small"
            disabled={count === 0}
            loading={hand.isPending}
            onClick={() => single(() => hand.mutateAsync())}
          >
            {count === 0 ? t('opinion.hand.none') : t('opinion.hand', { count })}
          </Button>
        )}
      </div>
      <p className="muted opinion-note">
        {consultation.state === 'none' || consultation.state === 'opinions' ? t('opinion.more.note') : t('opinion.none.note')}
      </p>
      <ul className="plain sign-lines">{place(whole, t('opinion.whole'), null)}</ul>
      <h2>{t('opinion.items')}</h2>
      {own.length + lost.length === 0 && <p className="quiet">{t('opinion.items.none')}</p>}
      <ul className="plain sign-lines" hidden={own.length + lost.length === 0}>
        {own.map((item) => place(item.id, itemWords(item), item))}
        {lost.map((one) => (
          <OwnOpinionLine
            key={one.id}
            opinion={one}
            running
            note={t(one.item?.removed === true ? 'opinion.item.removed' : 'opinion.item.elsewhere')}
          />
        ))}
      </ul>
    </section>
  );
}

function without<V>(all: ReadonlyMap<string, V>, key: string): ReadonlyMap<string, V> {
  const next = new Map(all);
  next.delete(key);
  return next;
}
