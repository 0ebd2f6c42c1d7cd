/** Those who try every endpoint: one of each role, and more where the scope of the post decides. */
import type { Role } from '#core/access/subject.ts';
import { accountKit, kitOf, openExtra } from '#test/powers/walk/account-kit.ts';
import { counterparts, home, type Persona, type World } from '#test/powers/walk/target.ts';
import type { AppointDetails } from '#test/appoint.ts';

interface Sketch {
  readonly name: string;
  readonly role: Role;
  readonly details?: AppointDetails;
  readonly covers?: readonly string[] | null;
}

/** Everybody who walks, nobody and somebody without a post among them. */
export async function personasOf(world: World): Promise<readonly Persona[]> {
  const { server, atHome, groupId } = world;
  const top = atHome[0]?.unitId ?? '';
  const inGroup: Pick<Sketch, 'covers'> = { covers: [home.below, home.shared] };
  const ofTop: Pick<Sketch, 'covers'> = { covers: [home.top, home.below] };
  const sketches: readonly Sketch[] = [
    { name: '推进办', role: 'office', details: { unit: home.top }, covers: null },
    { name: '联络员（甲局）', role: 'contact', details: { unit: home.top }, ...ofTop },
    { name: '联络员（下属中心）', role: 'contact', details: { unit: home.below }, covers: [home.below] },
    { name: '联络员（专班）', role: 'contact', details: { unit: home.beside, scope: { kind: 'group', unitId: groupId } }, ...inGroup },
    { name: '分管负责人（甲局）', role: 'unit-leader', details: { unit: home.top }, ...ofTop },
    { name: '督查（全辖区）', role: 'supervisor', details: { unit: home.beside }, covers: null },
    { name: '督查（甲局及下级）', role: 'supervisor', details: { scope: { kind: 'subtree', unitId: top } }, ...ofTop },
    { name: '领导（全辖区）', role: 'reader', covers: null },
    { name: '领导（专班）', role: 'reader', details: { scope: { kind: 'group', unitId: groupId } }, ...inGroup },
    { name: '协作方（济南市）', role: 'counterpart', details: { unit: counterparts.sharing } },
    { name: '协作方（德州市）', role: 'counterpart', details: { unit: counterparts.idle } },
    { name: '系统管理员', role: 'system-admin' },
    { name: '安全管理员', role: 'security-admin' },
    { name: '审计管理员', role: 'audit-admin' },
  ];
  const people: Persona[] = [];
  for (const sketch of sketches) people.push(await persona(world, sketch));
  // None of those who walk is the last one of an administration.
  for (const role of ['system-admin', 'security-admin', 'audit-admin'] as const) await accountKit(server, role, {});
  return [
    { name: '未登录', role: null, calls: server.anonymous, own: null, covers: [], unit: null, spare: async () => server.anonymous },
    ...people,
    await withoutPost(world),
  ];
}

async function persona(world: World, { name, role, details = {}, covers = [] }: Sketch): Promise<Persona> {
  const { server } = world;
  const person = await server.as(role, details);
  const kit = await kitOf(server, person);
  return {
    name,
    role,
    calls: person,
    own: { ...world.nowhere, ...kit, name: '自己的', where: 'home' },
    covers,
    ofGroup: details.scope?.kind === 'group',
    unit: details.unit ?? null,
    spare: async () => server.with((await openExtra(server, kit)).cookie),
  };
}

async function withoutPost(world: World): Promise<Persona> {
  const { server } = world;
  const found = await persona(world, { name: '无岗位', role: 'contact', details: { unit: home.top } });
  const { accountId = '' } = found.own ?? {};
  const { kysely } = server.database;
  await kysely.updateTable('session').set({ post_id: null }).where('account_id', '=', accountId).execute();
  await kysely.updateTable('post').set({ ended_at: server.source.clock.now() }).where('account_id', '=', accountId).execute();
  return {
    ...found,
    role: null,
    covers: [],
    spare: async () => server.with((await openExtra(server, { accountId, postId: null })).cookie),
  };
}
