/** Drafts and published plans that an older parser read: a draft is read again with what people did, a published plan stays as it was. */
import { describe, expect, it } from 'vitest';
import * as drafts from '#contract/plan/draft-endpoints.ts';
import { listPlans } from '#contract/plan/plan-endpoints.ts';
import { parserVersion } from '#core/plan/parser-version.ts';
import { change, draftOf, type VersionParams } from '#test/plan-steps.ts';
import { startTestServer, type TestServer } from '#test/server.ts';
import { states, upgraded } from '#test/states/upgraded.ts';

/** The draft of the installation, and a version that was published. */
async function versionsOf(server: TestServer): Promise<{ draft: VersionParams; published: VersionParams }> {
  const { plans } = await server.ok(listPlans);
  const inState = (wanted: string): VersionParams => {
    for (const { id, versions } of plans)
      for (const version of versions) if (version.state === wanted) return { planId: id, versionId: version.id };
    return expect.fail(`no version is ${wanted}`);
  };
  return { draft: inState('draft'), published: inState('published') };
}

/** What an older parser took for a task besides: the draft is of that parse. */
async function readOnceMore({ database }: TestServer, { versionId }: VersionParams, words: string): Promise<void> {
  await database.pool.query(
    `insert into plan_parse (jurisdiction_id, version_id, parser_version, ledger, created_at)
     select parse.jurisdiction_id, parse.version_id, 'older',
            jsonb_set(ledger, '{tasks}', jsonb_build_array(ledger -> 'tasks' -> 0 || jsonb_build_object(
              'start', strpos(body, $2) - 1, 'end', strpos(body, $2) - 1 + length($2), 'text', $2::text, 'title', $2::text,
              'assignments', '[]'::jsonb, 'deadlines', '[]'::jsonb, 'projects', '[]'::jsonb)) || (ledger -> 'tasks')), parse.created_at
       from plan_parse parse join plan_version version on version.jurisdiction_id = parse.jurisdiction_id and version.id = parse.version_id
        and version.parser_version = parse.parser_version
      where parse.version_id = $1`,
    [versionId, words],
  );
  await database.pool.query(`update plan_version set parser_version = 'older' where id = $1`, [versionId]);
}

describe.each(states)('an installation of the state %s', (state) => {
  it('reads a draft again with what people did; what no longer fits is a doubt; what was published keeps its parse', async () => {
    await using server = await startTestServer({ over: await upgraded(state), officeName: 'office-after-upgrade' });
    const { draft: params, published } = await versionsOf(server);
    const parses = async () =>
      (await server.database.pool.query('select * from plan_parse where version_id = $1', [published.versionId])).rows;
    const before = { parses: await parses(), answer: await server.ok(drafts.getDraft, { params: published }) };

    await readOnceMore(server, params, '统筹生态保护');
    const old = (await draftOf(server, params)).draft;
    const road = old.tasks.find(({ text }) => text.includes('甲乙高速公路')) ?? expect.fail('no road');
    const gone = old.tasks.find(({ text }) => text === '统筹生态保护') ?? expect.fail('no such task');
    const said = old.applied.length;
    await change(
      server,
      params,
      { type: 'edit-task', task: { ranges: road.ranges }, set: { title: '甲乙高速公路（一期）' } },
      { type: 'edit-task', task: { ranges: gone.ranges }, set: { title: '统筹生态' } },
    );
    const { draft: changed, revision } = await draftOf(server, params);
    expect(changed.tasks.map(({ title }) => title)).toEqual(expect.arrayContaining(['甲乙高速公路（一期）', '统筹生态']));

    const { version } = await server.ok(drafts.parseAgain, { params, body: { revision } });
    expect(version.parserVersion).toBe(parserVersion);
    const { draft: again } = await draftOf(server, params);
    expect(again.applied).toHaveLength(said + 2);
    expect(again.tasks.find(({ text }) => text === road.text)).toMatchObject({ title: '甲乙高速公路（一期）', changed: true });
    expect(again.tasks.some(({ text }) => text === '统筹生态保护')).toBe(false);
    const lost = again.doubts.filter(({ code }) => code === 'operation-lost');
    expect(lost.map(({ start, end, message }) => [again.text.slice(start, end), message.includes('未能放回原处')])).toEqual([
      ['统筹生态保护', true],
    ]);

    expect(await parses()).toEqual(before.parses);
    expect(await server.ok(drafts.getDraft, { params: published })).toEqual(before.answer);
    const refused = await server.call(drafts.parseAgain, { params: published, body: { revision: before.answer.version.draftRevision } });
    expect(refused.problem?.code).toBe('version-not-draft');
  });
});
