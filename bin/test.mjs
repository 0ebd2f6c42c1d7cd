/** `npm test`: installs what it needs, runs every check and says what each part and each domain took. */
import { buildWeb, install } from './launch.mjs';
import { provideBrowser } from './chromium.mjs';
import { conclude, runSteps, sourceChecks, vitest } from './steps.mjs';
import { newReport, timesByDomain } from './times.mjs';

const began = Date.now();
await install();
const reports = [];
const tests = (...projects) => {
  reports.push(newReport(projects.join('-')));
  return vitest(projects, { report: reports.at(-1) });
};

// The tests wait for processes often enough that the checks of the sources fit in beside them.
const done = await runSteps(sourceChecks(), [['规则与数据库测试', () => tests('unit', 'server')]]);
done.push(
  ...(await runSteps([
    ['启动与停止测试', () => tests('processes')],
    ['故障测试', () => tests('faults')],
    ['网页构建', async () => (await buildWeb(), { code: 0 })],
    ['浏览器流程测试', async () => (provideBrowser() ? tests('journeys') : { code: 1 })],
  ])),
);
process.stdout.write(`\n${timesByDomain(reports, done)}`);
conclude('全部检查', done, began);
