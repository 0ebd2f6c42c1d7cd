/** docs/powers.md as the test reads it: the table that people agreed on, never made from the policies. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Role } from '#core/access/subject.ts';

/** 全 · 已发布 · 范围 · 共享 · 遮盖 · 本人 · 开放 · —; docs/powers.md says what each means. */
export const cells = ['全', '已发布', '范围', '共享', '遮盖', '本人', '开放', '—'] as const;
export type Cell = (typeof cells)[number];

/** What a login that is not finished may be waiting for, as its column names it. */
export const stageWords = { password: '改密', factor: '验证', enroll: '绑定' } as const;
export type UnfinishedStage = keyof typeof stageWords;

export interface PowerRow {
  readonly id: string;
  /** The last word of the heading above: whose endpoint it is. */
  readonly domain: string;
  readonly summary: string;
  /** Without a login. */
  readonly nobody: Cell;
  /** Stages at which somebody who is still logging in may use it. */
  readonly stages: readonly UnfinishedStage[];
  readonly byRole: Readonly<Record<Role, Cell>>;
  /** The group of powers that an API token needs; null: none gets in. 开放 needs none. */
  readonly token: string | null;
}

const roleHeads: readonly (readonly [Role, string])[] = [
  ['office', '推进办'],
  ['contact', '联络员'],
  ['unit-leader', '分管负责人'],
  ['supervisor', '督查'],
  ['reader', '领导'],
  ['counterpart', '协作方'],
  ['system-admin', '系统管理员'],
  ['security-admin', '安全管理员'],
  ['audit-admin', '审计管理员'],
];
const heads = ['接口', '做什么', '未登录', '登录未完', ...roleHeads.map(([, head]) => head), '接口令牌'];

/** Every row of the tables in the document, in its order. Throws where the document is not what it says it is. */
export function readPowers(text = readFileSync(join(import.meta.dirname, '../../../docs/powers.md'), 'utf8')): readonly PowerRow[] {
  const rows: PowerRow[] = [];
  let inside = false;
  let domain = '';
  for (const line of text.split('\n')) {
    if (line.startsWith('## ')) domain = line.split(' ').at(-1) ?? '';
    const columns = line.startsWith('|')
      ? line
          .split('|')
          .slice(1, -1)
          .map((column) => column.trim())
      : [];
    if (columns[0] === '接口') {
      if (columns.join() !== heads.join()) throw new Error(`not the heads of a table of powers: ${line}`);
      inside = true;
    } else if (columns.length === 0) inside = false;
    else if (inside && !columns.every((column) => /^-+$/.test(column))) rows.push(rowOf(columns, line, domain));
  }
  return rows;
}

function rowOf(columns: readonly string[], line: string, domain: string): PowerRow {
  if (columns.length !== heads.length) throw new Error(`a row of ${columns.length} columns instead of ${heads.length}: ${line}`);
  const at = (head: string): string => columns[heads.indexOf(head)] ?? '';
  const cell = (head: string): Cell => {
    const found = cells.find((one) => one === at(head));
    if (found === undefined) throw new Error(`${head}: ${at(head)} is no cell: ${line}`);
    return found;
  };
  const token = at('接口令牌');
  return {
    id: at('接口'),
    domain,
    summary: at('做什么'),
    nobody: cell('未登录'),
    stages: stagesOf(at('登录未完')),
    byRole: roleHeads.reduce<Partial<Record<Role, Cell>>>((all, [role, head]) => ({ ...all, [role]: cell(head) }), {}) as Readonly<
      Record<Role, Cell>
    >,
    token: token === '—' ? null : token,
  };
}

function stagesOf(column: string): readonly UnfinishedStage[] {
  const stages = Object.keys(stageWords).filter((one): one is UnfinishedStage => one in stageWords);
  if (column === '—') return [];
  if (column === '开放') return stages;
  return column.split('、').map((word) => {
    const stage = stages.find((one) => stageWords[one] === word);
    if (stage === undefined) throw new Error(`${word} is no stage of a login`);
    return stage;
  });
}
