/** 安全设置: the rules of logging in, as a jurisdiction sets them. */
import { z } from 'zod';
import { day } from '#contract/platform/day.ts';
import { none, reason } from '#contract/platform/schema.ts';
import { endpoint } from '#contract/platform/endpoint.ts';
import { settingNames, settingRefusals, securityPresets } from '#core/session/security-settings.ts';
import { sessionTopics } from '#contract/session/topics.ts';

const tag = '人员';

const figures = z.partialRecord(z.enum(settingNames), z.int());

const ages = z.array(z.object({ days: z.int(), count: z.int() }));

const settingsSchema = z.object({
  preset: z.enum(securityPresets),
  /** Those that differ from the preset. */
  changes: figures,
  /** From when everybody proves a second factor; null: administrators and the office alone. */
  factorFrom: day.nullable(),
  /** 0: nobody has changed anything yet. */
  revision: z.int(),
  updatedAt: z.string().nullable(),
  updatedBy: z.string().nullable(),
  /** Whom a change would touch: passwords in use by their age in whole days, browsers' sessions that are open, and people
   * without a second factor whose role asks for none; devices that remember a second factor by the days since it was proven;
   * accounts that are not disabled by the days since their last use. */
  inUse: z.object({ passwordAges: ages, sessions: z.int(), withoutFactor: z.int(), rememberedDevices: ages, unusedAccounts: ages }),
});

export type StoredSettings = z.infer<typeof settingsSchema>;

export const getSecuritySettings = endpoint({
  id: 'getSecuritySettings',
  tag,
  method: 'GET',
  path: '/api/security-settings',
  summary: '登录安全设置',
  reads: [sessionTopics.securitySettings],
  params: none,
  query: none,
  body: none,
  response: settingsSchema,
  failures: [],
});

export const changeSecuritySettings = endpoint({
  id: 'changeSecuritySettings',
  tag,
  method: 'PUT',
  path: '/api/security-settings',
  summary: '修改登录安全设置，须写明理由',
  touches: [sessionTopics.securitySettings, sessionTopics.logins, sessionTopics.rememberedDevices],
  params: none,
  query: none,
  body: z.object({ preset: z.enum(securityPresets), changes: figures, factorFrom: day.nullable(), reason, revision: z.int() }),
  response: settingsSchema,
  failures: ['settings-changed', 'setting-fixed-invalid', 'setting-factor-from-invalid', ...Object.values(settingRefusals)],
});
