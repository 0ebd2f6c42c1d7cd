/**
 * npm run bench: our server beside a bare one (bench-servers.ts). With one of the words below instead what else is measured: how the parser's
 * and the readers' time grows, what the trail costs, and writers who wait for each other.
 */
import { parseArgs } from 'node:util';
import { writeAnswers } from '#test/bench/answers.ts';
import { benchAudit } from '#test/bench/bench-audit.ts';
import { benchGrowth } from '#test/bench/bench-growth.ts';
import { benchIssuing } from '#test/bench/bench-issuing.ts';
import { benchPasting } from '#test/bench/bench-pasting.ts';
import { benchParser } from '#test/bench/bench-parser.ts';
import { benchReports } from '#test/bench/bench-reports.ts';
import { benchServers } from '#test/bench/bench-servers.ts';
import { benchWriters } from '#test/bench/bench-writers.ts';

const help = `npm run bench -- …
  --tasks 10000,100000   sizes of the ledger; 1000000 takes ten minutes to be made
  --reports 100000,1000000   past reports: measures reporting instead; the first run makes them, which takes three minutes
  --connections 1,16     that ask at once
  --rounds 5             of each server, in turn
  --seconds 2            that a round takes
  --only list,record     acts whose names hold one of these
  --keep DIR             keeps the ledgers, so that the next run need not make them
  --json FILE            writes all figures
  --answers DIR          writes what the demonstration's ledger answers instead, to be compared with another revision over the same --keep
  --parser, --growth, --audit, --writers, --issuing, --pasting   measure these instead`;

const { values } = parseArgs({
  options: {
    tasks: { type: 'string', default: '10000,100000' },
    reports: { type: 'string' },
    connections: { type: 'string', default: '1,16' },
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '2' },
    only: { type: 'string', default: '' },
    keep: { type: 'string' },
    json: { type: 'string' },
    answers: { type: 'string' },
    parser: { type: 'boolean', default: false },
    growth: { type: 'boolean', default: false },
    audit: { type: 'boolean', default: false },
    writers: { type: 'boolean', default: false },
    issuing: { type: 'boolean', default: false },
    pasting: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

const listed = (text: string): string[] => text.split(',').flatMap((part) => (part.trim() === '' ? [] : [part.trim()]));
const numbers = (text: string, name: string): number[] =>
  listed(text).map((part) => {
    const value = Number(part);
    if (!(value > 0)) throw new RangeError(`--${name} ${text}: a list of numbers like 1,16`);
    return value;
  });
const one = (text: string, name: string): number => numbers(text, name)[0] ?? 1;

if (values.help) console.log(help);
else if (values.growth) process.exitCode = (await benchGrowth()).length === 0 ? 0 : 1;
else if (values.parser) benchParser();
else if (values.audit) await benchAudit();
else if (values.writers) await benchWriters();
else if (values.pasting) await benchPasting(values.keep);
else if (values.issuing) await benchIssuing(values.keep);
else if (values.answers !== undefined) await writeAnswers(values.answers, values.keep);
else {
  const options = {
    connections: numbers(values.connections, 'connections'),
    rounds: one(values.rounds, 'rounds'),
    milliseconds: one(values.seconds, 'seconds') * 1000,
    only: listed(values.only),
    keep: values.keep,
    json: values.json,
  };
  await (values.reports === undefined
    ? benchServers({ ...options, sizes: numbers(values.tasks, 'tasks') })
    : benchReports({ ...options, sizes: numbers(values.reports, 'reports') }));
}
