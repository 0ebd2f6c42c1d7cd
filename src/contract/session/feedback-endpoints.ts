/** 意见与投诉: where the foot of every page leads. Everybody reads it with the session. */
import { z } from 'zod';
import { none } from '#contract/platform/schema.ts';
import { endpoint } from '#contract/platform/endpoint.ts';
import { sessionTopics } from '#contract/session/topics.ts';
import { longestFeedback } from '#core/session/feedback.ts';

/** An address on the web, or words with a telephone number or an e-mail address (core: `leadsSomewhere`); null: nobody has said. */
export const feedbackSchema = z.string().trim().min(1).max(longestFeedback).nullable();

/** `was`: what the person saw. */
export const changeFeedback = endpoint({
  id: 'changeFeedback',
  tag: '人员',
  method: 'PUT',
  path: '/api/feedback',
  summary: '设定各页末尾“意见与投诉”的去处：网址，或含电话、电子邮箱的一句话',
  touches: [sessionTopics.session],
  params: none,
  query: none,
  body: z.object({ feedback: feedbackSchema, was: feedbackSchema }),
  response: z.object({ feedback: feedbackSchema }),
  failures: ['feedback-changed', 'feedback-invalid'],
});
