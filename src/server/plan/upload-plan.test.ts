/** What is done to a plan between the moment when its next version is read and the one when it is stored. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parserVersion } from '#core/plan/parser-version.ts';
import { change, draftOf, publish, upload, type VersionParams } from '#test/plan-steps.ts';
import { startTestServer, type TestServer } from '#test/server.ts';
import { uploadPlan } from './upload-plan.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const text = (more = '') => `方案\n\n一、主要任务\n1.建设甲站。（责任单位：市财政局，有关县市区）\n${more}`;

/** Uploads the next version, with `meanwhile` between its reading and its storing. */
async function uploadAcross(planId: string, content: string, meanwhile: () => Promise<unknown>): Promise<VersionParams> {
  const file = { fileName: '新版.txt', mediaType: 'text/plain', bytes: Buffer.from(content) };
  const loaded = await server.act(async (act) => {
    const answer = await uploadPlan.load({ params: {}, query: {}, body: { planId }, file }, act, '');
    act.unchanged();
    return answer;
  });
  if (!loaded.ok) expect.fail(loaded.code);
  const made = await uploadPlan.work(loaded.value, new AbortController().signal, () => Promise.resolve());
  if (!made.ok) expect.fail(made.code);
  await meanwhile();
  const saved = await server.act((act) =>
    uploadPlan.save(made.value, { ...act, audit: (event) => act.audit({ ...event, act: 'uploadPlan' }) }),
  );
  if (!saved.ok) expect.fail(saved.code);
  expect(saved.value).toMatchObject({ state: 'draft', parserVersion });
  return { planId, versionId: 'id' in saved.value ? saved.value.id : '' };
}

it('a version that is published while the next one is being read hands its decisions on', async () => {
  const { planId, versionId } = await upload(server, text());
  await publish(server, { planId, versionId });
  const publishAnother = async () => {
    const between = await upload(server, text('2.建设乙站。（责任单位：市水利局）\n'), planId);
    const [task] = (await draftOf(server, between)).draft.tasks;
    await change(server, between, { type: 'edit-task', task: { ranges: task?.ranges ?? [] }, set: { title: '甲站一期' } });
    await publish(server, between);
  };
  const across = await uploadAcross(planId, text('2.建设丙站。（责任单位：市水利局）\n'), publishAnother);
  expect((await draftOf(server, across)).draft.tasks[0]?.title).toBe('甲站一期');
});
