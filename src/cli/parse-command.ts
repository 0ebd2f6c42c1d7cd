/** `taizhang parse FILE [--json]`: what the parser makes of a document, without any database. */
import { readFile } from 'node:fs/promises';
import { parsePlan } from '#core/plan/parse-plan.ts';
import { readFailureMessage } from '#core/plan/read-failure.ts';
import { readDocument } from '#server/plan/readers/read-document.ts';
import { formatOutline } from './format-outline.ts';

const usage = '用法：taizhang parse 文件 [--json | --xlsx 输出文件]';

export async function parseCommand(args: readonly string[]): Promise<number> {
  const [file, flag] = args;
  if (file === undefined || file.startsWith('--') || (flag !== undefined && flag !== '--json')) {
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
  const plan = parsePlan(read.document.text);
  const output = flag === '--json' ? JSON.stringify(plan) : formatOutline(plan);
  await new Promise<void>((resolve, reject) => process.stdout.write(`${output}\n`, (error) => (error ? reject(error) : resolve())));
  return 0;
}
