import { message } from '#contract/platform/message.ts';
import { zh } from '#contract/platform/zh.ts';
import type { Failure } from '#core/failure.ts';

/** Says in one sentence why nothing was started; answers the exit code. */
export function refuse(refusal: Failure): number {
  process.stderr.write(`台账没有启动：${message(zh, refusal.code, refusal.data)}\n`);
  return 1;
}
