/** `taizhang parse FILE [--json | --xlsx OUT]`: what the parser makes of a document, without any database. */
import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { replay } from '#core/plan/draft/replay.ts';
import type { ParsedPlan } from '#core/plan/parsed-plan.ts';
import { readFailureMessage } from '#core/plan/read-failure.ts';
import { refuseSecrecyMark } from '#core/platform/secrecy-mark.ts';
import { zh } from '#contract/catalogue.ts';
import { message } from '#contract/platform/message.ts';
import { draftTable } from '#server/plan/draft-table.ts';
import { parseDocument } from '#server/plan/parse-document.ts';
import { readDocument } from '#server/plan/readers/read-document.ts';
import { markedParts } from '#server/plan/readers/read-result.ts';
import { dayInShanghai, systemClock } from '#server/platform/clock.ts';
import { makeWorkbook } from '#server/platform/workbook.ts';
import { formatOutline } from './format-outline.ts';

const usage = '用法：taizhang parse 文件 [--json | --xlsx 输出文件]';

export async function parseCommand(args: readonly string[]): Promise<number> {
  const [file, flag, out] = args;
  const known = args.length === 1 || (args.length === 2 && flag === '--json') || (args.length === 3 && flag === '--xlsx');
  if (file === undefined || file.startsWith('--') || !known) {
    process.stderr.write(`${usage}\n`);
    return 2;
  }
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => error);
  if (bytes instanceof Error) {
    process.stderr.write(`无法读取文件“${file}”：${bytes.code === 'ENOENT' ? '文件不存在' : bytes.message}。\n`);
    return 1;
  }
  const read = await readDocument(bytes, file);
  if (!read.ok) {
    process.stderr.write(`${readFailureMessage(read.code, read.data)}\n`);
    return 1;
  }
  const secret = refuseSecrecyMark(markedParts(basename(file), read.document));
  if (secret !== null) {
    process.stderr.write(`${message(zh, secret.code, secret.data)}\n`);
    return 1;
  }
  const plan = { ...parseDocument(read.document), text: read.document.text };
  if (out !== undefined) return writeWorkbook(plan, out);
  const output = flag === '--json' ? JSON.stringify(plan) : formatOutline(plan);
  await new Promise<void>((resolve, reject) => process.stdout.write(`${output}\n`, (error) => (error ? reject(error) : resolve())));
  return 0;
}

/** The unchanged draft ledger, ready to print. */
async function writeWorkbook(plan: ParsedPlan, out: string): Promise<number> {
  const bytes = await makeWorkbook(draftTable(replay(plan, []), dayInShanghai(systemClock.now())));
  const failed = await writeFile(out, bytes).catch((error: NodeJS.ErrnoException) => error);
  if (failed instanceof Error) {
    process.stderr.write(`无法写入“${out}”：${failed.code === 'ENOENT' ? '所在的文件夹不存在' : failed.message}。\n`);
    return 1;
  }
  process.stdout.write(`已写入 ${out}：${plan.tasks.length} 个事项。\n`);
  return 0;
}
