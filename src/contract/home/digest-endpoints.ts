/** 每日摘要: whether a person wants one mail a day, and where. */
import { z } from 'zod';
import { homeTopics } from '#contract/home/topics.ts';
import { endpoint } from '#contract/platform/endpoint.ts';
import { none } from '#contract/platform/schema.ts';
import { emailPattern } from '#core/home/email.ts';

const tag = '工作台';

const email = z.string().max(254).regex(emailPattern, { error: '不是邮箱地址' });

const choice = z.object({
  /** Null: none is known, and nothing is sent. */
  email: email.nullable(),
  wanted: z.boolean(),
});

export const getDigest = endpoint({
  id: 'getDigest',
  tag,
  method: 'GET',
  path: '/api/me/digest',
  summary: '自己的每日摘要：邮箱、要不要',
  reads: [homeTopics.digest],
  params: none,
  query: none,
  body: none,
  /** `offered`: the installation has a mail server. */
  response: choice.extend({ offered: z.boolean() }),
  failures: [],
});

export const changeDigest = endpoint({
  id: 'changeDigest',
  tag,
  method: 'PUT',
  path: '/api/me/digest',
  summary: '填写接收每日摘要的邮箱，打开或关闭摘要；邮箱留空即删除',
  touches: [homeTopics.digest],
  params: none,
  query: none,
  body: choice,
  response: none,
  failures: [],
});
