import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPlan } from '#server/plan/read-plan.ts';

const plan = readFileSync(join(import.meta.dirname, '../../../test/corpus/000-taian-shenghui.txt'));

describe('reading in a child process', () => {
  it('answers text and ledger', async () => {
    const read = await readPlan({ bytes: plan, fileName: '方案.txt' });
    if (!read.ok) throw new Error(read.code);
    expect(read.value.document.text).toBe(plan.toString('utf8'));
    expect(read.value.head.title).toBe('泰安市推进省会经济圈一体化发展分工方案');
    const ledger: { readonly tasks: readonly unknown[] } = JSON.parse(read.value.ledger);
    expect(ledger.tasks.length).toBeGreaterThan(80);
  });

  it('passes on why a file cannot be read', async () => {
    expect(await readPlan({ bytes: new Uint8Array(), fileName: '空.txt' })).toMatchObject({ ok: false, code: 'document-empty' });
  });

  it('answers each of many with its own, one after the other and all at once', async () => {
    const read = async (each: number): Promise<string> => {
      const answer = await readPlan({ bytes: Buffer.from(`第${each}号方案\n\n一、推进甲项目建设。`), fileName: '方案.txt' });
      return answer.ok ? answer.value.document.text.slice(0, 5) : answer.code;
    };
    expect(await read(0)).toBe('第0号方案');
    expect(await Promise.all([1, 2, 3, 4, 5].map(read))).toEqual(['第1号方案', '第2号方案', '第3号方案', '第4号方案', '第5号方案']);
    expect(await read(6)).toBe('第6号方案');
  });

  it('leaves the server free to answer others meanwhile', async () => {
    let turns = 0;
    const ticking = setInterval(() => turns++, 5);
    const read = await readPlan({ bytes: Buffer.concat(Array.from({ length: 60 }, () => plan)), fileName: '长.txt' });
    clearInterval(ticking);
    expect(read.ok).toBe(true);
    expect(turns).toBeGreaterThan(10);
  });
});
