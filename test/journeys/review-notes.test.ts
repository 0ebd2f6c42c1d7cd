/** What the review shows beside tasks and doubts: text that was set aside, commas that could go either way, fields that were misread. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { checkPage, startJourney, type Journey, type Visitor } from '#test/browser.ts';
import { reviewPage, soon, type ReviewPage } from '#test/journeys/pages.ts';
import { draftOf, upload, type VersionParams } from '#test/plan-steps.ts';

const text = `首页 > 政务公开
某市体育强市工作方案
目录
一、重点任务（市体育局）……1
二、保障措施……9
一、重点任务
（一）增加赛事种类，合理扩大赛事规模。（责任领导：张三；责任单位：市体育局；建设地点：东湖区）
— 3 —
${Array.from('二三四五六七八九十', (number) => `（${number}）第${number}批场馆改造工程开工建设，改善群众健身条件。（责任单位：市体育局）`).join('\n')}
— 4 —
二、保障措施
加强领导。
上一篇：通知
`;

let journey: Journey;
let visitor: Visitor;
let page: Page;
let review: ReviewPage;
let params: VersionParams;

beforeAll(async () => {
  journey = await startJourney();
  params = await upload(journey.server, text);
  visitor = await journey.visit();
  page = visitor.page;
  review = reviewPage(page);
  await page.goto(`/plans/${params.planId}/versions/${params.versionId}/review`);
  await page.getByRole('article').first().waitFor();
});
afterAll(() => journey.stop());
afterEach(({ task }) => checkPage(visitor, task));

const titles = async () => (await draftOf(journey.server, params)).draft.tasks.map(({ text }) => text);
const inDocument = (words: string) => page.getByRole('document', { name: '原文' }).getByText(words);

describe('the review', () => {
  it('says what was set aside, leads through it, and asks where it speaks of work', async () => {
    await page.getByText('已另置：').waitFor();
    await page.getByRole('button', { name: '目录 3 行' }).click();
    await inDocument('目录').first().waitFor();
    await page.getByRole('button', { name: '网页文字 2 行' }).click();
    await inDocument('首页 > 政务公开').waitFor();
    await page.getByRole('button', { name: '网页文字 2 行' }).click();
    await soon(() => inDocument('上一篇：通知').isVisible()).toBe(true);
    await page.getByRole('button', { name: '页眉页脚 2 处' }).click();
    await soon(() => inDocument('— 3 —').isVisible()).toBe(true);
    const aside = await inDocument('— 3 —').evaluate((place) => place.className);
    expect(aside).toContain('k-set-aside');
    const { draft } = await draftOf(journey.server, params);
    expect(draft.doubts.map(({ message }) => message).filter((message) => message.includes('另置'))).toEqual([
      expect.stringContaining('“（市体育局）”'),
    ]);
  });

  it('joins two tasks at a comma by one click, splits them again by another, and takes it back', async () => {
    await page.getByRole('button', { name: '可拆可并的逗号 1 处' }).click();
    const [one, two] = ['增加赛事种类', '合理扩大赛事规模'];
    expect((await titles()).slice(0, 2)).toEqual([one, two]);
    await page.getByRole('button', { name: /可以并成一项/ }).click();
    await soon(async () => (await titles())[0]).toBe(`${one}，${two}`);
    await page.getByRole('button', { name: /可以拆成两项/ }).click();
    await soon(async () => (await titles()).slice(0, 2)).toEqual([one, two]);
    await review.saved();
    await page.keyboard.press('Control+z');
    await soon(async () => (await titles())[0]).toBe(`${one}，${two}`);
    await page.keyboard.press('Control+z');
    await soon(async () => (await titles()).slice(0, 2)).toEqual([one, two]);
  });

  it('joins and splits at a comma by the keyboard alone', async () => {
    const [one, two] = ['增加赛事种类', '合理扩大赛事规模'];
    await page.getByRole('button', { name: '可拆可并的逗号 1 处' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('toolbar', { name: '选中的文字' }).getByRole('button', { name: '在逗号处合并' }).waitFor();
    await page.keyboard.press('c');
    await soon(async () => (await titles())[0]).toBe(`${one}，${two}`);
    await page.getByRole('button', { name: '在逗号处拆开' }).waitFor();
    await page.keyboard.press('c');
    await soon(async () => (await titles()).slice(0, 2)).toEqual([one, two]);
    await page.keyboard.press('Escape');
  });

  it('says at a comma that is not in view what it could do, on a phone too', async () => {
    const { page: hand } = await journey.visit({ width: 390, height: 844 });
    await hand.goto(`/plans/${params.planId}/versions/${params.versionId}/review`);
    await hand.getByRole('tab', { name: '原文' }).click();
    await hand.getByRole('button', { name: '可拆可并的逗号 1 处' }).click();
    await hand.getByRole('toolbar', { name: '选中的文字' }).getByRole('button', { name: '在逗号处合并' }).click();
    await soon(async () => (await titles())[0]).toContain('，');
    await hand.getByRole('button', { name: '在逗号处拆开' }).click();
    await soon(async () => (await titles()).length).toBe(12);
    await hand.context().close();
    await page.reload();
    await page.getByRole('article').first().waitFor();
  });

  it('corrects a misread field in all tasks that have it, drops one, and takes it back', async () => {
    const card = await review.open(/增加赛事种类/);
    await card.getByRole('button', { name: '责任领导：张三' }).waitFor();
    await card.getByRole('button', { name: '更正“责任领导”' }).click();
    await card.getByLabel('名称，如 责任领导').fill('联系人');
    await card.getByLabel('内容，几个人或几处用“、”隔开').fill('张三、李四');
    await card.getByRole('checkbox', { name: /同一处还用于另外 1 项/ }).waitFor();
    expect(await review.isInView(card.getByRole('button', { name: '去掉“责任领导”' }))).toBe(true);
    await page.keyboard.press('Enter');
    await card.getByRole('button', { name: '联系人：张三、李四' }).waitFor();
    await review.saved();
    const fields = async () =>
      (await draftOf(journey.server, params)).draft.tasks
        .slice(0, 2)
        .map(({ fields }) => fields.map(({ label, values }) => [label, ...values].join(' ')));
    const place = '建设地点 东湖区';
    expect(await fields()).toEqual([
      ['联系人 张三 李四', place],
      ['联系人 张三 李四', place],
    ]);
    await card.getByRole('button', { name: '更正“建设地点”' }).click();
    await card.getByRole('checkbox', { name: /同一处还用于另外 1 项/ }).uncheck();
    await card.getByRole('button', { name: '去掉“建设地点”' }).click();
    await soon(fields).toEqual([['联系人 张三 李四'], ['联系人 张三 李四', place]]);
    await review.saved();
    await page.keyboard.press('Control+z');
    await soon(fields).toEqual([
      ['联系人 张三 李四', place],
      ['联系人 张三 李四', place],
    ]);
  });
});
