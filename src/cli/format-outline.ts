/** The ledger as an outline for the terminal. */
import type { ParsedPlan, ParsedTask } from '#core/plan/parsed-plan.ts';

const kinds = { policy: '政策', matter: '事项', platform: '平台', project: '项目' } as const;

function taskLine(plan: ParsedPlan, task: ParsedTask): string {
  const units = task.assignments.flatMap((index) => {
    const found = plan.assignments[index];
    return found ? [...found.lead, ...found.responsible, ...found.local] : [];
  });
  const dates = task.deadlines.flatMap((index) => plan.deadlines[index]?.raw ?? []);
  const fields = task.fields.flatMap((index) => {
    const field = plan.fields[index];
    return field === undefined ? [] : [`${field.label}：${field.values.join('、')}`];
  });
  const marks = [kinds[task.kind], ...dates, ...fields, [...new Set(units)].slice(0, 3).join('、')].filter((mark) => mark !== '');
  return `${task.role === 'overall' ? '○' : '●'} ${task.title}  [${marks.join(' · ')}]`;
}

/** Headings with their tasks below them, then the figures and what a person has to settle. */
export function formatOutline(plan: ParsedPlan): string {
  const lines = [
    plan.title === '' ? '（未识别出标题）' : plan.title,
    [plan.docNumber, plan.issuedOn].filter((part) => part !== null).join('  '),
    '',
  ];
  let shown = 0;
  const takeBefore = (offset: number, indent: string): void => {
    for (let task = plan.tasks[shown]; task && task.start < offset; task = plan.tasks[++shown])
      lines.push(`${indent}${taskLine(plan, task)}`);
  };
  let indent = '';
  for (const heading of plan.headings) {
    takeBefore(heading.start, `${indent}  `);
    const steps = heading.path.split('/');
    indent = '  '.repeat(steps.length - 1);
    lines.push(`${indent}${steps.at(-1) ?? ''} ${heading.heading}`.trimEnd());
  }
  takeBefore(Infinity, `${indent}  `);
  const leftover = plan.clauses.filter((clause) => clause.kind === 'other').reduce((sum, clause) => sum + clause.end - clause.start, 0);
  lines.push(
    '',
    `${plan.headings.length} 个标题，${plan.tasks.length} 项任务，${plan.assignments.length} 处责任分工，${plan.deadlines.length} 个时限，${plan.projects.length} 个具名项目；未识别 ${leftover} 字。`,
  );
  if (plan.doubts.length > 0) lines.push('', '待确认：', ...plan.doubts.map((doubt) => `  - ${doubt.message}`));
  return lines.join('\n');
}
