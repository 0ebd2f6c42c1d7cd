import { beforeAll, describe, expect, it } from 'vitest';
import { historyWords } from '#web/ledger/history-words.ts';
import { words } from '#web/ledger/words.ts';

beforeAll(() => words.load());

async function wordsOf(act: string, before: string | null, after: string | null): Promise<string[]> {
  return historyWords({ act, before, after });
}

describe('the history of a task in words', () => {
  it('says who leads now, who led before and why', async () => {
    expect(await wordsOf('setLead', '{"lead":null}', '{"lead":"市水利局","reason":"会议纪要 3 号"}')).toEqual([
      '将牵头单位定为“市水利局”',
      '依据：会议纪要 3 号',
    ]);
    expect(await wordsOf('setLead', '{"lead":"市水利局"}', '{"lead":"市财政局"}')).toEqual(['将牵头单位由“市水利局”改为“市财政局”']);
    expect(await wordsOf('setLead', '{"lead":"市水利局"}', '{"lead":null}')).toEqual(['取消牵头单位“市水利局”']);
  });

  it('says what publishing did', async () => {
    expect(await wordsOf('publishDraft', null, '{"code":"1-2.1","title":"甲","text":"甲","lead":null,"version":1}')).toEqual([
      '随第 1 版发布到台账',
    ]);
    expect(await wordsOf('publishDraft', null, '{"code":"1-2.1","title":"甲","text":"甲","lead":"市水利局","version":1}')).toEqual([
      '随第 1 版发布到台账',
    ]);
    expect(
      await wordsOf('publishDraft', '{"title":"甲","text":"旧文","lead":"甲局"}', '{"text":"新文","lead":"乙局","version":2}'),
    ).toEqual(['随第 2 版承接', '原文改写，此前为“旧文”', '将牵头单位由“甲局”改为“乙局”']);
    expect(await wordsOf('publishDraft', '{"state":"open","title":"甲"}', '{"state":"withdrawn","version":2}')).toEqual(['随第 2 版撤下']);
  });

  it('says whom an open list was taken to mean, and whom before', async () => {
    expect(
      await wordsOf(
        'resolveResponsibilities',
        '{"unit":"有关县市区","resolution":"named","units":["泰山区"]}',
        '{"unit":"有关县市区","resolution":"named","units":["泰山区","肥城市"],"reason":"会议纪要"}',
      ),
    ).toEqual(['将责任单位“有关县市区”明确为泰山区、肥城市（原为泰山区）', '依据：会议纪要']);
    expect(
      await wordsOf('decidePlanUnit', '{"unit":"等","resolution":"open","units":[]}', '{"unit":"等","resolution":"as-printed","units":[]}'),
    ).toEqual(['责任单位“等”按原文保留，不明确到具体单位']);
  });

  it('names themes and units that it is shared with', async () => {
    expect(await wordsOf('setTaskThemes', null, '{"added":["济泰同城化"],"removed":["黄河"]}')).toEqual([
      '列入专题“济泰同城化”',
      '移出专题“黄河”',
    ]);
    expect(await wordsOf('setTaskShares', null, '{"added":["济南市"],"removed":[]}')).toEqual(['共享给济南市']);
    expect(
      await wordsOf('setTaskShares', null, '{"added":["济南市"],"removed":["聊城市"],"renewed":["德州市"],"parts":["content"]}'),
    ).toEqual(['共享给济南市', '重新共享给德州市', '不含原文出处', '不再共享给聊城市']);
    expect(await wordsOf('setTaskShares', null, '{"added":["济南市"],"removed":[],"parts":["content","source"]}')).toEqual([
      '共享给济南市',
    ]);
  });

  it('counts principles', async () => {
    expect(await wordsOf('setTaskPrinciples', '{"clauses":["a"]}', '{"clauses":["a","b"]}')).toEqual(['关联的基本原则由 1 条改为 2 条']);
  });

  it('names what a task became or came from, and counts what may not be named', async () => {
    const split = '{"state":"withdrawn","into":["1-2.1"],"unseenInto":2,"reason":"分段实施"}';
    expect(await wordsOf('splitTask', '{"state":"open"}', split)).toEqual([
      '拆分了该事项',
      '改为 1-2.1、其他单位的 2 个事项',
      '依据：分段实施',
    ]);
    expect(await wordsOf('splitTask', null, '{"state":"open","outOf":[],"unseenOutOf":1}')).toEqual([
      '由 其他单位的 1 个事项 拆分出该事项',
    ]);
    expect(await wordsOf('splitTask', '{"state":"open"}', '{"state":"withdrawn","into":[],"unseenInto":2}')).toEqual([
      '拆分了该事项',
      '改为 其他单位的 2 个事项',
    ]);
    expect(await wordsOf('mergeTasks', null, '{"state":"open","outOf":[],"unseenOutOf":2}')).toEqual([
      '由 其他单位的 2 个事项 合并成该事项',
    ]);
    const left = '[{"field":"due","value":{"text":"2027年底前","from":null,"to":"2027-12-31"}},{"field":"kind","value":"project"}]';
    expect(await wordsOf('mergeTasks', null, `{"state":"open","outOf":["1-2.1","1-2.2"],"notTaken":${left}}`)).toEqual([
      '由 1-2.1、1-2.2 合并成该事项',
      '未采用：时限“2027年底前”、类别“项目”',
    ]);
  });

  it('says that a correction was undone, with its reason, and what was chosen in a new version', async () => {
    const due = '{"due":"2027-06-30"}';
    expect(await wordsOf('undoCorrection', due, '{"due":"2026-12-31","undone":"会议纪要 3 号"}')).toEqual([
      '撤销了此前的更正（该更正的依据：会议纪要 3 号）',
      '将时限由“2027-06-30”改为“2026-12-31”',
    ]);
    expect((await wordsOf('undoCorrection', due, '{"due":"2026-12-31"}'))[0]).toBe('撤销了此前的更正');
    expect((await wordsOf('undoCorrection', due, '{"due":"2026-12-31","undone":""}'))[0]).toBe('恢复了此前撤销的更正');
    expect(
      await wordsOf('publishDraft', '{}', '{"code":"1-1.1","version":2,"keptCorrections":["due","units"],"overCorrections":["title"]}'),
    ).toEqual(['随第 2 版承接', '时限、责任单位与新版不一致，选定以更正为准', '题目与新版不一致，选定以新版为准，原更正不再适用']);
    expect(await wordsOf('publishDraft', '{}', '{"version":2,"keptCorrections":["due"]}')).toEqual([
      '随第 2 版承接',
      '时限与新版不一致，选定以更正为准',
    ]);
  });

  it('is silent about what it does not understand', async () => {
    expect(await wordsOf('setLead', 'not json', '{"lead":7,"added":"x"}')).toEqual([]);
  });
});
