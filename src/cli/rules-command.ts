/** `taizhang rules clock FILE`: runs rules on a file of cases, without any database, so that anybody can check them. */
import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { answerClockCases } from './clock-cases.ts';
import { RuleFileError } from './rule-file.ts';

const usage = '用法：taizhang rules clock 文件（- 为标准输入）';

const kinds: Readonly<Record<string, (text: string) => unknown>> = { clock: answerClockCases };

/** Writes the answers to standard output; a sentence with its place to standard error and 1 where the input is not understood. */
export async function rulesCommand(args: readonly string[]): Promise<number> {
  const [kind = '', file] = args;
  const answer = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
  if (answer === undefined || file === undefined || args.length !== 2) {
    process.stderr.write(`${usage}\n`);
    return 2;
  }
  const input = await (file === '-' ? text(process.stdin) : readFile(file, 'utf8')).catch((error: NodeJS.ErrnoException) => error);
  if (input instanceof Error) {
    process.stderr.write(`无法读取文件“${file}”：${input.code === 'ENOENT' ? '文件不存在' : input.message}。\n`);
    return 1;
  }
  try {
    const output = JSON.stringify(answer(input));
    await new Promise<void>((resolve, reject) => process.stdout.write(`${output}\n`, (error) => (error ? reject(error) : resolve())));
    return 0;
  } catch (error) {
    if (!(error instanceof RuleFileError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
}
