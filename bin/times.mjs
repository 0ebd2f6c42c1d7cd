/** Where the time of the tests goes: by part, and by the domain that a test file belongs to. */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from './launch.mjs';
import { domainOf } from './related-tests.mjs';

/** A place for the times of one run of vitest; what an earlier one left there is gone. */
export function newReport(name) {
  const folder = join(root, 'node_modules/.cache/taizhang-times');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${name}.json`);
  rmSync(path, { force: true });
  return path;
}

/** The table as text. Files run side by side, so that the domains' seconds add up to more than the parts took. */
export function timesByDomain(reports, steps) {
  const rows = new Map();
  for (const { name, startTime, endTime, assertionResults } of reports.flatMap(filesOf)) {
    const domain = domainOf(relative(root, name).replaceAll('\\', '/')) ?? '（不属于单个领域）';
    const row = rows.get(domain) ?? { files: 0, tests: 0, seconds: 0 };
    rows.set(domain, {
      files: row.files + 1,
      tests: row.tests + assertionResults.length,
      seconds: row.seconds + (endTime - startTime) / 1000,
    });
  }
  const domains = [...rows].sort(([, a], [, b]) => b.seconds - a.seconds);
  return [
    ...table(
      ['部分', '秒'],
      steps.map(({ name, seconds }) => [name, seconds.toFixed(1)]),
    ),
    '',
    ...table(
      ['领域', '文件', '测试', '秒'],
      domains.map(([name, row]) => [name, row.files, row.tests, row.seconds.toFixed(1)]),
    ),
    '',
  ].join('\n');
}

function filesOf(report) {
  try {
    return JSON.parse(readFileSync(report, 'utf8')).testResults;
  } catch {
    // It did not come to that.
    return [];
  }
}

function table(head, rows) {
  const lines = [head, ...rows].map((cells) => cells.map(String));
  const widths = head.map((_, column) => Math.max(...lines.map((cells) => widthOf(cells[column]))));
  return lines.map((cells) =>
    cells
      .map((cell, column) => {
        const space = ' '.repeat(widths[column] - widthOf(cell));
        return column === 0 ? cell + space : space + cell;
      })
      .join('  '),
  );
}

/** Chinese characters take two columns of a terminal. */
function widthOf(text) {
  return [...text].reduce((sum, character) => sum + (/[\u2E80-\uFFEF]/.test(character) ? 2 : 1), 0);
}
