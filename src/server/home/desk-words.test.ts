/** Whatever a domain puts on 工作台 has its words, in both languages, where the page reads them. */
import { expect, it } from 'vitest';
import { en, zh } from '#contract/catalogue.ts';
import { programActs } from '#core/platform/act-names.ts';
import { isPowerId } from '#core/domains.ts';
import { domains, joinDomains } from '#server/domains.ts';
import { deskParts } from '#server/platform/desk/desk-part.ts';
import { handoverParts } from '#server/platform/desk/handover-part.ts';
import { inboxSources } from '#server/platform/desk/inbox.ts';
import { dutyKinds } from '#server/platform/duty/duty-kind.ts';

joinDomains();
const parts = [...deskParts.values()];
const kinds = [...dutyKinds.values()];
const handedOver = [...handoverParts.values()];
const sources = [...inboxSources.values()];

it('has words for each kind, each figure and each act', () => {
  const wanted = [
    ...kinds.flatMap(({ name }) => [`desk.${name}`, `desk.awaited.${name}`]),
    ...parts.flatMap((part) => [
      ...part.kinds.map((kind) => `desk.${kind}`),
      ...part.awaited.map((name) => `desk.awaited.${name}`),
      ...part.figures.map((name) => `desk.figure.${name}`),
    ]),
    ...handedOver.flatMap((part) => part.kinds.map((kind) => `handover.${kind}`)),
    ...sources.flatMap(({ acts }) => acts.map((act) => `inbox.${act}`)),
  ];
  expect(wanted.length).toBeGreaterThan(20);
  for (const catalogue of [zh, en]) expect(wanted.filter((key) => !Object.hasOwn(catalogue, key))).toEqual([]);
  // Nothing is worded that nobody puts there.
  const said = Object.keys(zh).filter((key) => /^(?:desk|inbox)\./.test(key) && !/\.(?:text|note|due|do)$/.test(key));
  // A source may say an act in its own way.
  const inOwnWay = sources.flatMap(({ name, acts }) => acts.map((act) => `inbox.${name}.${act}`));
  expect(said.filter((key) => !wanted.includes(key) && !inOwnWay.includes(key))).toEqual([]);
});

it('names each once, and acts that there are', () => {
  const names = domains.flatMap(({ desk = [], duties = [], inbox = [] }) => [...desk, ...duties, ...inbox].map(({ name }) => name));
  expect(new Set(names).size).toBe(names.length);
  const rows = [...kinds.map(({ name }) => name), ...parts.flatMap((part) => part.kinds)];
  expect(new Set(rows).size).toBe(rows.length);
  expect([...parts, ...kinds, ...handedOver, ...sources].filter(({ needs }) => !isPowerId(needs))).toEqual([]);
  expect(sources.flatMap(({ acts }) => acts).filter((act) => !isPowerId(act) && !programActs.some((one) => one === act))).toEqual([]);
});
