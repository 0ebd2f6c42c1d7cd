import { beforeAll, describe, expect, it } from 'vitest';

// The catalogue's language is remembered by the browser; here there is none.
beforeAll(() => {
  Object.assign(globalThis, { localStorage: { getItem: () => null }, document: { documentElement: {} } });
});

async function wordsOf(before: string | null, after: string | null): Promise<string[]> {
  const { historyWords } = await import('#web/ledger/history-words.ts');
  return historyWords({ before, after });
}

describe('the history of a task in words', () => {
  it('says who leads now, who led before and why', async () => {
    expect(await wordsOf('{"lead":null}', '{"lead":"市水利局","reason":"会议纪要 3 号"}')).toEqual([
      '无 → 市水利局',
      '依据：会议纪要 3 号',
    ]);
    expect(await wordsOf('{"lead":"市水利局"}', '{"lead":null}')).toEqual(['市水利局 → 无']);
  });

  it('says what publishing did', async () => {
    expect(await wordsOf(null, '{"code":"1-2.1","title":"甲","text":"甲","lead":null,"version":1}')).toEqual(['第 1 版']);
    expect(await wordsOf('{"title":"甲","text":"旧文"}', '{"text":"新文","lead":null,"version":2}')).toEqual(['第 2 版', '原文原为“旧文”']);
    expect(await wordsOf('{"state":"open","title":"甲"}', '{"state":"withdrawn","version":2}')).toEqual(['第 2 版', '已撤下']);
  });

  it('says whom an open list was taken to mean, and whom before', async () => {
    expect(
      await wordsOf(
        '{"unit":"有关县市区","resolution":"named","units":["泰山区"]}',
        '{"unit":"有关县市区","resolution":"named","units":["泰山区","肥城市"],"reason":"会议纪要"}',
      ),
    ).toEqual(['“有关县市区”点名 泰山区、肥城市', '原为 泰山区', '依据：会议纪要']);
    expect(await wordsOf('{"unit":"等","resolution":"open","units":[]}', '{"unit":"等","resolution":"as-printed","units":[]}')).toEqual([
      '“等”照印',
    ]);
  });

  it('names themes', async () => {
    expect(await wordsOf(null, '{"added":["济泰同城化"],"removed":[]}')).toEqual(['列入 济泰同城化']);
  });

  it('is silent about what it does not understand', async () => {
    expect(await wordsOf('not json', '{"lead":7,"added":"x"}')).toEqual([]);
  });
});
