import { describe, expect, it } from 'vitest';
import { domains, powers } from '#core/domains.ts';
import type { Endpoint } from '#contract/platform/endpoint.ts';
import type { Topic } from '#contract/platform/topic.ts';

const order: readonly string[] = domains.map(({ name }) => name);

type Modules = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** What files export, each with its domain, which is their folder. */
function exportsOf(modules: Modules): readonly (readonly [domain: string, value: unknown])[] {
  return Object.entries(modules).flatMap(([path, module]) =>
    Object.values(module).map((value) => [path.split('/')[1] ?? '', value] as const),
  );
}

function isEndpoint(value: unknown): value is Endpoint {
  return typeof value === 'object' && value !== null && 'id' in value && 'method' in value && 'path' in value;
}

function isNamed(value: unknown): value is Readonly<Record<string, Topic>> {
  return typeof value === 'object' && value !== null;
}

const endpoints = exportsOf(import.meta.glob('./*/*endpoints.ts', { eager: true })).flatMap(([domain, value]) =>
  isEndpoint(value) ? [{ domain, endpoint: value }] : [],
);
const owners = new Map(
  exportsOf(import.meta.glob('./*/topics.ts', { eager: true })).flatMap(([domain, value]) =>
    isNamed(value) ? Object.values(value).map((topic) => [topic, domain] as const) : [],
  ),
);

/** Topics that an endpoint must not name: nobody's, or a later domain's. */
function against(domain: string, { id, reads = [], touches = [] }: Pick<Endpoint, 'id' | 'reads' | 'touches'>): readonly string[] {
  return [...reads, ...touches].flatMap((topic) => {
    const owner = owners.get(topic);
    if (owner === undefined) return [`${id}: ${topic.name} is no domain's topic`];
    return order.indexOf(owner) > order.indexOf(domain) ? [`${id} of ${domain}: ${topic.name} is a later domain's`] : [];
  });
}

describe('topics', () => {
  it('are asked of every endpoint', () => {
    expect(endpoints.map(({ endpoint }) => endpoint.id).sort()).toEqual(Object.keys(powers).sort());
  });

  it('stand at each: what is read at a GET, what is touched, if only nothing, at all others', () => {
    const wrong = endpoints.filter(({ endpoint: { method, reads, touches } }) =>
      method === 'GET' ? reads === undefined || touches !== undefined : touches === undefined || reads !== undefined,
    );
    expect(wrong.map(({ endpoint }) => endpoint.id)).toEqual([]);
  });

  it('go from earlier domains to later ones', () => {
    expect(endpoints.flatMap(({ domain, endpoint }) => against(domain, endpoint))).toEqual([]);
  });

  it('have names of their own, each with its domain in front', () => {
    const names = [...owners].map(([{ name }]) => name);
    expect(new Set(names).size).toBe(names.length);
    expect([...owners].filter(([{ name }, domain]) => !name.startsWith(`${domain}.`))).toEqual([]);
  });

  it('are each read by somebody and touched by somebody', () => {
    const used = (which: 'reads' | 'touches') => new Set(endpoints.flatMap(({ endpoint }) => endpoint[which] ?? []));
    const [read, touched] = [used('reads'), used('touches')];
    expect([...owners.keys()].filter((topic) => !read.has(topic) || !touched.has(topic))).toEqual([]);
  });

  it('are noticed where they break the order', () => {
    const tasks = [...owners.keys()].filter(({ name }) => name === 'ledger.tasks');
    expect(against('plan', { id: 'planted', touches: tasks })).toHaveLength(1);
    expect(against('ledger', { id: 'planted', touches: tasks })).toEqual([]);
    expect(against('ledger', { id: 'planted', reads: [{ name: 'ledger.tasks' }] })).toHaveLength(1);
  });

  it('say that what only tells, proves or writes a file touches nothing that pages show', () => {
    const silent = endpoints.filter(({ endpoint }) => endpoint.touches?.length === 0).map(({ endpoint }) => endpoint.id);
    expect(silent.sort()).toEqual([
      'acceptInvite',
      'askPasskey',
      'beginOidc',
      'beginPasskey',
      'beginTotp',
      'checkLink',
      'enterDemo',
      'logIn',
      'logOut',
      'mergeListSheet',
      'mergeReportSheet',
      'previewListing',
      'proveAgain',
      'provePasskey',
      'proveTotp',
      // What is typed into a draft: the page that sends it has the answer.
      'saveReport',
      'switchPost',
    ]);
  });
});
