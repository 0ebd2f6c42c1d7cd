import { describe, expect, it } from 'vitest';
import { readDocument } from './read-document.ts';

async function read(page: string | Uint8Array): Promise<string> {
  const result = await readDocument(typeof page === 'string' ? new TextEncoder().encode(page) : page, 'a.html');
  return result.ok ? result.document.text : `${result.code} ${JSON.stringify(result.data)}`;
}

describe('what belongs to a page and not to the plan', () => {
  it.each(
    'style script template nav aside footer form button select textarea iframe object svg canvas audio video dialog noscript map'.split(
      ' ',
    ),
  )('is left out: %s', async (tag) => {
    expect(await read(`<html><p>前<${tag}>x</${tag}>后</p>`)).toMatch(/^前\n?后\n$/);
  });

  it.each([
    ['hidden', ''],
    ['style="color: red; display:none"', ''],
    ['style="DISPLAY : NONE"', ''],
    ['style="mso-hide : all"', ''],
    ['style="display: block"', '甲'],
    ['style="mso-hide: none"', '甲'],
    ['class="none"', '甲'],
  ])('is left out when it is hidden: %s', async (attributes, shown) => {
    expect(await read(`<html><p>前<span ${attributes}>甲</span>后</p>`)).toBe(`前${shown}后\n`);
  });
});

describe('a line', () => {
  it.each(
    'address article blockquote center dd details div dl dt fieldset figcaption figure h1 h2 h3 h4 h5 h6 header hr main p pre section summary ul'.split(
      ' ',
    ),
  )('begins and ends with %s', async (tag) => {
    expect(await read(`<html><body>前<${tag}>甲</${tag}>后`)).toBe(tag === 'hr' ? '前\n甲后\n' : '前\n甲\n后\n');
  });

  it.each(['span', 'b', 'a', 'font', 'em', 'u'])('goes on through %s', async (tag) => {
    expect(await read(`<html><p>前<${tag}>甲</${tag}>后</p>`)).toBe('前甲后\n');
  });

  it.each([
    ['<p> 甲 \r\n\t乙\f丙 </p>', '甲 乙 丙\n'],
    ['<p>甲&nbsp;乙&shy;丙\u200B丁\uFEFF戊</p>', '甲 乙丙丁戊\n'],
    ['<p>　　甲　乙　</p>', '　　甲　乙　\n'],
    ['<p>　 　</p><p>甲</p>', '甲\n'],
    ['<p>甲<br><br/>乙<br></p>', '甲\n乙\n'],
    ['<pre>甲 \r\n  乙\r丙\n\n丁</pre>', '甲\n乙\n丙\n丁\n'],
    ['<pre>甲   乙<b>  丙</b></pre>丁   戊', '甲   乙  丙\n丁 戊\n'],
    ['<pre>甲\t\t乙 \t</pre>', '甲\t\t乙\n'],
    ['<!-- 注 --><p>甲<!-- 注 -->乙</p>', '甲乙\n'],
  ])('collapses its blanks as a browser does: %j', async (body, text) => {
    expect(await read(`<html><body>${body}`)).toBe(text);
  });
});

describe('a table of a page', () => {
  it.each([
    ['rows of heads, bodies and feet', '<thead><tr><th>一<th>二<tbody><tr><td>三<td>四<tfoot><tr><td>五<td>六', '一\t二\n三\t四\n五\t六\n'],
    ['a caption as a line', '<caption>附表</caption><tr><td>一<td>二', '附表\n一\t二\n'],
    ['a cell over columns', '<tr><td colspan=2>一<td>二<tr><td>三<td>四<td>五', '一\t\t二\n三\t四\t五\n'],
    ['a cell over more columns than there can be', '<tr><td colspan=101>一<td>二', '一\t二\n'],
    ['a cell over as many columns as there can be', '<tr><td colspan=100>一<td>二', `一${'\t'.repeat(100)}二\n`],
    ['a cell over no columns', '<tr><td colspan=0>一<td>二', '一\t二\n'],
    ['a cell over half a column', '<tr><td colspan=1.5>一<td>二', '一\t二\n'],
    ['a cell over words', '<tr><td colspan=x>一<td>二', '一\t二\n'],
    [
      'a cell over rows, of which the last has it no more',
      '<tr><td rowspan=2>一<td>二<tr><td>三<tr><td>四<td>五',
      '一\t二\n\t三\n四\t五\n',
    ],
    [
      'a cell over rows at the end',
      '<tr><td>一<td>二<td rowspan=2>三<tr><td>四<td>五<tr><td>六<td>七<td>八',
      '一\t二\t三\n四\t五\n六\t七\t八\n',
    ],
    ['a cell over rows and columns', '<tr><td rowspan=2 colspan=2>一<td>二<tr><td>三', '一\t\t二\n\t\t三\n'],
    [
      'a row of one cell below a cell over rows',
      '<tr><td rowspan=3>一<td>二<tr><td><p>三</p><p>四</p><tr><td>五',
      '一\t二\n\t三 四\n\t五\n',
    ],
    ['a row of one cell as lines', '<tr><td>一<td>二<tr><td><p>三</p>四', '一\t二\n三\n四\n'],
    ['blank rows', '<tr><td>一<td>二<tr><td><td> <tr><td>三<td>', '一\t二\n三\n'],
    ['hidden cells, whose column stays', '<tr><td>一<td hidden>藏<td>二', '一\t\t二\n'],
    ['line breaks and tabs inside of a cell', '<tr><td><pre>一\t二\n三</pre>四<td>五', '一 二 三 四\t五\n'],
    ['a table in a cell', '<tr><td><table><tr><td>一<td>二</table><td>三', '一 二\t三\n'],
    ['numbers of a list in a cell', '<tr><td><ol><li>一<li>二</ol><td>三', '1.一 2.二\t三\n'],
  ])('has %s', async (_what, rows, text) => {
    expect(await read(`<html><table>${rows}</table>`)).toBe(text);
  });

  it('stands between the words around it', async () => {
    expect(await read('<html><p>前<span>甲<table><tr><td>一<td>二</table>乙</span>后')).toBe('前甲\n一\t二\n乙后\n');
  });
});

describe('a list of a page', () => {
  it.each([
    ['<ol type=a>', 'a.', 'b.'],
    ['<ol type=A>', 'A.', 'B.'],
    ['<ol type=i>', 'i.', 'ii.'],
    ['<ol type=I>', 'I.', 'II.'],
    ['<ol type=1>', '1.', '2.'],
    ['<ol style="list-style-type:lower-alpha">', 'a.', 'b.'],
    ['<ol style="list-style-type:lower-latin">', 'a.', 'b.'],
    ['<ol style="list-style-type:upper-alpha">', 'A.', 'B.'],
    ['<ol style="list-style-type: upper-latin">', 'A.', 'B.'],
    ['<ol style="list-style-type: lower-roman">', 'i.', 'ii.'],
    ['<ol style="list-style-type: upper-roman">', 'I.', 'II.'],
    ['<ol style="list-style-type: decimal-leading-zero">', '01.', '02.'],
    ['<ol style="list-style-type: cjk-ideographic">', '一、', '二、'],
    ['<ol style="list-style-type: trad-chinese-informal">', '一、', '二、'],
    ['<ol style="list-style-type: simp-chinese-formal">', '壹、', '贰、'],
    ['<ol style="list-style-type: cjk-heavenly-stem">', '甲、', '乙、'],
    ['<ol style="list-style-type: cjk-earthly-branch">', '子、', '丑、'],
    ['<ol style="color: red; LIST-STYLE : inside upper-roman url(x)">', 'I.', 'II.'],
    ['<ol style="list-style: decimal" type=a>', '1.', '2.'],
    ['<ol style="list-style: none">', '', ''],
    ['<ol style="color: red" type=a>', 'a.', 'b.'],
    ['<ol style="list-style: strange" type=a>', 'a.', 'b.'],
    ['<ol type=constructor>', '1.', '2.'],
    ['<ol start=5>', '5.', '6.'],
    ['<ol start=" 5 ">', '5.', '6.'],
    ['<ol start=-1>', '-1.', '0.'],
    ['<ol start=5x>', '1.', '2.'],
    ['<ol start=1.5>', '1.', '2.'],
    ['<ol start=1234567>', '1.', '2.'],
    ['<ul>', '', ''],
    ['<menu>', '', ''],
  ])('%s counts %s %s', async (list, first, second) => {
    expect(await read(`<html>${list}<li>文<li>字`)).toBe(`${first}文\n${second}字\n`);
  });

  it('counts on from a value, and prints an item in its own style', async () => {
    expect(await read('<html><ol><li>文<li value=7 type=I>字<li>句<li style="list-style:none">段<li>章')).toBe(
      '1.文\nVII.字\n8.句\n段\n10.章\n',
    );
  });

  it('counts each list apart, also one inside of another', async () => {
    expect(await read('<html><ol><li>文<ol><li>字</ol><li>句</ol><ol><li>段')).toBe('1.文\n1.字\n2.句\n1.段\n');
  });

  it.each(['一、', '（十二）', '(3)', '10.', '5．', '二十三、'])('keeps an item’s own number %s', async (own) => {
    expect(await read(`<html><ol><li>${own}文`)).toBe(`${own}文\n`);
  });

  it.each(['一般', '2025年', '1234、', '附1、'])('takes %s for no number', async (words) => {
    expect(await read(`<html><ol><li>${words}`)).toBe(`1.${words}\n`);
  });

  it('leaves an item without words out, whose number nobody else gets', async () => {
    expect(await read('<html><ol><li><li>文</ol>字')).toBe('2.文\n字\n');
  });
});

describe('the characters of a page', () => {
  const page = (head: string, hex: string): Uint8Array =>
    new Uint8Array(Buffer.concat([Buffer.from(`<html>${head}<p>`), Buffer.from(hex, 'hex')]));

  it.each([
    ['<meta charset="big5">', 'a440a447', '一二\n'],
    ["<meta charset='BIG5'>", 'a440a447', '一二\n'],
    ['<meta charset=big5>', 'a440a447', '一二\n'],
    ['<meta http-equiv="Content-Type" content="text/html; charset = big5">', 'a440a447', '一二\n'],
    ['<meta charset="gb2312">', 'd2bb8140', '一丂\n'],
    ['<meta charset="gbk">', 'd2bbb6fe', '一二\n'],
    ['<meta charset="no-such">', 'd2bbb6fe', '一二\n'],
    ['', 'd2bbb6fe', '一二\n'],
    [`${' '.repeat(4096)}<meta charset="big5">`, 'd2bbb6fe', '一二\n'],
  ])('are those that it declares, where its bytes agree: %s', async (head, hex, text) => {
    expect(await read(page(head, hex))).toBe(text);
  });
});

describe('a page nested deeper than any page is', () => {
  it('is refused, one that is not is read', async () => {
    expect(await read(`<html>${'<div>'.repeat(998)}文`)).toBe('文\n');
    expect(await read(`<html>${'<div>'.repeat(999)}文`)).toBe('document-too-large {"what":"structure"}');
    expect(await read(`<html>${'<div></div>'.repeat(2000)}文`)).toBe('文\n');
  });
});
