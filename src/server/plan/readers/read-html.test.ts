import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readDocument } from './read-document.ts';

async function textOf(page: string | Uint8Array, name = 'a.html'): Promise<string> {
  const result = await readDocument(typeof page === 'string' ? new TextEncoder().encode(page) : page, name);
  return result.ok ? result.document.text.trimEnd() : result.code;
}

describe('web pages', () => {
  it('blocks are lines; scripts, navigation, forms and hidden parts are left out', async () => {
    const page = `<!DOCTYPE html><html><head><title>网站</title><style>p{}</style></head><body><nav>首页</nav><script>1</script>
      <h1>分工
        方案</h1><div>一、<b>总体</b>&nbsp;要求<br>第二行<p>　　段落&#x3000;文字</p>尾</div><form>搜索</form><p style="display: none">隐</p><footer>备案号</footer></body></html>`;
    expect(await textOf(page)).toBe('分工 方案\n一、总体 要求\n第二行\n　　段落　文字\n尾');
  });

  it('tables are lines of tab-separated cells, spans keep their columns, layout tables are just lines', async () => {
    const page = `<html><table><tr><td><p>说明</p><p>二</p></td></tr></table>
      <table><thead><tr><th>序号</th><th>任务</th><th colspan="2">单位</th></tr></thead>
      <tr><td rowspan="2">1</td><td>修路<br>架桥</td><td>甲</td><td>乙</td></tr><tr><td>治水</td><td>丙</td></tr></table></html>`;
    expect(await textOf(page)).toBe('说明\n二\n序号\t任务\t单位\n1\t修路 架桥\t甲\t乙\n\t治水\t丙');
  });

  it('prints the numbers of ordered lists as a browser does', async () => {
    const page =
      '<html><ol><li><p>甲</p><li>乙<ol style="list-style-type: simp-chinese-informal"><li>丙</li></ol></ol><ol start="5"><li>丁<li value="9">戊<li>（一）己</ol><ul><li>庚</ul></html>';
    expect(await textOf(page)).toBe('1.甲\n2.乙\n一、丙\n5.丁\n9.戊\n（一）己\n庚');
  });

  it.each(['<b> </b>', '<td></td>', '<p><font a>', '<tr>', '<a href=x>', '<li>', '&nbsp;', '<br>'])(
    'are read to their end after a hundred thousand of %s',
    async (unit) => {
      expect(await textOf(`<html><pre>   ${' '.repeat(200_000)}</pre><table><tr>${unit.repeat(100_000)}<td>x`)).toMatch(/x$/);
    },
  );

  it('believes bytes more than the declared charset', async () => {
    const gb = readFileSync(new URL('../../../../test/fixtures/plan-gb18030.txt', import.meta.url));
    const head = Buffer.from('<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"></head><body>');
    expect(await textOf(new Uint8Array(Buffer.concat([head, gb])))).toContain('泰安市推进省会经济圈一体化发展分工方案');
    expect(await textOf('<html><meta charset="gbk"><p>一、总体要求</p>')).toBe('一、总体要求');
  });
});

describe('markdown', () => {
  const textOfMarkdown = (text: string): Promise<string> => textOf(text, 'plan.md');

  it('words without marks, numbers kept', async () => {
    const page = [
      '---',
      'title: 方案',
      '---',
      '# 分工方案',
      '',
      '## 一、**总体**要求 ##',
      '1. 推进[规划](https://x)接轨',
      '- *加快*`完成`',
      '> 引用 ![图](a.png)',
      '***',
      '2\\. 面积5*8*9，S_103_线',
      '```',
      '# 原样',
      '```',
    ];
    expect(await textOfMarkdown(page.join('\n'))).toBe(
      '分工方案\n\n一、总体要求\n1. 推进规划接轨\n加快完成\n引用\n2. 面积5*8*9，S_103_线\n# 原样',
    );
  });

  it('tables are lines of tab-separated cells', async () => {
    expect(await textOfMarkdown('| 序号 | **任务** | 单位 |\n| --- | :-: | --- |\n| 1 | 修路 | 甲、乙 |\n\n一|二')).toBe(
      '序号\t任务\t单位\n1\t修路\t甲、乙\n\n一|二',
    );
  });

  it.each(['**', '[', '`', '*a', '_', '![](', '<!--', '| ', '\\*', ' ', '#', '- ', '> ', '|-'])(
    'is read to its end after two hundred thousand of %s',
    async (unit) => {
      expect(await textOfMarkdown(`-${unit.repeat(200_000)}x|`)).toMatch(/x\|?$/);
    },
  );
});
