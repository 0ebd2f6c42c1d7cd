/** How commits are written (CONTRIBUTING.md), of all that this clone has since the rule began. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const began = '2026-11-29T00:00:00Z';
const maxSubject = 72;

/** Every broken rule of one commit's message, in words. */
function violations(message: string): readonly string[] {
  const [subject = '', second = ''] = message.split('\n');
  return [
    ...(subject.length > maxSubject ? [`${subject}: ${subject.length} characters, more than ${maxSubject}`] : []),
    ...(second === '' ? [] : [`${subject}: no empty line before the body`]),
  ];
}

/** None where there is no git: an archive of the sources. */
function newMessages(): readonly string[] {
  try {
    const log = execFileSync('git', ['log', '--no-merges', `--since=${began}`, '-z', '--format=%B'], {
      cwd: join(import.meta.dirname, '..'),
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return log.split('\0').filter((message) => message !== '');
  } catch {
    return [];
  }
}

describe('commit messages', () => {
  it('keep their rules', () => {
    expect(newMessages().flatMap(violations)).toEqual([]);
  });

  it.each([
    ['a subject that is too long', 'x'.repeat(maxSubject + 1)],
    ['a body without an empty line', 'Say what is new\nand why'],
  ])('%s is noticed', (_name, message) => {
    expect(violations(message)).not.toEqual([]);
  });

  it('one as it should be is not', () => {
    expect(violations(`${'x'.repeat(maxSubject)}\n\nThe reason.\n`)).toEqual([]);
  });
});
