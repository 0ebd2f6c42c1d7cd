/** The label that a paper bears by its own marks: 内部资料, 工作秘密, 此件公开发布 and the like, in its head, its foot, its name or its properties. */
import { strictestLabel, type Label } from '#core/platform/label.ts';
import { foldMarks, headLines, longestMark, period, separators, type MarkedPart } from '#core/platform/mark-text.ts';

/** The last lines, where 附注 and 版记 say whether the paper is public. */
const footLines = 12;

const sensitiveToken = '(?:工作秘密|敏感信息|敏感资料|(?:核心|普通)商(?:业秘)?密|商业秘密)';
const internalToken =
  '(?:仅?供?内部(?:资料|文件|材料|使用|参考|刊物|发行|传阅|掌握|情况|电报)?|注意保存|注意保密|注意保管|妥善保[存管]|(?:请勿|不得|严禁|切勿)(?:外传|扩散|转载|翻印|传播|复印|上网)|(?:此件)?(?:不|不予|不宜|暂不|依申请)公开(?:发布)?)';
const publicToken = '(?:(?:此件|本文)?(?:公开发布|主动公开|可以公开|可公开))';
const token = `(?:请\\s?)?(?:${sensitiveToken}|${internalToken}|${publicToken})`;
const beforeTokens = /[\s（(【〔［[]{0,4}(?:(?:公开属性|公开方式|密级|信息公开选项|公开类别|公开类型)\s{0,3}[:：]\s{0,3})?/uy;
const firstToken = new RegExp(token, 'uy');
const nextToken = new RegExp(`[\\s,，、;；·★☆!！。]{0,3}(?:${token}|${period})`, 'uy');
const behindTokens = /[\s）)】〕］\]。!！]{0,4}$/uy;
const mostTokens = 5;
const holdsSensitive = new RegExp(sensitiveToken, 'u');
const holdsInternal = new RegExp(internalToken, 'u');

/** Nothing in the line but such marks. Read from one to the next: in one expression their repetitions could be tried in many ways. */
function holdsTokensAlone(line: string): boolean {
  let at = 0;
  const read = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const found = pattern.test(line);
    if (found) at = pattern.lastIndex;
    return found;
  };
  read(beforeTokens);
  if (!read(firstToken)) return false;
  for (let tokens = 1; tokens < mostTokens && read(nextToken); tokens++);
  return read(behindTokens);
}

/** What a paper's marks below the state's secrets say of it; null: nothing. The strictest counts. */
export function markedLabel(parts: Iterable<MarkedPart>): Label | null {
  const labels = Array.from(parts).flatMap(({ place, text: given }) => {
    const text = foldMarks(given);
    const lines = place === 'name' || place === 'properties' ? text.split(separators) : edgeLines(text);
    return lines.flatMap(labelOfLine);
  });
  return strictestLabel(labels);
}

function labelOfLine(line: string): readonly Label[] {
  if (line.length > longestMark || !holdsTokensAlone(line)) return [];
  if (holdsSensitive.test(line)) return ['sensitive'];
  return [holdsInternal.test(line) ? 'internal' : 'public'];
}

/** Head and foot of a text, in trimmed lines with text. */
function edgeLines(text: string): readonly string[] {
  const head = linesFrom(text, headLines);
  return [
    ...head,
    ...text
      .slice(-footLines * 200)
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .slice(-footLines),
  ];
}

function linesFrom(text: string, count: number): readonly string[] {
  const lines: string[] = [];
  let start = 0;
  while (lines.length < count) {
    const end = text.indexOf('\n', start);
    const line = text.slice(start, end < 0 ? text.length : end).trim();
    if (line !== '') lines.push(line);
    if (end < 0) break;
    start = end + 1;
  }
  return lines;
}
