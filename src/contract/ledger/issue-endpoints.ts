/** 下发 of a year's list: what is checked before, and issuing itself. */
import { z } from 'zod';
import { endpoint } from '#contract/platform/endpoint.ts';
import { day } from '#contract/platform/day.ts';
import { id, none } from '#contract/platform/schema.ts';
import { planTopics } from '#contract/plan/topics.ts';
import { unitTopics } from '#contract/unit/topics.ts';
import { ledgerTopics } from '#contract/ledger/topics.ts';
import { issuingSteps } from '#core/ledger/list/issuing-steps.ts';
import { findingCodes, findingFields } from '#core/ledger/list/check-list.ts';

export const checkList = endpoint({
  id: 'checkList',
  tag: '年度清单',
  method: 'GET',
  path: '/api/lists/{listId}/checks',
  summary: '下发前检查：没有牵头、没有当年节点、单位未明确、没有联络员账号、填报负担超上限、意见未答复等，逐项指到单元格',
  reads: [
    ledgerTopics.lists,
    ledgerTopics.listItems,
    ledgerTopics.opinions,
    ledgerTopics.tasks,
    planTopics.unitTexts,
    unitTopics.units,
    unitTopics.people,
  ],
  params: z.object({ listId: id }),
  query: none,
  body: none,
  response: z.object({
    revision: z.int(),
    /** Nothing holds the list up. */
    issuable: z.boolean(),
    /** In the order of the items, then by unit. What holds the list up, and hints. */
    findings: z.array(
      z.object({
        code: z.enum(findingCodes),
        holds: z.boolean(),
        item: id.optional(),
        /** Where in the grid: the cell of the first quarter, or a column of the plan. */
        field: z.enum(findingFields).optional(),
        unit: id.optional(),
        /** Not answered by the office yet. */
        opinion: id.optional(),
        count: z.int().optional(),
        limit: z.int().optional(),
      }),
    ),
    /** Every unit that a finding names; one that ended, with what its successors are called. */
    units: z.array(z.object({ id, name: z.string(), successors: z.array(z.string()).optional() })),
    /** Units that answer for items and have not ended, those among them that have a contact, and the fullest period of one of them. */
    contacts: z.object({ units: z.int(), with: z.int() }),
    burden: z.object({ unit: z.string(), cells: z.int() }).nullable(),
    ceiling: z.int(),
  }),
  failures: ['list-not-found'],
});

/** All of it in one transaction: a list is issued whole or not at all. */
export const issueList = endpoint({
  id: 'issueList',
  tag: '年度清单',
  method: 'POST',
  path: '/api/lists/{listId}/issue',
  summary: '下发清单：编号，固定各单位的责任，请各单位签收；有未通过的检查时不能下发',
  touches: [ledgerTopics.lists, ledgerTopics.listItems, ledgerTopics.signFor, ledgerTopics.tasks],
  params: z.object({ listId: id }),
  query: none,
  /** The list as it was seen. */
  body: z.object({ revision: z.int() }),
  response: z.object({
    revision: z.int(),
    items: z.int(),
    /** Units times items: each is asked to sign. */
    signFors: z.int(),
    signDue: z.object({ day, provisional: z.boolean() }),
  }),
  failures: ['list-not-found', 'list-state-wrong', 'list-changed', 'list-not-issuable'],
});

/** While it is issued: by whoever watches, as far as the node that does it tells. */
export const getIssuing = endpoint({
  id: 'getIssuing',
  tag: '年度清单',
  method: 'GET',
  path: '/api/lists/{listId}/issuing',
  summary: '下发到哪一步',
  reads: [ledgerTopics.lists],
  params: z.object({ listId: id }),
  query: none,
  body: none,
  /** Null: it is not being issued now, or another node does it. */
  response: z.object({ step: z.enum(issuingSteps).nullable() }),
  failures: ['list-not-found'],
});
