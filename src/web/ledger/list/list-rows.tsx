/** A year's list as the columns and lines of a grid. */
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { ListItemRow } from '#contract/ledger/list-item-endpoints.ts';
import type { CellField } from '#core/ledger/list/item-cell.ts';
import type { FindingCode } from '#core/ledger/list/check-list.ts';
import { keyOf, type Edit, type Edits } from '#web/ledger/list/cell-edits.ts';
import type { Chapters } from '#web/ledger/list/list-data.ts';
import { itemCodes, itemName, itemWords } from '#web/ledger/list/item-name.ts';
import { cellText, leadText, problemWords, type ItemNames } from '#web/ledger/list/item-texts.ts';
import type { FoundColumn, ItemFindings } from '#web/ledger/list/list-findings.ts';
import { t } from '#web/ledger/list/words.ts';
import type { CellMark, GridCell, GridColumn, GridLine, GridRow } from '#web/ui/grid/grid-model.ts';

/** plan, lead and support are the ledger's, and locked. */
export type ListColumnId = 'plan' | 'lead' | 'support' | CellField;

/** Made when it is drawn: names follow the language. */
export function listColumns(): readonly GridColumn[] {
  const typed = (id: CellField, width: number): GridColumn => ({ id, name: t(`list.cell.${id}`), width });
  return [
    { id: 'plan', name: t('list.column.plan'), note: t('list.column.plan.note'), width: 218, pinned: true, locked: true },
    typed('goal', 140),
    typed('q1', 98),
    typed('q2', 98),
    typed('q3', 98),
    typed('q4', 98),
    { id: 'lead', name: t('list.column.lead'), width: 100, locked: true },
    { id: 'support', name: t('list.column.support'), width: 124, locked: true },
    { ...typed('tier', 50), options: ([1, 2, 3, 4] as const).map((tier) => t(`list.tier.${tier}`)) },
    { ...typed('public', 58), options: [t('list.public.yes'), t('list.public.no')] },
    typed('supervise', 110),
    typed('partner', 110),
    typed('cityLeader', 90),
  ];
}

/** The units beside the lead, each with its part, as the ledger names them today; what stays open as the plan prints it. */
export function supportText(item: ListItemRow, nameOf: ItemNames): string {
  let said = '';
  for (const { role, text, units, ownPart } of item.task.answering) {
    if (role === 'lead' || text === item.task.lead) continue;
    const name = units.length === 1 && units[0] !== undefined ? nameOf(units[0]) : text;
    const whole = ownPart === undefined ? name : `${name}（${ownPart}）`;
    said += said === '' || whole === '等' ? whole : `、${whole}`;
  }
  return said;
}

interface Kept {
  readonly item: ListItemRow;
  readonly edits: readonly Edit[];
  /** Its findings, as one text to compare. */
  readonly found: string;
  readonly number: number;
  readonly row: GridRow;
}

/** Makes rows and keeps those whose item and edits are the same ones, so that the grid draws only what changed. */
export function rowMaker(columns: readonly GridColumn[], nameOf: ItemNames) {
  let kept = new Map<string, Kept>();
  return (items: readonly ListItemRow[], edits: Edits, findings: ItemFindings): readonly GridRow[] => {
    const byItem = Map.groupBy(edits.values(), ({ item }) => item);
    const next = new Map<string, Kept>();
    const rows = items.map((item, index) => {
      const own = byItem.get(item.id) ?? [];
      const number = index + 1;
      const wanted = findings.get(item.id) ?? nothing;
      const found = [...wanted].join(' ');
      const before = kept.get(item.id);
      const same = before?.item === item && before.number === number && before.found === found && isSame(before.edits, own);
      const row = same ? before.row : rowOf(item, number, own, columns, wanted, nameOf);
      next.set(item.id, { item, edits: own, found, number, row });
      return row;
    });
    kept = next;
    return rows;
  };
}

const nothing: ReadonlyMap<FoundColumn, FindingCode> = new Map();

const isSame = (one: readonly Edit[], other: readonly Edit[]): boolean =>
  one.length === other.length && one.every((edit, at) => edit === other[at]);

function rowOf(
  item: ListItemRow,
  number: number,
  edits: readonly Edit[],
  columns: readonly GridColumn[],
  wanted: ReadonlyMap<string, FindingCode>,
  nameOf: ItemNames,
): GridRow {
  const byKey = new Map(edits.map((edit) => [keyOf(edit), edit]));
  return {
    id: item.id,
    number,
    name: itemName(item).code,
    cells: columns.map(({ id }): GridCell => {
      const column = id as ListColumnId;
      const code = wanted.get(column);
      const missing: { mark: CellMark; note: string } | null =
        code === undefined ? null : { mark: 'missing', note: t(`list.finding.${code}`) };
      if (column === 'plan') {
        const { title } = itemName(item);
        const words = itemWords(item);
        return {
          text: `${itemCodes(item).join(' · ')} ${words}`,
          shown: (
            <span className="list-clamp" title={words === title ? undefined : words}>
              <OpensItem item={item} />{' '}
              {item.children !== undefined && (
                <Link className="tag" tabIndex={-1} to={`?item=${item.id}&tab=breakdown`}>
                  {t('list.item.children', { count: item.children })}
                </Link>
              )}{' '}
              {title}
            </span>
          ),
          ...missing,
        };
      }
      if (column === 'lead')
        return {
          text: leadText(item, nameOf) ?? '',
          ...(leadText(item, nameOf) === undefined && { shown: <span className="list-none">{t('list.cell.no-lead')}</span> }),
          ...missing,
        };
      if (column === 'support') {
        const text = supportText(item, nameOf);
        return { text, shown: <span className="list-clamp">{text}</span>, ...missing };
      }
      const edit = byKey.get(`${item.id} ${column}`);
      const text = edit?.text ?? cellText(item, column, nameOf);
      if (edit?.state === 'wrong')
        return {
          text,
          mark: 'wrong',
          note: t('list.cell.wrong', { why: edit.problems.map((one) => problemWords(one, edit.field, text.includes('\n'))).join('；') }),
        };
      if (edit?.state === 'conflict') {
        return {
          text,
          mark: 'conflict',
          note: edit.theirs === '' ? t('list.cell.conflict.empty') : t('list.cell.conflict', { theirs: edit.theirs }),
        };
      }
      const said = edit === undefined ? (inWords(item, column) ?? text) : text;
      const empty = text !== '' ? undefined : missing !== null ? t('list.cell.no-date') : emptyWords(column);
      return {
        text,
        shown: empty === undefined ? <span className="list-clamp long">{said}</span> : <span className="list-none">{empty}</span>,
        ...(said !== text && { said }),
        ...(edit === undefined || edit.state === 'stored' ? missing : { mark: 'unsaved' }),
      };
    }),
  };
}

/** The item's code leads to its drawer; by keys Enter does. */
function OpensItem({ item }: { readonly item: ListItemRow }) {
  const { code } = itemName(item);
  const said = t('list.item.open', { code });
  return (
    <Link
      className="list-code list-opens"
      to={{ search: `?item=${item.id}` }}
      title={said}
      aria-label={said}
      tabIndex={-1}
      draggable={false}
    >
      {code}
    </Link>
  );
}

/** What is kept in Chinese in either language, as the page says it. */
function inWords({ tier, public: shown }: ListItemRow, column: CellField): string | null {
  if (column === 'tier') return t(`list.tier.${tier}`);
  return column === 'public' ? t(`list.public.${shown ? 'yes' : 'no'}`) : null;
}

const emptyWords = (column: CellField): string => (column === 'goal' ? t('list.cell.no-goal') : t('list.cell.none'));

/** A chapter of the plan, as the coverage counts it: two levels of headings, without numbers of single tasks. */
const chapterPath = (path: string): string => /^[^/]*(?:\/[^/0-9０-９][^/]*)?/u.exec(path)?.[0] ?? '';

/** Items of a chapter that stand together. */
interface ChapterRun {
  readonly items: readonly [ListItemRow, ...ListItemRow[]];
  readonly head: ReactNode;
}

/** Items under the heads of their chapters: a chapter that goes on after another stands twice, as the list has it. */
export function chapterRuns(items: readonly ListItemRow[], chapters: Chapters): readonly ChapterRun[] {
  const titles = new Map(chapters.map(({ planId, path, title }) => [`${planId} ${path}`, title]));
  const keyOf = ({ task }: ListItemRow): string => `${task.planId} ${chapterPath(task.path)}`;
  const runs: ChapterRun[] = [];
  let from = 0;
  while (from < items.length) {
    const first = items[from];
    if (first === undefined) break;
    let to = from;
    for (let next = items[to]; next !== undefined && keyOf(next) === keyOf(first); next = items[to]) to += 1;
    const own = [first, ...items.slice(from + 1, to)] as const;
    const path = chapterPath(first.task.path);
    const title = titles.get(keyOf(first)) ?? own.find(({ task }) => task.path === path)?.task.chapter ?? '';
    runs.push({ items: own, head: <ChapterHead items={own} name={`${path.split('/').at(-1) ?? ''} ${title}`} /> });
    from = to;
  }
  return runs;
}

/** The grid’s lines: each chapter’s head with its rows below it. `rows` are those of the items, in their order. */
export function listLines(items: readonly ListItemRow[], rows: readonly GridRow[], chapters: Chapters): readonly GridLine[] {
  let from = 0;
  return chapterRuns(items, chapters).flatMap(({ items: own, head }): readonly GridLine[] => {
    const to = from + own.length;
    const shown = rows.slice(from, to).map((row) => ({ kind: 'row' as const, row }));
    from = to;
    return [{ kind: 'head', id: `head-${own[0].id}`, head }, ...shown];
  });
}

function ChapterHead({ items, name }: { readonly items: readonly ListItemRow[]; readonly name: string }) {
  const leads = Map.groupBy(items, ({ task }) => task.lead ?? '');
  leads.delete('');
  const [only] = leads;
  const count = items.length;
  return (
    <>
      {name}{' '}
      <small>
        {leads.size === 0 || only === undefined
          ? t('list.chapter.count', { count })
          : leads.size === 1
            ? t('list.chapter.lead', { count, unit: only[0], led: only[1].length })
            : t('list.chapter.leads', { count, units: leads.size })}
      </small>
    </>
  );
}
